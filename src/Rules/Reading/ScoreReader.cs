using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>score:</c>: how alike two records are that no way links.</summary>
internal static class ScoreReader
{
    private static readonly (string, Similarity)[] Similarities =
    [
        ("exact", Similarity.Exact), ("jaro_winkler", Similarity.JaroWinkler), ("levenshtein", Similarity.Levenshtein),
        ("token_sort", Similarity.TokenSort), ("token_set", Similarity.TokenSet), ("prefix", Similarity.Prefix),
        ("date", Similarity.Date), ("number", Similarity.Number),
    ];

    /// <summary>A key that so many records share finds little that another does not.</summary>
    private const int MostByDefault = 100;

    private static readonly MapShape CandidateKeys = MapShape.Of(
        "score candidate",
        [
            .. LinkReader.PairKeys,
            FlowScopes.ForKey,
            MapKey.May("most", Shape.Number, "A value that more records of a side share is no key; 100 unless said."),
        ]).AsRule();

    private static readonly MapShape ComparisonKeys = MapShape.Of(
        "score comparison",
        [
            .. LinkReader.PairKeys,
            FlowScopes.ForKey,
            MapKey.Must("by", Shape.Word(Similarities), "How alike two texts are: exact, or by a measure from 0 to 1."),
            MapKey.May("points", Shape.Number, "Points for equal values."),
            MapKey.May("from", Shape.Number, "The similarity from which on points are given in proportion, 0 to 1."),
            MapKey.May("levels", Shape.NamesOf(Shape.Number), "Points by similarity: { 0.90: 40, 0.80: 20 }."),
            MapKey.May("within", Shape.Number, "For date and number: how far apart two are that are not alike at all, in days or in the number's unit."),
            MapKey.May("differs", Shape.Number, "Points below zero where both have a value and the comparison gives no points."),
            MapKey.May("nothing", Shape.Number, "Points where one of the two has nothing, or both; 0 unless said."),
            MapKey.May("veto", Shape.Boolean, "Two records that differ here are never a match."),
            MapKey.May("sure", Shape.Boolean, "Two records that are equal here are a match, whatever the points."),
        ])
        .With(KeyChoice.Some("points", "levels", "differs", "nothing", "veto", "sure"), KeyChoice.AtMostOne("from", "levels")).AsRule();

    public static MapShape Keys { get; } = MapShape.Of(
        "score",
        MapKey.Must("compare", Shape.NamesOf(ComparisonKeys), "What is compared, each with its points."),
        MapKey.Must("candidates", Shape.NamesOf(CandidateKeys), "Which records are compared at all: those with one of these values in common."),
        MapKey.Must("likely", Shape.Number, "From so many points on two records are likely one."),
        MapKey.Must("possible", Shape.Number, "From so many points on two records may be one."),
        MapKey.May("gap", Shape.Number, "So many points the best must be ahead of the next."));

    public static Validation<Diagnostic, Draft<ScoreRules>> Read(FlowScopes flow, YamlNode node) =>
        node.AsMappingOf(Keys).Bind(map =>
            (map.Required("compare", n => n.AsMapping().Bind(pairs => pairs.Each(pair => Comparison(flow, pair)))),
             map.Required("candidates", n => n.AsMapping().Bind(pairs => pairs.Each(pair => Candidate(flow, pair)))),
             Limits(map))
            .Apply((compare, candidates, limits) => (compare, candidates, limits))
            .Bind(s => Reachable(map, s.compare, s.limits.Likely).Map(_ => Draft(node.At, s.compare, s.candidates, s.limits))));

    private static Draft<ScoreRules> Draft(
        Origin at, Seq<(decimal Points, Draft<Comparison> Draft)> compare, Seq<Draft<CandidateKey>> candidates, (decimal Likely, decimal Possible, decimal Gap) limits)
    {
        var comparisons = compare.Map(static c => c.Draft).Strict().Gather();
        var keys = candidates.Gather();
        return new(comparisons.Fields + keys.Fields, schemas =>
            new(comparisons.Compile(schemas), keys.Compile(schemas), limits.Likely, limits.Possible, limits.Gap, at));
    }

    private static Validation<Diagnostic, Draft<CandidateKey>> Candidate(FlowScopes flow, YamlPair pair) =>
        pair.Value.AsMappingOf(CandidateKeys).Bind(map =>
            (flow.For(map).Bind(only => LinkReader.Pair(flow, pair.Key, map, only).Map(values => (only, values))),
             map.Optional("most", MostByDefault, static node => Within(node, 1, 1_000_000).Map(static most => (int)most)))
            .Apply((pair_, most) => pair_.values.Map(values => new CandidateKey(values, most, pair.Key.At) { For = pair_.only })));

