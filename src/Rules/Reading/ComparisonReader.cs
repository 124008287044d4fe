using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>One comparison of a score before it is compiled, with the most that it can give.</summary>
internal sealed record ScoredComparison(ComparedPair Pair, decimal Most, bool IsSure, Draft<Comparison> Draft);

/// <summary><c>score.compare.NAME:</c>: what is compared, by which measure, and the points for it.</summary>
internal static class ComparisonReader
{
    private static readonly (string Word, Similarity By)[] Similarities =
    [
        ("exact", Similarity.Exact), ("jaro_winkler", Similarity.JaroWinkler), ("levenshtein", Similarity.Levenshtein),
        ("token_sort", Similarity.TokenSort), ("token_set", Similarity.TokenSet), ("prefix", Similarity.Prefix),
        ("date", Similarity.Date), ("number", Similarity.Number),
    ];

    public static MapShape Keys { get; } = MapShape.Of(
        "score comparison",
        [
            .. ComparedPair.Keys,
            MapKey.Must("by", Shape.Word(Similarities), "How alike two values are: exact, or by a measure from 0 to 1."),
            MapKey.May("points", Shape.Number, "Points for equal values."),
            MapKey.May("from", Shape.Number, "The similarity from which on points are given in proportion, 0 to 1.").Only("points"),
            MapKey.May("levels", Shape.NamesOf(Shape.Number), "Points by similarity: { 0.90: 40, 0.80: 20 }."),
            MapKey.May("within", Shape.Number, "For date and number: how far apart two are that are not alike at all, in days or in the number's unit."),
            MapKey.May("differs", Shape.Number, "Points below zero where both have a value and the comparison gives no points."),
            MapKey.May("nothing", Shape.Number, "Points where one of the two has nothing, or both; 0 unless said."),
            MapKey.May("veto", Shape.Boolean, "Two records that differ here are never a match."),
            MapKey.May("sure", Shape.Boolean, "Two records that are equal here are a match, whatever the points."),
        ])
        .With(KeyChoice.Some("points", "levels", "differs", "nothing", "veto", "sure"), KeyChoice.AtMostOne("from", "levels"))
        .Demanding(KeyDemand.Where("by", "date", "within"), KeyDemand.Where("by", "number", "within")).AsRule();

    public static Validation<ScoredComparison> Read(FlowScopes flow, YamlPair pair) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            (ComparedPair.Read(flow, pair.Key, map),
             map.Required("by", static node => node.AsWord(Similarities).Map(by => (By: by, node.At))),
             ComparisonPoints.Read(map))
            .Apply(static (values, measure, points) => (values, measure, points))
            .Bind(c => (Fits(c.measure.At, c.measure.By, c.values.Kind), Grades(map, c.measure.By), Distance(map, c.measure.At, c.measure.By, c.points.Within))
                .Apply((_, _, _) => new ScoredComparison(
                    c.values, c.points.Most, c.points.Sure, c.values.Values.Map(values => c.points.Of(values, c.measure.By, pair.Key.At) with { For = c.values.For })))));

    /// <summary>A measure is for values of one kind.</summary>
    private static Validation<Unit> Fits(Origin at, Similarity measure, ValueKind kind)
    {
        var (wants, fits) = measure switch
        {
            Similarity.Exact => ("value", true),
            Similarity.Date => ("date or a time", kind is ValueKind.Date or ValueKind.Instant),
            Similarity.Number => ("number", kind == ValueKind.Number),
            _ => ("text", kind == ValueKind.Text),
        };
        return fits ? unit : Mistakes.WrongMeasure(at, Word(measure), wants, kind.Word());
    }

    private static Validation<Unit> Grades(YamlNode.Mapping map, Similarity measure) =>
        measure == Similarity.Exact && (map.Find("from") | map.Find("levels")).Case is YamlNode grades ? Mistakes.ExactHasNoGrades(grades.At) : unit;

    /// <summary>Texts have no distance; of dates and numbers it must be said which is a long one.</summary>
    private static Validation<Unit> Distance(YamlNode.Mapping map, Origin by, Similarity measure, decimal within)
    {
        var written = map.Find("within").Map(static node => node.At);
        return measure is Similarity.Date or Similarity.Number
            ? within > 0 ? unit : Mistakes.NoDistance(written.IfNone(by), Word(measure))
            : written.Match(static at => Mistakes.DistanceOfTexts(at), static () => Valid<Unit>(unit));
    }

    private static string Word(Similarity measure) => toSeq(Similarities).Find(s => s.By == measure).Map(static s => s.Word).IfNone("");
}
