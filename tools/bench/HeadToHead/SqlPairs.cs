using System.Globalization;
using Brygga.Engine.Data;

namespace Brygga.Bench.HeadToHead;

/// <summary>Which pairs a SQL job looks at: those that have one of the keys in common.</summary>
internal static class SqlPairs
{
    /// <summary>What is used where nothing is known of the registers.</summary>
    public static string Loose { get; } = Blocked("left({0}.name, 4)", "{0}.postal_code", "{0}.business_id");

    /// <summary>What a million entries need, or pairs grow beyond all memory.</summary>
    public static string Tight { get; } = Blocked("{0}.city || left({0}.name, 4)", "{0}.postal_code || left({0}.name, 1)", "{0}.business_id");

    /// <summary>The keys of the rules, without those that too many records share.</summary>
    public static string Keys(ScoreRules score) =>
        $"create temp table pairs as {string.Join(" union ", score.Candidates.Map(static key => Key(ValueOf(key.Values.Name), key.Most)))};";

    /// <summary>As Splink blocks: ids alone, and no pair that an earlier rule has found.</summary>
    private static string Blocked(params string[] keys)
    {
        var equal = keys.Select(static key => $"{On(key, "l")} = {On(key, "r")}").ToArray();
        var each = equal.Select((rule, i) =>
            $"select l.i as a, r.i as b from l join r on {rule}{string.Concat(equal[..i].Select((earlier, n) => $"{(n == 0 ? " where" : " and")} not coalesce({earlier}, false)"))}");
        return $"create temp table pairs as {string.Join(" union all ", each)};";
    }

    private static string Key(string value, int most) => string.Create(CultureInfo.InvariantCulture, $"""
        select x.i as a, y.i as b
        from (select i, k from (select distinct i, {On(value, "l")} as k from l) where k is not null qualify count(*) over (partition by k) <= {most}) x
        join (select i, k from (select distinct i, {On(value, "r")} as k from r) where k is not null qualify count(*) over (partition by k) <= {most}) y using (k)
        """);

    private static string ValueOf(string candidate) => candidate switch
    {
        "words" => "unnest(string_split({0}.name, ' '))",
        "place" => "{0}.postal_code || ' ' || left({0}.name, 1)",
        "town" => "{0}.city || ' ' || left({0}.name, 4)",
        _ => $"{{0}}.{SqlRegisters.Column(candidate)}",
    };

    private static string On(string key, string register) => key.Replace("{0}", register, StringComparison.Ordinal);
}
