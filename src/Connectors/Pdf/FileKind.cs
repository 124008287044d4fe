namespace Brygga.Connectors.Pdf;

/// <summary>What a file is.</summary>
internal enum FileKind
{
    Unknown,
    Pdf,
    Jpeg,
    Png,
    Tiff,
}

/// <summary>Tells what a file is by its first bytes: names and content types are what somebody wrote.</summary>
internal static class FileKinds
{
    /// <summary>Readers of PDF look for its mark in this many bytes, since some mail systems and scanners put lines before it.</summary>
    private const int JunkBeforePdf = 1024;

    public static FileKind Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileKind.Jpeg;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return FileKind.Png;
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)) return FileKind.Tiff;
        return bytes[..Math.Min(bytes.Length, JunkBeforePdf)].IndexOf("%PDF-"u8) >= 0 ? FileKind.Pdf : FileKind.Unknown;
    }
}
