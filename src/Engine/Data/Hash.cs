using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Brygga.Engine.Data;

/// <summary>The first 128 bits of a SHA-256, written as 32 hexadecimal digits: identities and fingerprints in state and plans.</summary>
public readonly record struct Hash(UInt128 Bits)
{
    /// <summary>Each call of the digest costs more than hashing a short part: parts are handed over by the page.</summary>
    private const int Gathered = 4096;

    public static Hash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return new(BinaryPrimitives.ReadUInt128BigEndian(digest));
    }

    public static Hash Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static Hash OfParts(IEnumerable<string> parts) => OfParts(parts.Select(static part => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(part)));

    /// <summary>A hash over parts that can't run into each other: each part is preceded by its length.</summary>
    public static Hash OfParts(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var gathered = new ArrayBufferWriter<byte>();
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(gathered.GetSpan(sizeof(int)), part.Length);
            gathered.Advance(sizeof(int));
            gathered.Write(part.Span);
            if (gathered.WrittenCount < Gathered) continue;
            sha.AppendData(gathered.WrittenSpan);
            gathered.ResetWrittenCount();
        }
        sha.AppendData(gathered.WrittenSpan);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        sha.GetHashAndReset(digest);
        return new(BinaryPrimitives.ReadUInt128BigEndian(digest));
    }

    public static Hash Parse(string hex) => new(UInt128.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    public override string ToString() => Bits.ToString("x32", CultureInfo.InvariantCulture);
}
