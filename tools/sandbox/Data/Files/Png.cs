using System.Buffers.Binary;
using System.IO.Compression;

namespace Brygga.Sandbox.Data.Files;

/// <summary>The picture as a PNG whose lower half one sees through (ISO/IEC 15948).</summary>
internal static class Png
{
    public static byte[] Screenshot()
    {
        using var points = new MemoryStream();
        for (var y = 0; y < Picture.Height; y++)
        {
            points.WriteByte(0);
            for (var x = 0; x < Picture.Width; x++)
            {
                var (red, green, blue) = Picture.At(x, y);
                points.Write([red, green, blue, y < Picture.Height / 2 ? (byte)255 : (byte)128]);
            }
        }

        byte[] header = [0, 0, 0, Picture.Width, 0, 0, 0, Picture.Height, 8, 6, 0, 0, 0];
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, Packed(points.ToArray())), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Packed(byte[] points)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(points);
        return packed.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] summed = [.. type, .. content];
        return [.. Whole((uint)content.Length), .. summed, .. Whole(Checksum(summed))];
    }

    private static byte[] Whole(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static uint Checksum(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var one in content)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
