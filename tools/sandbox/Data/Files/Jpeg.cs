namespace Brygga.Sandbox.Data.Files;

/// <summary>
/// The picture as a baseline JPEG (ITU-T T.81). Every block of 8 by 8 points has one colour, so of its 64 coefficients the first says all, and
/// quantisation by 1 loses nothing of it.
/// </summary>
internal sealed class Jpeg
{
    /// <summary>How many codes of each length the standard's table for first coefficients has; its symbols are 0 to 11 in order.</summary>
    private static readonly byte[] Lengths = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

    private static readonly (int Code, int Length)[] Codes = [.. Coded()];
    private readonly List<byte> file = [];
    private int waiting;
    private int waitingBits;

    /// <summary>In red, green and blue, turned as EXIF says: 6 is a quarter to the right. 0 leaves EXIF out.</summary>
    public static byte[] Photo(int orientation)
    {
        var jpeg = new Jpeg();
        jpeg.file.AddRange([0xFF, 0xD8]);
        if (orientation > 0) jpeg.Segment(0xE1, Exif((byte)orientation));
        else jpeg.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 1, 0, 72, 0, 72, 0, 0]);
        return jpeg.Scanned(3, static (red, green, blue) =>
        [
            (0.299 * red) + (0.587 * green) + (0.114 * blue), 128 - (0.168736 * red) - (0.331264 * green) + (0.5 * blue),
            128 + (0.5 * red) - (0.418688 * green) - (0.081312 * blue),
        ]);
    }

    /// <summary>In the four colours of print, inverted as Adobe writes them.</summary>
    public static byte[] Print()
    {
        var jpeg = new Jpeg();
        jpeg.file.AddRange([0xFF, 0xD8]);
        jpeg.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]);
        return jpeg.Scanned(4, static (red, green, blue) => [red, green, blue, 255]);
    }

    private byte[] Scanned(int components, Func<byte, byte, byte, double[]> colour)
    {
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(0xC0, [8, 0, Picture.Height, 0, Picture.Width, (byte)components, .. Enumerable.Range(1, components).SelectMany(static id => new byte[] { (byte)id, 0x11, 0 })]);
        Segment(0xC4, [0x00, .. Lengths, .. Enumerable.Range(0, 12).Select(static symbol => (byte)symbol)]);

        // The other coefficients need one code: the end of the block.
        Segment(0xC4, [0x10, 1, .. new byte[15], 0x00]);
        Segment(0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(static id => new byte[] { (byte)id, 0x00 }), 0, 63, 0]);
        var before = new int[components];
        for (var y = 0; y < Picture.Height; y += 8)
            for (var x = 0; x < Picture.Width; x += 8)
                Block(colour, Picture.At(x, y), before);
        while (waitingBits != 0) Bits(1, 1);
        return [.. file, 0xFF, 0xD9];
    }

    /// <summary>Of each component the difference to the block before.</summary>
    private void Block(Func<byte, byte, byte, double[]> colour, (byte Red, byte Green, byte Blue) at, int[] before)
    {
        foreach (var (i, value) in colour(at.Red, at.Green, at.Blue).Index())
        {
            var coefficient = (int)Math.Round((value - 128) * 8);
            var difference = coefficient - before[i];
            before[i] = coefficient;
            var size = difference == 0 ? 0 : (int)Math.Log2(Math.Abs(difference)) + 1;
            Bits(Codes[size].Code, Codes[size].Length);
            Bits(difference < 0 ? difference + (1 << size) - 1 : difference, size);
            Bits(0, 1);
        }
    }

    private void Bits(int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
        {
            waiting = (waiting << 1) | ((value >> bit) & 1);
            if (++waitingBits < 8) continue;
            file.Add((byte)waiting);
            if ((byte)waiting == 0xFF) file.Add(0);
            (waiting, waitingBits) = (0, 0);
        }
    }

    private void Segment(byte marker, byte[] content) => file.AddRange([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content]);

    private static byte[] Exif(byte orientation) => [.. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static IEnumerable<(int Code, int Length)> Coded()
    {
        var code = 0;
        for (var length = 1; length <= 16; length++, code <<= 1)
            for (var i = 0; i < Lengths[length - 1]; i++)
                yield return (code++, length);
    }
}