    private static Validation<Diagnostic, (decimal Points, Draft<Comparison> Draft)> Comparison(FlowScopes flow, YamlPair pair) =>
        pair.Value.AsMappingOf(ComparisonKeys).Bind(map =>
            (flow.For(map).Bind(only => LinkReader.Pair(flow, pair.Key, map, only).Map(values => (only, values))),
             map.Required("by", static node => node.AsWord(Similarities)),
             Points(map))
            .Apply(static (pair, by, points) => (pair.only, pair.values, by, points))
            .Bind(c => c.by == Similarity.Exact && (map.Find("from") | map.Find("levels")).Case is YamlNode grades
                ? Mistakes.ExactHasNoGrades(grades.At)
                : Success<Diagnostic, (decimal, Draft<Comparison>)>((c.points.Most, c.values.Map(values => c.points.Of(values, c.by, pair.Key.At) with { For = c.only })))));

    /// <summary>What a comparison gives: for equal values, for less, for values that differ, for none.</summary>
    private sealed record Gives(decimal Points, Option<decimal> From, Seq<(decimal From, decimal Points)> Levels, decimal Differs, decimal Nothing, decimal Within, bool Veto, bool Sure)
    {
        public decimal Most => Levels.Fold(Points, static (most, level) => Math.Max(most, level.Points));

        public bool IsEmpty => Points == 0 && Levels.IsEmpty && Differs == 0 && Nothing == 0 && !Veto && !Sure;

        public Comparison Of(LinkPair values, Similarity by, Origin at) =>
            new(values, by, Points, From, Levels, Differs, Veto, at) { Nothing = Nothing, Sure = Sure, Within = Within };
    }

    private static Validation<Diagnostic, Gives> Points(YamlNode.Mapping map) =>
        (FromOrLevels(map),
         (map.Optional("points", 0m, static node => Within(node, 0, 1000)), map.Optional("from", static node => Within(node, 0, 1)))
            .Apply(static (points, from) => (points, from)),
         map.Optional("levels", Seq<(decimal From, decimal Points)>(), static node => node.AsMapping().Bind(static levels => levels.Each(Level))),
         map.Optional("differs", 0m, static node => Within(node, -1000, 0)),
         (map.Optional("nothing", 0m, static node => Within(node, -1000, 1000)), map.Optional("within", 0m, static node => Within(node, 0, 1_000_000_000)))
            .Apply(static (nothing, within) => (nothing, within)),
         (map.Optional("veto", false, YamlShapes.AsBoolean), map.Optional("sure", false, YamlShapes.AsBoolean))
            .Apply(static (veto, sure) => (veto, sure)))
        .Apply(static (_, equal, levels, differs, other, settles) =>
            new Gives(equal.points, equal.from, levels, differs, other.nothing, other.within, settles.veto, settles.sure))
        .Bind(gives => gives.IsEmpty ? Mistakes.MissingKey(map.At, "points") : Success<Diagnostic, Gives>(gives));

    private static Validation<Diagnostic, Unit> FromOrLevels(YamlNode.Mapping map) => map.Find("levels").IsSome && map.Find("from").IsSome
        ? Mistakes.OneOfKeys(map.At, Seq("from", "levels"))
        : unit;

    private static Validation<Diagnostic, (decimal From, decimal Points)> Level(YamlPair pair) =>
        (Within(pair.Key, 0, 1), Within(pair.Value, -1000, 1000)).Apply(static (from, points) => (from, points));

    private static Validation<Diagnostic, (decimal Likely, decimal Possible, decimal Gap)> Limits(YamlNode.Mapping map) =>
        (map.Required("likely", static node => Within(node, 1, 10_000)), map.Required("possible", static node => Within(node, 0, 10_000)),
         map.Optional("gap", 0m, static node => Within(node, 0, 10_000)))
        .Apply(static (likely, possible, gap) => (likely, possible, gap))
        .Bind(l => l.likely > l.possible
            ? Success<Diagnostic, (decimal, decimal, decimal)>(l)
            : Mistakes.LikelyBelowPossible(map.Find("likely").Map(static n => n.At).IfNone(map.At)));

    /// <summary>A limit that no two records can reach is a slip.</summary>
    private static Validation<Diagnostic, Unit> Reachable(YamlNode.Mapping map, Seq<(decimal Points, Draft<Comparison>)> compare, decimal likely)
    {
        var most = compare.Fold(0m, static (sum, c) => sum + Math.Max(0, c.Points));
        return most >= likely ? unit : Mistakes.NeverLikely(map.Find("likely").Map(static n => n.At).IfNone(map.At), Text(likely), Text(most));
    }

    private static Validation<Diagnostic, decimal> Within(YamlNode node, decimal least, decimal most) => node.AsNumber().Bind(number =>
        number >= least && number <= most ? Success<Diagnostic, decimal>(number) : Mistakes.OutsideOf(node.At, Text(number), $"{Text(least)} to {Text(most)}"));

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
