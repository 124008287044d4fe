namespace Brygga.Bench.Benchmarks;

/// <summary>A scorer over all pairs.</summary>
internal static class Scorers
{
    public static double Sum(NamePair[] pairs, Func<NamePair, double> similarity)
    {
        var sum = 0.0;
        foreach (var pair in pairs) sum += similarity(pair);
        return sum;
    }
}
