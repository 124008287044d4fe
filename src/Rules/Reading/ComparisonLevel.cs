using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Points of a comparison from one similarity on.</summary>
internal sealed record ComparisonLevel(decimal From, decimal Points, Origin At, Origin PointsAt)
{
    public static Validation<Seq<ComparisonLevel>> Read(YamlNode node) => node.AsMapping().Bind(static levels => levels.Each(Of));

    /// <summary>From the most alike down, so that the first that is reached counts.</summary>
    public static Validation<Seq<ComparisonLevel>> InOrder(Seq<ComparisonLevel> levels)
    {
        var sorted = toSeq(levels.OrderByDescending(static level => level.From)).Strict();
        return sorted.Zip(sorted.Tail).Each(static pair => Above(pair.Item1, pair.Item2)).Map(_ => sorted);
    }

    private static Validation<ComparisonLevel> Of(YamlPair pair) =>
        (pair.Key.AsNumberOf(0, 1), pair.Value.AsNumberOf(-ComparisonPoints.MostPoints, ComparisonPoints.MostPoints))
        .Apply((from, points) => new ComparisonLevel(from, points, pair.Key.At, pair.Value.At));

    private static Validation<Unit> Above(ComparisonLevel higher, ComparisonLevel lower) =>
        higher.From == lower.From ? Mistakes.SameLevel(lower.At, lower.From.Shown())
        : higher.Points < lower.Points ? Mistakes.FewerForMore(higher.PointsAt, higher.From.Shown(), higher.Points.Shown(), lower.From.Shown(), lower.Points.Shown())
        : unit;
}
