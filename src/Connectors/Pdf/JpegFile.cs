using System.Buffers.Binary;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>A JPEG whose bytes can stand in a PDF as they are.</summary>
/// <param name="Pieces">The file without what is not the picture: EXIF (where and with what it was taken), thumbnails, comments.</param>
internal sealed record JpegFile(int Width, int Height, bool Grey, Seq<ReadOnlyMemory<byte>> Pieces)
{
    private const byte Exif = 0xE1;
    private const byte Editor = 0xED;
    private const byte Comment = 0xFE;
    private const byte Scan = 0xDA;

    /// <summary>Lossless, arithmetic and hierarchical JPEG, and other colours than grey and RGB, must be written anew: None.</summary>
    public static Option<JpegFile> Read(ReadOnlyMemory<byte> bytes)
    {
        var pieces = new List<ReadOnlyMemory<byte>> { bytes[..2] };
        var frame = Option<JpegFile>.None;
        for (var at = 2; at + 4 <= bytes.Length && bytes.Span[at] == 0xFF;)
        {
            var marker = bytes.Span[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[(at + 2)..]);
            if (marker == Scan) return frame.Map(one => one with { Pieces = toSeq(pieces).Add(bytes[at..]).Strict() });
            if (end > bytes.Length) break;
            if (IsFrame(marker)) frame = Frame(marker, bytes.Span[(at + 4)..end]);
            if (marker is not (Exif or Editor or Comment)) pieces.Add(bytes[at..end]);
            at = end;
        }

        return None;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Baseline, extended and progressive, which is what a PDF takes.</summary>
    private static Option<JpegFile> Frame(byte marker, ReadOnlySpan<byte> frame)
    {
        if (marker > 0xC2 || frame.Length < 6 || frame[0] != 8 || frame[5] is not (1 or 3)) return None;
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
        return height == 0 || width == 0 ? None : new JpegFile(width, height, frame[5] == 1, default);
    }
}
