using System.Globalization;
using System.Text;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Layers;

/// <summary>A merged rule file as text again, each line with the place where it was written: reading it gives the same rules.</summary>
internal sealed class MergedText
{
    /// <summary>Where the origins stand, if the line leaves room.</summary>
    private const int OriginColumn = 88;

    private readonly StringBuilder _text = new();

    private readonly bool _origins;

    private MergedText(bool origins) => _origins = origins;

    public static string Print(YamlNode.Mapping file, bool origins)
    {
        var text = new MergedText(origins);
        text.Pairs(file, 0);
        return text._text.ToString();
    }

    private void Pairs(YamlNode.Mapping map, int depth)
    {
        foreach (var pair in map.Pairs) Value($"{Indent(depth)}{Plain(pair.Key.Text)}:", pair.Key.At, pair.Value, depth);
    }

    /// <summary>A value behind the key or the dash that it belongs to.</summary>
    private void Value(string head, Origin at, YamlNode value, int depth)
    {
        switch (value)
        {
            case YamlNode.Scalar scalar when IsPlain(scalar.Text) || !IsFoldable(scalar.Text):
                Line($"{head} {Plain(scalar.Text)}", scalar.At);
                break;
            case YamlNode.Scalar scalar:
                Line($"{head} >-", scalar.At);
                _text.Append(Indent(depth + 1)).Append(scalar.Text).Append('\n');
                break;
            case YamlNode.Mapping { Pairs.IsEmpty: true } map:
                Line($"{head} {{}}", map.At);
                break;
            case YamlNode.Mapping map:
                Line(head, at);
                Pairs(map, depth + 1);
                break;
            case YamlNode.Sequence list when list.Items.ForAll(IsWord):
                Line($"{head} [{string.Join(", ", list.Items.Map(static i => ((YamlNode.Scalar)i).Text))}]", list.At);
                break;
            case YamlNode.Sequence list:
                Line(head, at);
                foreach (var item in list.Items) Item(item, depth + 1);
                break;
        }
    }

    /// <summary>A map under a dash begins on the next line, deeper.</summary>
    private void Item(YamlNode item, int depth) => Value($"{Indent(depth)}-", item.At, item, depth);

    private void Line(string line, Origin at)
    {
        _text.Append(line);
        if (_origins) _text.Append(' ', Math.Max(2, OriginColumn - line.Length)).Append(CultureInfo.InvariantCulture, $"# {at}");
        _text.Append('\n');
    }

    private static string Indent(int depth) => new(' ', 2 * depth);

    private static string Plain(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>What YAML reads back as it stands, outside { } and [ ].</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && text.Trim().Length == text.Length && !text.Any(IsSpecial)
        && !"!&*-?|>@`\"'#%{}[],:=~".Contains(text[0], StringComparison.Ordinal)
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && text[^1] != ':';

    private static bool IsWord(YamlNode node) =>
        node is YamlNode.Scalar { Text: var text } && IsPlain(text) && text.IndexOfAny([',', '[', ']', '{', '}', ':']) < 0;

    private static bool IsFoldable(string text) => text.Length > 0 && text.Trim().Length == text.Length && !text.Any(IsSpecial);

    private static bool IsSpecial(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF';

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (IsSpecial(c)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }
}
