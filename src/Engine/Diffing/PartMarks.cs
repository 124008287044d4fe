using Brygga.Engine.Data;

namespace Brygga.Engine.Diffing;

/// <summary>
/// Whether a part was still to be made when its owner was created: a crash between the two must not look as if the other system had
/// emptied it (MODEL 1).
/// </summary>
public static class PartMarks
{
    /// <summary>The mark that is stored with the owner's receipt.</summary>
    public static string Owed(string part) => $"owed {part}";

    public static bool IsOwed(string mark) => mark?.StartsWith(Owed(""), StringComparison.Ordinal) == true;

    /// <summary>The mark that is stored with the part's own.</summary>
    public static string Made(string part) => $"made {part}";

    /// <summary>What is still owed, by the pair that it is owed to.</summary>
    /// <param name="settled">The mark under which it is done.</param>
    internal static ILookup<(string SeveraId, string FortnoxId), string> Outstanding(System.Collections.Generic.HashSet<DoneMark> done, Func<string, string> settled) => done
        .Where(static mark => IsOwed(mark.Rule))
        .Select(static mark => mark with { Rule = mark.Rule[Owed("").Length..] })
        .Where(mark => !done.Contains(mark with { Rule = settled(mark.Rule) }))
        .ToLookup(static mark => (mark.SeveraId, mark.FortnoxId), static mark => mark.Rule);
}
