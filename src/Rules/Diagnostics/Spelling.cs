namespace Brygga.Rules.Diagnostics;

/// <summary>"Did you mean": the nearest of the names that exist, if one is near enough to be a slip of the hand.</summary>
internal static class Spelling
{
    private const int LongestName = 64;

    public static Option<string> Nearest(string name, Seq<string> known)
    {
        if (name.Length > LongestName) return None;
        var allowed = Math.Max(1, name.Length / 3);
        return known
            .Map(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .Filter(k => k.Distance <= allowed)
            .OrderBy(static k => k.Distance)
            .ThenBy(static k => k.Name, StringComparer.Ordinal)
            .Select(static k => k.Name)
            .HeadOrNone();
    }

    /// <summary>Insertions, deletions, replacements and swapped neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
