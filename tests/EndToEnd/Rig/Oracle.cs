using System.Text.RegularExpressions;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Says what is wrong with two worlds that should be in step, knowing nothing of the engine or its rules: only what MISSION D promises
/// (M11, M12, M15, M16). Severa is master. Pairs that differed before stay as they were.
/// </summary>
internal sealed partial class Oracle(Picture before, Picture now)
{
    private readonly ILookup<string, Customer> _severa = now.Severa.Values.Where(static one => one.Number is not null).ToLookup(static one => one.Number!);

    /// <summary>Fails with everything that is wrong.</summary>
    public static void Approves(Stage stage, params string[] people)
    {
        var complaints = Complaints(stage, people);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    /// <param name="people">Keys of records that people added meanwhile: they are nobody's duplicate.</param>
    public static IReadOnlyList<string> Complaints(Stage stage, params string[] people)
    {
        var oracle = new Oracle(stage.Before, Picture.Of(stage.World));
        return [.. oracle.FromSevera(), .. oracle.FromFortnox(), .. oracle.Lost(), .. oracle.Surplus(people)];
    }

    /// <summary>What Fortnox can hold of a text: quotation marks and bars become spaces, of which no two stand together.</summary>
    private static string? Held(string? text) => text is null ? null : Unheld().Replace(text, " ").Trim();

    private IEnumerable<string> FromSevera()
    {
        foreach (var here in now.Severa.Values.Where(static one => one is { TakesPart: true, Number: not null }))
        {
            var there = now.Fortnox.GetValueOrDefault(here.Number!);
            if (_severa[here.Number!].Count() > 1)
            {
                if (there is not null && !before.Fortnox.ContainsKey(there.Key)) yield return $"{here} shares its number, and yet was created";
            }
            else if (there is null) yield return $"{here} is missing in Fortnox";
            else if (!there.TakesPart) foreach (var touched in Touched(here, there)) yield return touched;
            else if (Differed(here, there)) foreach (var touched in Touched(here, there)) yield return touched;
            else if (Held(here.Name) != there.Name || here.Email != there.Email) yield return $"{here} differs from {there}";
        }
    }

    private IEnumerable<string> FromFortnox()
    {
        foreach (var here in now.Fortnox.Values.Where(static one => one.TakesPart))
        {
            var there = _severa[here.Number!].ToArray();
            if (Numeric().IsMatch(here.Number!) && there.Length == 0) yield return $"{here} is missing in Severa";
            if (!Numeric().IsMatch(here.Number!) && there.Length > 0) yield return $"{here} can't be held by Severa, and is there";
            foreach (var excluded in there.Where(static one => !one.TakesPart)) foreach (var touched in Touched(excluded, here)) yield return touched;
        }
    }

    private IEnumerable<string> Lost()
    {
        foreach (var (was, all) in before.Severa.Values.Select(one => (one, now.Severa)).Concat(before.Fortnox.Values.Select(one => (one, now.Fortnox))))
        {
            if (!all.TryGetValue(was.Key, out var still)) yield return $"{was} is gone";
            else if (!was.TakesPart && still.Changed != was.Changed) yield return $"{was} takes no part, and yet was written";
            else if (was.Number != still.Number) yield return $"{was} has another number now: {still}";
        }
    }

    /// <summary>A record that nobody had before must have been made from the only one with its number on the other side.</summary>
    private IEnumerable<string> Surplus(string[] people)
    {
        foreach (var made in now.Severa.Values.Where(one => !before.Severa.ContainsKey(one.Key) && !people.Contains(one.Key, StringComparer.Ordinal)))
            if (made.Number is null || _severa[made.Number].Count() > 1 || !now.Fortnox.ContainsKey(made.Number)) yield return $"{made} is one too many in Severa";
        foreach (var made in now.Fortnox.Values.Where(one => !before.Fortnox.ContainsKey(one.Key) && !people.Contains(one.Key, StringComparer.Ordinal)))
            if (_severa[made.Number!].Count() != 1) yield return $"{made} is one too many in Fortnox";
    }

    private bool Differed(Customer severa, Customer fortnox) =>
        before.Severa.TryGetValue(severa.Key, out var s) && before.Fortnox.TryGetValue(fortnox.Key, out var f) && (Held(s.Name) != f.Name || s.Email != f.Email);

    private IEnumerable<string> Touched(Customer severa, Customer fortnox)
    {
        if (before.Severa.GetValueOrDefault(severa.Key)?.Changed != severa.Changed) yield return $"{severa} was to be left alone";
        if (before.Fortnox.GetValueOrDefault(fortnox.Key)?.Changed != fortnox.Changed) yield return $"{fortnox} was to be left alone";
    }

    [GeneratedRegex("^[1-9][0-9]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numeric();

    [GeneratedRegex("[\"| ]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unheld();
}
