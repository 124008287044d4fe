using YamlDotNet.Core;

namespace Brygga.Rules.Yaml;

/// <summary>
/// Maps offsets inside a scalar's value back to the file, for every style. The two texts are walked side by side: what is no
/// white space comes in the same order in both, so folding, indentation and escapes are only ever skipped.
/// </summary>
public sealed class ScalarMap
{
    private readonly SourceText _source;
    private readonly ScalarStyle _style;
    private readonly string _value;
    private readonly int _start;
    private readonly int _end;

    internal ScalarMap(SourceText source, ScalarStyle style, string value, int start, int end) =>
        (_source, _style, _value, _start, _end) = (source, style, value, start, end);

    internal bool IsSingleQuoted => _style == ScalarStyle.SingleQuoted;

    internal Origin Place(int start, int length)
    {
        var offsets = Offsets();
        var from = offsets[Math.Clamp(start, 0, _value.Length)];
        var to = offsets[Math.Clamp(start + length, 0, _value.Length)];
        return _source.At(from, Math.Max(1, to - from));
    }

    /// <summary>The place in the file of each character of the value, and of its end.</summary>
    private int[] Offsets()
    {
        var offsets = new int[_value.Length + 1];
        var raw = FirstContent();
        for (var i = 0; i < _value.Length; i++)
        {
            while (IsContinuation(raw)) raw = SkipWhite(raw + 1);
            if (!IsWhite(_value[i])) raw = SkipWhite(raw);
            offsets[i] = Math.Min(raw, _end);
            raw = After(raw, i);
        }
        offsets[_value.Length] = Math.Min(raw, _end);
        return offsets;
    }

    private int FirstContent() => _style switch
    {
        ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => _start + 1,
        ScalarStyle.Folded or ScalarStyle.Literal => _source.Text.IndexOf('\n', _start, _end - _start) is var line and >= 0 ? line + 1 : _end,
        _ => _start,
    };

    /// <summary>Where the file goes on behind what stands for one character of the value.</summary>
    private int After(int raw, int i)
    {
        if (raw >= _end) return raw;
        if (IsEscape(raw)) return AfterEscape(raw, _value[i]);
        if (!IsWhite(_value[i])) return _style == ScalarStyle.SingleQuoted && _value[i] == '\'' ? raw + 2 : raw + 1;
        var lastOfGap = i + 1 == _value.Length || !IsWhite(_value[i + 1]);
        return lastOfGap ? SkipWhite(raw) : Math.Min(raw + 1, SkipWhite(raw));
    }

    private int AfterEscape(int raw, char first)
    {
        var digits = _source.Text[raw + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        return digits == 8 && char.IsHighSurrogate(first) ? raw : raw + 2 + digits;
    }

    private bool IsEscape(int raw) => _style == ScalarStyle.DoubleQuoted && raw + 1 < _end && _source.Text[raw] == '\\';

    private bool IsContinuation(int raw) => IsEscape(raw) && _source.Text[raw + 1] == '\n';

    private int SkipWhite(int raw)
    {
        while (raw < _end && IsWhite(_source.Text[raw])) raw++;
        return raw;
    }

    private static bool IsWhite(char c) => c is ' ' or '\n' or '\t';
}
