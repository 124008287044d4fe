namespace Brygga.Nordic;

/// <summary>How good links are, against the truth.</summary>
/// <param name="Found">Links that were found.</param>
/// <param name="Right">Those of them that are true.</param>
/// <param name="True">Links that there are.</param>
public sealed record Quality(int Found, int Right, int True)
{
    /// <summary>What share of the found links is true.</summary>
    public double Precision => Found == 0 ? 0 : (double)Right / Found;

    /// <summary>What share of the true links was found.</summary>
    public double Recall => True == 0 ? 0 : (double)Right / True;

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Found + True == 0 ? 0 : 2.0 * Right / (Found + True);

    /// <summary>Compares found links with the true ones.</summary>
    public static Quality Of(IEnumerable<(string Left, string Right)> found, IEnumerable<(string Left, string Right)> truth)
    {
        var all = truth.ToHashSet();
        var (links, right) = (0, 0);
        foreach (var link in found)
        {
            links++;
            if (all.Contains(link)) right++;
        }
        return new(links, right, all.Count);
    }
}
