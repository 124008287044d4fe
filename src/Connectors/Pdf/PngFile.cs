using System.Buffers.Binary;

namespace Brygga.Connectors.Pdf;

/// <summary>The chunks of a PNG.</summary>
internal static class PngFile
{
    private const int Signature = 8;

    /// <summary>Length and name before, and a checksum after.</summary>
    private const int Before = 8;

    private const int After = 4;

    /// <summary>The packed pixels, which a PDF takes as they are.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Pixels(ReadOnlyMemory<byte> png)
    {
        for (var at = Signature; at + Before <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.Span[at..]);
            if (png.Span.Slice(at + 4, 4).SequenceEqual("IDAT"u8)) yield return png.Slice(at + Before, length);
            at += Before + length + After;
        }
    }
}
