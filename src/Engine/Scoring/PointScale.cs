using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>How many points a similarity is worth in one comparison, in hundredths of a point: sums of them are exact.</summary>
internal sealed class PointScale
{
    private const int Hundredths = 100;
    private readonly (double From, int Points)[] _levels;
    private readonly double _from;

    public PointScale(Comparison comparison)
    {
        _levels = comparison.Levels
            .Select(static level => (From: (double)level.From, Points: Of(level.Points)))
            .OrderByDescending(static level => level.From).ToArray();
        _from = comparison.By == Similarity.Exact ? 1 : (double)comparison.From.IfNone(0m);
        (Most, Differs, Nothing) = (Of(comparison.Points), Of(comparison.Differs), Of(comparison.Nothing));
        Equal = Most > 0 || _levels.Length == 0 ? Most : Reached(1, out var points) ? points : 0;
    }

    /// <summary>For two values that are equal.</summary>
    public int Equal { get; }

    /// <summary>Where both are set and the comparison gives nothing.</summary>
    public int Differs { get; }

    /// <summary>Where one of the two has nothing, or both.</summary>
    public int Nothing { get; }

    private int Most { get; }

    public static int Of(decimal points) => (int)Math.Round(points * Hundredths, MidpointRounding.AwayFromZero);

    public static decimal Shown(int points) => points / (decimal)Hundredths;

    /// <summary>The points of two values that are so much alike.</summary>
    /// <returns>False where the two differ: the comparison gives nothing for so little.</returns>
    public bool Gives(double similarity, out int points)
    {
        points = Equal;
        if (similarity >= 1) return true;
        var gives = _levels.Length > 0 ? Reached(similarity, out points) : Proportion(similarity, out points);
        if (!gives) points = Differs;
        return gives;
    }

    /// <summary>The most that two values can give that are at most so much alike.</summary>
    public int MostUpTo(double similarity)
    {
        var most = similarity >= 1 ? Math.Max(Equal, Differs) : Differs;
        if (_levels.Length == 0) return Proportion(Math.Min(1, similarity), out var points) ? Math.Max(most, points) : most;
        foreach (var level in _levels)
            if (level.From <= similarity) most = Math.Max(most, level.Points);
        return most;
    }

    private bool Reached(double similarity, out int points)
    {
        foreach (var level in _levels)
        {
            if (similarity < level.From) continue;
            points = level.Points;
            return true;
        }
        points = 0;
        return false;
    }

    private bool Proportion(double similarity, out int points)
    {
        points = _from < 1 && similarity > _from ? (int)Math.Round(Most * (similarity - _from) / (1 - _from), MidpointRounding.AwayFromZero) : 0;
        return points > 0;
    }
}
