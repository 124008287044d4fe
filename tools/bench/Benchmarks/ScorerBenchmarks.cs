using BenchmarkDotNet.Attributes;
using Brygga.Engine.Scoring.Kernels;

namespace Brygga.Bench.Benchmarks;

/// <summary>Similarities of 10,000 pairs of names, by the product and by others; all of one scorer in one group.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ScorerBenchmarks : IDisposable
{
    private const int Count = 10_000;

    private readonly F23.StringSimilarity.JaroWinkler _f23 = new();
    private readonly F23.StringSimilarity.NormalizedLevenshtein _f23Levenshtein = new();
    private NamePair[] _pairs = [];
    private SqlScorer? _sql;

    [GlobalSetup]
    public void Prepare() => _sql = new(_pairs = NamePairs.Make(Count));

    [GlobalCleanup]
    public void Dispose()
    {
        _sql?.Dispose();
        GC.SuppressFinalize(this);
    }

    [BenchmarkCategory("Jaro-Winkler"), Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double JaroWinklerDuckDb() => _sql!.JaroWinkler();

    [BenchmarkCategory("Jaro-Winkler"), Benchmark(OperationsPerInvoke = Count)]
    public double JaroWinklerF23() => Scorers.Sum(_pairs, pair => _f23.Similarity(pair.A, pair.B));

    [BenchmarkCategory("Jaro-Winkler"), Benchmark(OperationsPerInvoke = Count)]
    public double JaroWinklerOfStrings() => Scorers.Sum(_pairs, static pair => JaroWinkler.Of(pair.A, pair.B));

    [BenchmarkCategory("Jaro-Winkler"), Benchmark(OperationsPerInvoke = Count)]
    public double JaroWinklerPrepared() => Scorers.Sum(_pairs, static pair => JaroWinkler.Of<byte>(pair.BytesA, pair.BytesB));

    [BenchmarkCategory("Levenshtein"), Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double LevenshteinDuckDb() => _sql!.Levenshtein();

    [BenchmarkCategory("Levenshtein"), Benchmark(OperationsPerInvoke = Count)]
    public double LevenshteinF23() => Scorers.Sum(_pairs, pair => _f23Levenshtein.Similarity(pair.A, pair.B));

    [BenchmarkCategory("Levenshtein"), Benchmark(OperationsPerInvoke = Count)]
    public double LevenshteinPrepared() => Scorers.Sum(_pairs, static pair => Levenshtein.Of<byte>(pair.BytesA, pair.BytesB));

    [BenchmarkCategory("Token sort"), Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double TokenSortFuzzySharp() => Scorers.Sum(_pairs, static pair => FuzzySharp.Fuzz.TokenSortRatio(pair.A, pair.B));

    [BenchmarkCategory("Token sort"), Benchmark(OperationsPerInvoke = Count)]
    public double TokenSortPrepared() => Scorers.Sum(_pairs, static pair => Ratio.Of<byte>(pair.SortedA, pair.SortedB));
}
