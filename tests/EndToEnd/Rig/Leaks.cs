using System.Text;

namespace Brygga.EndToEnd.Rig;

/// <summary>Looks for secrets in whatever came out, in each form in which they could have come along: as they are, in UTF-16, base64 and hex.</summary>
internal sealed class Leaks
{
    private const int Shortest = 8;

    private readonly (string Form, byte[] Bytes)[] _forms;

    public Leaks(IEnumerable<string> secrets)
    {
        var all = secrets.ToList();
        Assert.All(all, static secret => Assert.InRange(secret.Length, Shortest, int.MaxValue));
        _forms = [.. all.Distinct(StringComparer.Ordinal).SelectMany(Forms)];
    }

    /// <summary>What of which secret is in a text; the secret itself is not said in full.</summary>
    public IEnumerable<string> In(string where, string text) => In(where, Encoding.UTF8.GetBytes(text));

    public IEnumerable<string> In(string where, byte[] content) =>
        _forms.Where(form => content.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => $"{where} holds {form.Form}");

    public IEnumerable<string> InFile(string path) => In(path, File.ReadAllBytes(path));

    private static IEnumerable<(string Form, byte[] Bytes)> Forms(string secret)
    {
        var (bytes, name) = (Encoding.UTF8.GetBytes(secret), $"{secret[..4]}...");
        yield return (name, bytes);
        yield return ($"{name} in UTF-16", Encoding.Unicode.GetBytes(secret));
        yield return ($"{name} in hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        yield return ($"{name} in hex", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        foreach (var text in Base64(bytes).SelectMany(static text => new[] { text, text.Replace('+', '-').Replace('/', '_') }).Distinct(StringComparer.Ordinal))
            yield return ($"{name} in base64", Encoding.ASCII.GetBytes(text));
    }

    /// <summary>What of its base64 does not depend on its neighbours, for each of the three places where it may begin.</summary>
    private static IEnumerable<string> Base64(byte[] bytes) => Enumerable.Range(0, 3).Select(before =>
    {
        var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var (from, to) = (((before * 8) + 5) / 6, (before + bytes.Length) * 8 / 6);
        return text[from..to];
    });
}
