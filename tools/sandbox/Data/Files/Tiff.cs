using System.Buffers.Binary;

namespace Brygga.Sandbox.Data.Files;

/// <summary>The picture in grey on several pages of one TIFF, as scanners send them (TIFF 6.0), without compression.</summary>
internal static class Tiff
{
    private const int Entries = 11;
    private const int Directory = 2 + (Entries * 12) + 4;

    public static byte[] Scan(int pages)
    {
        using var file = new MemoryStream();
        file.Write([.. "II"u8, 42, 0, 8, 0, 0, 0]);
        for (var page = 0; page < pages; page++)
        {
            var points = (int)file.Position + Directory;
            var next = page == pages - 1 ? 0 : points + (Picture.Width * Picture.Height) + 8;
            file.Write(Header(page, pages, points, next));
            for (var y = 0; y < Picture.Height; y++)
                for (var x = 0; x < Picture.Width; x++)
                    file.WriteByte(Grey(x, y));

            // The resolution, a fraction, comes after its page.
            file.Write([72, 0, 0, 0, 1, 0, 0, 0]);
        }

        return file.ToArray();
    }

    private static byte Grey(int x, int y)
    {
        var (red, green, blue) = Picture.At(x, y);
        return (byte)((red * 299 + green * 587 + blue * 114) / 1000);
    }

    private static byte[] Header(int page, int pages, int points, int next)
    {
        const int shortNumber = 3;
        const int number = 4;
        const int fraction = 5;
        var resolution = points + (Picture.Width * Picture.Height);
        byte[] end = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(end, next);
        return
        [
            Entries, 0, .. Entry(256, shortNumber, Picture.Width), .. Entry(257, shortNumber, Picture.Height), .. Entry(258, shortNumber, 8),
            .. Entry(259, shortNumber, 1), .. Entry(262, shortNumber, 1), .. Entry(273, number, points), .. Entry(278, shortNumber, Picture.Height),
            .. Entry(279, number, Picture.Width * Picture.Height), .. Entry(282, fraction, resolution), .. Entry(283, fraction, resolution),
            .. Entry(297, shortNumber, page | (pages << 16), count: 2), .. end,
        ];
    }

    private static byte[] Entry(ushort tag, ushort type, int value, int count = 1)
    {
        var entry = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), type);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), count);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), value);
        return entry;
    }
}
