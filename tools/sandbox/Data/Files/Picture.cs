namespace Brygga.Sandbox.Data.Files;

/// <summary>
/// A picture whose four corners differ, so that one sees how it is turned: red, green, blue and white, read as text is. It is wider than high and
/// made of blocks of 8 by 8 points.
/// </summary>
internal static class Picture
{
    public const int Width = 96;
    public const int Height = 64;

    /// <summary>The colour of a point.</summary>
    public static (byte Red, byte Green, byte Blue) At(int x, int y) => (x < Width / 2, y < Height / 2) switch
    {
        (true, true) => (220, 20, 20),
        (false, true) => (20, 160, 20),
        (true, false) => (20, 20, 220),
        _ => (250, 250, 250),
    };
}
