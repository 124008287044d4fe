using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Nordic;
using DuckDB.NET.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Bench.HeadToHead;

/// <summary>
/// Learns the points of registers.yaml from two registers whose truth is known, after Fellegi and Sunter: log2 of how often an outcome
/// is seen in true pairs, by how often in any two entries.
/// </summary>
internal sealed class Learner(DuckDBConnection connection, ScoreRules rules)
{
    private const int Size = 20_000;
    private const int Seed = 20_000;
    private const int PointsOfBit = 2;
    private const int StrangersOfEntry = 200;

    /// <summary>How often each outcome of a comparison was seen.</summary>
    private sealed record Counts(long[] Levels, long Differs)
    {
        private double Set => Levels.Sum() + Differs;

        public double Share(int level) => (Levels[level] + 0.5) / (Set + 1);

        public double ShareDiffers => (Differs + 0.5) / (Set + 1);
    }

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("brygga-bench-");
        try
        {
            var files = new RegisterFiles(folder.FullName);
            files.Write(new(Size, Seed, Noise.Usual));
            using var connection = new DuckDBConnection("Data Source=:memory:");
            connection.Open();
            new Learner(connection, JobRules.Score).Learn(files);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Learn(RegisterFiles files)
    {
        Execute($"""
            {SqlRegisters.Load(files)}
            create temp table matches as
                select l.i as a, r.i as b from read_csv('{files.Truth}', header = true, all_varchar = true) t join l on l.id = t."left" join r on r.id = t."right";
            create temp table strangers as
                select l.i as a, cast((l.i * 7919::bigint + k * 104729) % {Size} + 1 as integer) as b from l, range({StrangersOfEntry}) t(k);
            """);
        var learned = rules.Compare.Map(Learned).Strict();
        foreach (var comparison in learned) Console.WriteLine($"    {comparison.Values.Name}: {Points(comparison)}");
        var best = BestLimits(rules with { Compare = learned });
        Table.Say($"    likely: {best.Likely}, possible: {best.Likely - best.Gap}, gap: {best.Gap}   # F1 {best.F1:0.0000} with {Size} a side");
    }

    private Comparison Learned(Comparison comparison)
    {
        var (m, u) = (Count(comparison, "matches"), Count(comparison, "strangers"));
        var differs = Math.Min(0, Weight(m.ShareDiffers, u.ShareDiffers));
        return SqlPoints.IsText(comparison)
            ? comparison with { Levels = toSeq(comparison.Levels.Select((level, i) => (level.From, Weight(m.Share(i), u.Share(i))))).Strict(), Differs = differs }
            : comparison with { Points = Weight(m.Share(0), u.Share(0)), Differs = differs };
    }

    private Counts Count(Comparison comparison, string pairs)
    {
        var levels = SqlPoints.IsText(comparison) ? comparison.Levels.Map(static level => level.From).ToArray() : [1m];
        var column = SqlRegisters.Column(comparison.Values.Name);
        var similarity = SqlPoints.IsText(comparison) ? $"jaro_winkler_similarity(l.{column}, r.{column})" : $"cast(l.{column} = r.{column} as double)";
        var counted = levels.Select((from, i) => string.Create(
            CultureInfo.InvariantCulture, $"count(*) filter (s >= {from}{(i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and s < {levels[i - 1]}"))})"));
        var row = Rows(
            $"select {string.Join(", ", counted)}, count(*) filter (s < {levels[^1].ToString(CultureInfo.InvariantCulture)}) "
            + $"from (select {similarity} as s from {pairs} p join l on l.i = p.a join r on r.i = p.b)").Single();
        return new(row[..^1], row[^1]);
    }

    /// <summary>The limits under which most of the links are right that would be made of these entries.</summary>
    private (int Likely, int Gap, double F1) BestLimits(ScoreRules learned)
    {
        Execute(SqlPairs.Keys(learned));
        Execute(SqlPoints.Scored(learned, 1));
        var pairs = Rows("select a, b, points, exists (from matches m where m.a = s.a and m.b = s.b)::int from scored s")
            .Select(static row => (Left: row[0], Right: row[1], Points: (int)row[2], IsTrue: row[3] == 1)).ToArray();
        var (left, right) = (Best(pairs.Select(static p => (p.Left, p.Points))), Best(pairs.Select(static p => (p.Right, p.Points))));
        var mutual = pairs.Where(p => left[p.Left].First == p.Points && right[p.Right].First == p.Points)
            .Select(p => (p.Points, Ahead: p.Points - Math.Max(left[p.Left].Second, right[p.Right].Second), p.IsTrue)).ToArray();
        var matches = Rows("select count(*) from matches").Single()[0];
        return (from gap in Enumerable.Range(1, 12)
                from likely in Enumerable.Range(gap + 1, 80)
                let links = mutual.Where(p => p.Points >= likely && p.Ahead >= gap).ToArray()
                let f1 = 2.0 * links.Count(static p => p.IsTrue) / (links.Length + matches)
                orderby f1 descending, likely descending
                select (likely, gap, f1)).First();
    }

    /// <summary>The best and the next best points of each entry.</summary>
    private static Dictionary<long, (int First, int Second)> Best(IEnumerable<(long Entry, int Points)> pairs) => pairs
        .GroupBy(static pair => pair.Entry)
        .ToDictionary(static group => group.Key, static group => group.Select(static pair => pair.Points).OrderDescending().Take(2).ToArray() is [var first, .. var rest]
            ? (first, rest is [var second] ? second : 0)
            : (0, 0));

    private static decimal Weight(double m, double u) => (decimal)Math.Round(PointsOfBit * Math.Log2(m / u));

    private static string Points(Comparison c) => c.Levels.IsEmpty
        ? string.Create(CultureInfo.InvariantCulture, $"points: {c.Points}, differs: {c.Differs}")
        : string.Create(CultureInfo.InvariantCulture, $"levels: {{ {string.Join(", ", c.Levels.Map(static level => string.Create(CultureInfo.InvariantCulture, $"{level.From}: {level.Points}")))} }}, differs: {c.Differs}");

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<long[]> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<long[]>();
        while (reader.Read()) rows.Add(Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture)).ToArray());
        return rows;
    }
}
