namespace Brygga.Rules.Language;

/// <summary>What runs where several values become one.</summary>
internal static class Joining
{
    public static Eval List(Eval[] items) => (in Scope s) =>
    {
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i](s);
            if (values[i].IsUnknown) return Value.Unknown;
        }
        return Value.List(values);
    };

    public static Eval Text(Eval[] parts) => (in Scope s) =>
    {
        var scratch = s.Scratch;
        var values = scratch is null ? new Value[parts.Length] : scratch.Take(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            values[i] = parts[i](s);
            if (values[i].IsUnknown) return Value.Unknown;
        }
        return Texts.Joined(values, "", scratch);
    };

    /// <summary>A message names what it can: it never poisons, so that a finding always has its words.</summary>
    public static Eval Message(Eval[] parts) => (in Scope s) =>
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            var value = part(s);
            text.Append(value.IsNothing ? "(empty)" : value.ToString());
        }
        return Value.Of(text.ToString());
    };
}

/// <summary>What a value may grow to inside an expression; beyond, it is as good as unread.</summary>
internal static class Limits
{
    public const int LongestText = 1 << 20;

    /// <summary>What the texts of a list may have together.</summary>
    public const int LongestList = 1 << 24;
}
