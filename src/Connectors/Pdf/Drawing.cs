using LanguageExt;

namespace Brygga.Connectors.Pdf;

/// <summary>A picture as it stands in a PDF.</summary>
/// <param name="Turn">How it is turned when it is drawn: EXIF's number, 1 for not at all.</param>
/// <param name="Dpi">Pixels an inch, where the picture says so credibly.</param>
internal sealed record Drawing(Packing Packing, int Width, int Height, bool Grey, int Turn, Option<double> Dpi, Seq<ReadOnlyMemory<byte>> Pieces)
{
    private const int LiesOnItsSide = 5;

    public long Bytes => Pieces.Sum(static piece => (long)piece.Length);

    /// <summary>As it is seen.</summary>
    public (int Width, int Height) Shown => Turn >= LiesOnItsSide ? (Height, Width) : (Width, Height);
}

/// <summary>The ways in which pixels are packed.</summary>
internal enum Packing
{
    /// <summary>JPEG: photographs.</summary>
    Jpeg,

    /// <summary>As PNG does it: what is drawn or copied from a screen.</summary>
    Flate,

    /// <summary>CCITT group 4: black and white, as fax and office scanners do it.</summary>
    Group4,
}
