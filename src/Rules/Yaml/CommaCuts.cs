namespace Brygga.Rules.Yaml;

/// <summary>Inside <c>{ }</c> YAML ends a value at a comma, also in the middle of <c>without('ab', 'hb')</c>, and takes the rest for a key.</summary>
internal static class CommaCuts
{
    public static bool Made(Option<YamlPair> before, YamlNode.Scalar key, YamlNode value) =>
        before.Exists(static p => p.Value is YamlNode.Scalar cut && IsOpen(cut.Text))
        || !key.Text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or ' ' or '-')
        || (before.IsSome && value is YamlNode.Scalar { Text.Length: 0 });

    /// <summary>A bracket or a quote that is not closed.</summary>
    private static bool IsOpen(string text)
    {
        var depth = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '\'') quoted = !quoted;
            else if (!quoted) depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
        }
        return quoted || depth != 0;
    }
}
