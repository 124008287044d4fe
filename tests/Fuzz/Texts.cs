using System.Runtime.InteropServices;
using System.Text;

namespace Brygga.Fuzz;

/// <summary>Texts as files: UTF-8 without a mark, or the characters as they are where UTF-8 can't hold them, since half a pair is text too.</summary>
internal static class Texts
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>No UTF-8 begins so.</summary>
    private const byte Raw = 0xFF;

    public static byte[] Write(string text)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return [Raw, .. MemoryMarshal.AsBytes(text.AsSpan())];
        }
    }

    public static string Read(byte[] bytes) =>
        bytes is [Raw, ..] ? new string(MemoryMarshal.Cast<byte, char>(bytes.AsSpan(1))) : Strict.GetString(bytes);

    /// <summary>As a file of these bytes is read by the product.</summary>
    public static string AsFile(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Half a surrogate pair is no text that can be stored or sent.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
