using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>What a comparison gives: for equal values, for less, for values that differ, for none.</summary>
/// <param name="Levels">From the most alike down.</param>
internal sealed record ComparisonPoints(
    decimal Points, Option<decimal> From, Seq<(decimal From, decimal Points)> Levels, decimal Differs, decimal Nothing, decimal Within, bool Veto, bool Sure)
{
    public const decimal MostPoints = 1000;

    private const decimal GreatestDistance = 1_000_000_000;

    /// <summary>What two values that are equal get, or the best of less.</summary>
    public decimal Most => Levels.Fold(Points, static (most, level) => Math.Max(most, level.Points));

    private bool IsEmpty => Points == 0 && Levels.IsEmpty && Differs == 0 && Nothing == 0 && !Veto && !Sure;

    public Comparison Of(LinkPair values, Similarity by, Origin at) =>
        new(values, by, Points, From, Levels, Differs, Veto, at) { Nothing = Nothing, Sure = Sure, Within = Within };

    public static Validation<ComparisonPoints> Read(YamlNode.Mapping map) =>
        (Alike(map),
         map.Optional("differs", 0m, static node => node.AsNumberOf(-MostPoints, 0)),
         map.Optional("nothing", 0m, static node => node.AsNumberOf(-MostPoints, MostPoints)),
         map.Optional("within", 0m, static node => node.AsNumberOf(0, GreatestDistance)),
         map.Optional("veto", false, YamlShapes.AsBoolean),
         map.Optional("sure", false, YamlShapes.AsBoolean))
        .Apply(static (alike, differs, nothing, within, veto, sure) => new ComparisonPoints(alike.Points, alike.From, alike.Levels, differs, nothing, within, veto, sure))
        .Bind(points => points.IsEmpty ? Mistakes.MissingKey(map.At, "points")
            : points.Nothing > points.Most ? Mistakes.MoreForNothing(map.Find("nothing").Map(static node => node.At).IfNone(map.At), points.Nothing.Shown(), points.Most.Shown())
            : Valid<ComparisonPoints>(points));

    private static Validation<(decimal Points, Option<decimal> From, Seq<(decimal From, decimal Points)> Levels)> Alike(YamlNode.Mapping map) =>
        (FromOrLevels(map),
         map.Optional("points", static node => node.AsNumberOf(0, MostPoints).Map(points => new ComparisonLevel(1, points, node.At, node.At))),
         map.Optional("from", Proportion),
         map.Optional("levels", Seq<ComparisonLevel>(), ComparisonLevel.Read))
        .Apply(static (_, equal, from, levels) => (equal, from, levels))
        .Bind(a => a.from.IsSome && a.equal.IsNone ? Mistakes.MissingKey(map.At, "points") : Sorted(a.equal, a.levels).Map(levels => (a.equal.Map(static e => e.Points).IfNone(0), a.from, levels)));

    private static Validation<Unit> FromOrLevels(YamlNode.Mapping map) => map.Find("levels").IsSome && map.Find("from").IsSome
        ? Mistakes.OneOfKeys(map.At, Seq("from", "levels"))
        : unit;

    private static Validation<decimal> Proportion(YamlNode node) => node.AsNumberOf(0, 1).Bind(from =>
        from == 1 ? Mistakes.NothingAboveFrom(node.At) : Valid<decimal>(from));

    /// <summary>Equal values are a level like the others, only that their points stand by themselves.</summary>
    private static Validation<Seq<(decimal From, decimal Points)>> Sorted(Option<ComparisonLevel> equal, Seq<ComparisonLevel> below) => below.IsEmpty
        ? Seq<(decimal, decimal)>()
        : ComparisonLevel.InOrder(below + equal.ToSeq()).Map(levels => levels.Filter(level => !equal.Contains(level)).Mapped(static level => (level.From, level.Points)));
}
