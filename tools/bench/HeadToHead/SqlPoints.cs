using System.Globalization;
using Brygga.Engine.Data;

namespace Brygga.Bench.HeadToHead;

/// <summary>The points of the rules as SQL.</summary>
internal static class SqlPoints
{
    /// <summary>The pairs with enough points to matter. Each similarity is computed once a pair, and not where the equal fields already say no.</summary>
    public static string Scored(ScoreRules score, decimal least)
    {
        var (texts, exact) = (score.Compare.Filter(IsText).Strict(), score.Compare.Filter(static c => !IsText(c)).Strict());
        return string.Create(CultureInfo.InvariantCulture, $"""
            create temp table scored as
            select a, b, points from (
                select a, b, {string.Join(" + ", texts.Map(OfLevels).Add("rest"))} as points from (
                    select a, b, rest, {string.Join(", ", texts.Map(Alike))} from (
                        select p.a, p.b, {string.Join(", ", texts.Map(static c => $"l.{Column(c)} as l_{Column(c)}, r.{Column(c)} as r_{Column(c)}"))},
                            {string.Join(" + ", exact.Map(OfEqual))} as rest
                        from pairs p join l on l.i = p.a join r on r.i = p.b)
                    where rest >= {least - texts.Sum(static c => Most(c))}))
            where points >= {least};
            """);
    }

    /// <summary>Each is the other's best, with enough points, and the next best is far enough behind.</summary>
    public static string Linked(ScoreRules score, string path) => string.Create(CultureInfo.InvariantCulture, $"""
        copy (
            with x as (select a, max(points, 2) as top from scored group by a), y as (select b, max(points, 2) as top from scored group by b)
            select l.id as "left", r.id as "right"
            from scored s join x using (a) join y using (b) join l on l.i = s.a join r on r.i = s.b
            where s.points >= {score.Likely} and s.points = x.top[1] and s.points = y.top[1]
                and coalesce(x.top[2] <= s.points - {score.Gap}, true) and coalesce(y.top[2] <= s.points - {score.Gap}, true)
        ) to '{path}' (header);
        """);

    public static bool IsText(Comparison comparison) => comparison.By != Similarity.Exact;

    private static string Alike(Comparison c) => $"jaro_winkler_similarity(l_{Column(c)}, r_{Column(c)}) as {Column(c)}";

    private static string OfLevels(Comparison c) => string.Create(
        CultureInfo.InvariantCulture,
        $"(case when {Column(c)} is null then {c.Nothing} {string.Concat(c.Levels.Map(level => Level(Column(c), level)))}else {c.Differs} end)");

    private static string Level(string column, (decimal From, decimal Points) level) =>
        string.Create(CultureInfo.InvariantCulture, $"when {column} >= {level.From} then {level.Points} ");

    private static string OfEqual(Comparison c) => string.Create(
        CultureInfo.InvariantCulture, $"(case l.{Column(c)} = r.{Column(c)} when true then {c.Points} when false then {c.Differs} else {c.Nothing} end)");

    private static decimal Most(Comparison c) => c.Levels.Fold(c.Points, static (most, level) => Math.Max(most, level.Points));

    private static string Column(Comparison comparison) => SqlRegisters.Column(comparison.Values.Name);
}
