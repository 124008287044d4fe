using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>score:</c>: how alike two records are that no way links.</summary>
internal static class ScoreReader
{
    /// <summary>A key that so many records share finds little that another does not.</summary>
    private const int MostByDefault = 100;

    /// <summary>What was compared of a pair is kept in the bits of one number.</summary>
    private const int MostComparisons = 64;

    private static readonly MapShape CandidateKeys = MapShape.Of(
        "score candidate",
        [.. ComparedPair.Keys, MapKey.May("most", Shape.WholeNumber, "A value that more records of a side share is no key; 100 unless said.")]).AsRule();

    public static MapShape Keys { get; } = MapShape.Of(
        "score",
        MapKey.Must("compare", Shape.NamesOf(ComparisonReader.Keys), "What is compared, each with its points."),
        MapKey.Must("candidates", Shape.NamesOf(CandidateKeys), "Which records are compared at all: those with one of these values in common."),
        MapKey.Must("likely", Shape.Number, "From so many points on two records are likely one."),
        MapKey.Must("possible", Shape.Number, "From so many points on two records may be one."),
        MapKey.May("gap", Shape.Number, "So many points the best must be ahead of the next."));

    public static Validation<Draft<ScoreRules>> Read(FlowScopes flow, YamlNode node) =>
        node.AsMappingOf(Keys).Bind(map =>
            (map.Required("compare", n => Comparisons(flow, n)),
             map.Required("candidates", n => n.AsMapping().Bind(pairs => pairs.Each(pair => Candidate(flow, pair)))),
             ScoreLimits.Read(map))
            .Apply((compare, candidates, limits) => (compare, candidates, limits))
            .Bind(s => s.limits.Reachable(flow, s.compare, s.candidates.Map(static key => key.Pair)).Map(_ =>
                Draft(node.At, s.compare.Mapped(static c => c.Draft).Gather(), s.candidates.Mapped(static c => c.Draft).Gather(), s.limits))));

    private static Draft<ScoreRules> Draft(Origin at, Draft<Seq<Comparison>> compare, Draft<Seq<CandidateKey>> candidates, ScoreLimits limits) =>
        new(compare.Fields + candidates.Fields, schemas =>
        {
            var shared = new SharedValues();
            var sharing = schemas.Sharing(shared);
            return new(compare.Compile(sharing), candidates.Compile(sharing), limits.Likely.Points, limits.Possible.Points, limits.Gap, at) { Shared = shared.Count };
        });

    private static Validation<Seq<ScoredComparison>> Comparisons(FlowScopes flow, YamlNode node) => node.AsMapping().Bind(pairs =>
        pairs.Pairs.Skip(MostComparisons).HeadOrNone().Case is YamlPair beyond
            ? Mistakes.TooManyComparisons(beyond.Key.At, MostComparisons)
            : pairs.Each(pair => ComparisonReader.Read(flow, pair)));

    private static Validation<(ComparedPair Pair, Draft<CandidateKey> Draft)> Candidate(FlowScopes flow, YamlPair pair) =>
        pair.Value.AsMappingOf(CandidateKeys).Bind(map =>
            (ComparedPair.Read(flow, pair.Key, map), map.Optional("most", MostByDefault, Most))
            .Apply((key, most) => (key, key.Values.Map(values => new CandidateKey(values, most, pair.Key.At) { For = key.For }))));

    private static Validation<int> Most(YamlNode node) =>
        node.AsWholeNumber().Bind(most => node.AsNumberOf(1, 1_000_000).Map(_ => most));
}
