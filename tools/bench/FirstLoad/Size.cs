namespace Brygga.Bench.FirstLoad;

/// <summary>How many records the two sides hold together, and whether calls are held back as the real systems want it.</summary>
internal sealed record Size(int Customers, int Products, int Projects, bool Limits)
{
    public static Size Full { get; } = new(10_000, 2_000, 3_000, Limits: false);

    /// <summary>A tenth, at the pace that the systems allow.</summary>
    public static Size Tenth { get; } = new(1_000, 200, 300, Limits: true);
}
