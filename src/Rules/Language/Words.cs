using System.Collections.Frozen;

namespace Brygga.Rules.Language;

/// <summary>The words of the language: no field and no setting has such a name, so nothing is ever shadowed.</summary>
internal static class Words
{
    /// <summary>What can't begin a path.</summary>
    public static FrozenSet<string> Reserved { get; } =
        new[] { "and", "or", "not", "in", "is", "set", "matches", "if", "then", "else", "true", "false", "nothing" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What begins a path, and is no field.</summary>
    public static FrozenSet<string> Roots { get; } =
        new[] { "severa", "fortnox", "settings", "sync", "the", "it" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsTaken(string name) => Reserved.Contains(name) || Roots.Contains(name);
}
