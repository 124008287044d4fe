using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Brygga.Sandbox.Data.Files;

/// <summary>The oldest encryption of PDF, which every reader knows: RC4 with a key of 40 bits (ISO 32000-1, 7.6, revision 2).</summary>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The format prescribes it; nothing is kept secret.")]
internal sealed class PdfEncryption
{
    private const int Rights = -44;

    private static readonly byte[] Filling = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
    private static readonly byte[] FileId = Encoding.ASCII.GetBytes("brygga-sandbox-1");
    private readonly byte[] key;

    public PdfEncryption(string password)
    {
        var (user, owner) = (Padded(password), Padded("ekonomi"));
        var ownerEntry = Rc4(MD5.HashData(owner)[..5], user);
        Span<byte> rights = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(rights, Rights);
        key = MD5.HashData([.. user, .. ownerEntry, .. rights, .. FileId])[..5];
        Dictionary = PdfFile.Body(FormattableString.Invariant(
            $"<< /Filter /Standard /V 1 /R 2 /O {Hex(ownerEntry)} /U {Hex(Rc4(key, Filling))} /P {Rights} >>"));
    }

    /// <summary>What the trailer names as <c>Encrypt</c>; it is not encrypted itself.</summary>
    public byte[] Dictionary { get; }

    public static string Id => Hex(FileId);

    /// <summary>An object with its stream encrypted under a key of its own. The objects here have no texts outside their streams.</summary>
    public byte[] Object(int number, byte[] body)
    {
        var (begin, end) = (body.AsSpan().IndexOf("stream\n"u8), body.AsSpan().LastIndexOf("\nendstream"u8));
        if (begin < 0) return body;
        begin += 7;
        byte[] own = MD5.HashData([.. key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0])[..10];
        return [.. body[..begin], .. Rc4(own, body[begin..end]), .. body[end..]];
    }

    private static byte[] Padded(string password) => [.. Encoding.Latin1.GetBytes(password).Concat(Filling).Take(32)];

    private static string Hex(byte[] bytes) => $"<{Convert.ToHexString(bytes)}>";

    private static byte[] Rc4(byte[] key, byte[] content)
    {
        var state = Enumerable.Range(0, 256).Select(static i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var sealedContent = new byte[content.Length];
        for (int n = 0, i = 0, j = 0; n < content.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            sealedContent[n] = (byte)(content[n] ^ state[(state[i] + state[j]) & 255]);
        }

        return sealedContent;
    }
}
