using System.Globalization;
using Brygga.Engine.Scoring.Kernels;

namespace Brygga.Bench.Benchmarks;

/// <summary>The goals S1 and S2: similarities of a hundred thousand pairs of names, each in turns with another's, on one thread.</summary>
internal sealed class KernelsBench
{
    private const int Count = 100_000;

    private readonly NamePair[] _pairs = NamePairs.Make(Count);
    private double _sum;

    public static void Run()
    {
        var bench = new KernelsBench();
        Table.Say($"{HeadToHead.Conditions.Now}");
        Table.Say($"{Count} pairs of names, {bench._pairs.Average(static pair => pair.A.Length):0.0} letters on average");
        Console.WriteLine("| scorer | other | other, M pairs/s | Brygga, M pairs/s | times as fast | from - to | other, bytes | Brygga, bytes | promised |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        bench.All();
    }

    private void All()
    {
        using var sql = new SqlScorer(_pairs);
        var (f23, f23Levenshtein) = (new F23.StringSimilarity.JaroWinkler(), new F23.StringSimilarity.NormalizedLevenshtein());
        var strings = Own(static pair => JaroWinkler.Of(pair.A, pair.B));
        var prepared = Own(static pair => JaroWinkler.Of<byte>(pair.BytesA, pair.BytesB));
        var levenshtein = Own(static pair => Levenshtein.Of<byte>(pair.BytesA, pair.BytesB));
        Agree("Jaro-Winkler", sql.JaroWinkler(), Scorers.Sum(_pairs, static pair => JaroWinkler.Of(pair.A, pair.B)), Scorers.Sum(_pairs, static pair => JaroWinkler.Of<byte>(pair.BytesA, pair.BytesB)));
        Agree("Levenshtein", sql.Levenshtein(), Scorers.Sum(_pairs, static pair => Levenshtein.Of<byte>(pair.BytesA, pair.BytesB)));
        Fight("Jaro-Winkler, strings", "DuckDB", () => _sum += sql.JaroWinkler(), strings, ">= 1.0 (S1)");
        Fight("Jaro-Winkler, strings", "F23", Own(pair => f23.Similarity(pair.A, pair.B)), strings, ">= 4 (S1)");
        Fight("Jaro-Winkler, prepared", "DuckDB", () => _sum += sql.JaroWinkler(), prepared, ">= 1.6 (S2)");
        Fight("Levenshtein, prepared", "DuckDB", () => _sum += sql.Levenshtein(), levenshtein, ">= 10 (S2)");
        Fight("Levenshtein, prepared", "F23", Own(pair => f23Levenshtein.Similarity(pair.A, pair.B)), levenshtein, "");
        Fight("token sort, prepared", "FuzzySharp", Own(static pair => FuzzySharp.Fuzz.TokenSortRatio(pair.A, pair.B)), Own(static pair => Ratio.Of<byte>(pair.SortedA, pair.SortedB)), ">= 40 (S2)");
    }

    private Action Own(Func<NamePair, double> similarity) => () => _sum += Scorers.Sum(_pairs, similarity);

    private static void Fight(string scorer, string other, Action theirs, Action own, string promised)
    {
        var verdict = Duel.Fight(new(other, Count, theirs), new("Brygga", Count, own));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {scorer} | {other} | {1e3 / verdict.Baseline:0.00} | {1e3 / verdict.Candidate:0.00} | {1 / verdict.Ratio:0.00} | {1 / verdict.High:0.00} - {1 / verdict.Low:0.00} | {verdict.BaselineBytes} | {verdict.CandidateBytes} | {promised} |"));
    }

    /// <summary>All give the same, or nothing is measured.</summary>
    private static void Agree(string scorer, double theirs, params double[] own)
    {
        foreach (var sum in own)
            if (Math.Abs(sum - theirs) > 1e-6 * Count) throw new InvalidOperationException($"{scorer}: {theirs.ToString(CultureInfo.InvariantCulture)} by DuckDB, {sum.ToString(CultureInfo.InvariantCulture)} by the kernel");
    }
}
