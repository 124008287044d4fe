using System.Collections.Immutable;
using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring.Kernels;
using Brygga.Worlds;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Scoring;

/// <summary>Scores and registers to compare by them, hand-made or drawn from a seed.</summary>
internal static class ScoreBooks
{
    private static readonly string[] Words = ["norr", "nord", "bygg", "byg", "ab", "åkeri", "akeri", "malmö", "malmo", "söder"];

    private static readonly Similarity[] Measures =
        [Similarity.Exact, Similarity.JaroWinkler, Similarity.Levenshtein, Similarity.TokenSort, Similarity.TokenSet, Similarity.Prefix];

    public static RuleBook Of(ScoreRules score, Shape? shape = null)
    {
        var book = Books.Of(shape ?? Cases.Plain);
        return book with { Flows = book.Flows.Map(flow => flow with { Score = score }).Strict() };
    }

    /// <summary>Thresholds for tests that speak of points.</summary>
    public static ScoreRules Score(Seq<Comparison> compare, Seq<CandidateKey> candidates, decimal likely = 75, decimal possible = 50, decimal gap = 5) =>
        new(compare, candidates, likely, possible, gap, At(1));

    public static Comparison Compare(string field, Similarity by, decimal points, decimal? from = null, params (decimal From, decimal Points)[] levels) =>
        new(Pair(field, field, static value => value), by, points, Optional(from), toSeq(levels).Strict(), 0, Veto: false, At(2));

    public static CandidateKey Key(string field, Func<Value, Value>? of = null, int most = 100) => new(Pair($"{field} key", field, of ?? (static value => value)), most, At(3));

    public static CandidateKey Start(string field, int length, int most = 100) =>
        Key(field, value => value.Kind == ValueKind.Text ? Value.Of(value.Text[..Math.Min(length, value.Text.Length)]) : value, most);

    /// <summary>Each pair of letters is a key.</summary>
    public static CandidateKey Pieces(string field, int most = 100) => Key(field, static value => value.Kind == ValueKind.Text && value.Text.Length > 1
        ? Value.List(Enumerable.Range(0, value.Text.Length - 1).Select(i => Value.Of(value.Text.Substring(i, 2))))
        : value, most);

    public static ScoreRules Drawn(Random random)
    {
        var compare = toSeq(new[] { "key", "a", "b", "c" }.Where(field => field == "a" || random.Next(4) > 0).Select(field => Drawn(random, field))).Strict();
        var keys = Seq(Start("a", 1 + random.Next(2), 3 + random.Next(30)), Key("c"), Pieces("b", 2 + random.Next(20))).Take(1 + random.Next(3)).Strict();
        var possible = random.Next(0, 40);
        return Score(compare, keys, possible + 1 + random.Next(40), possible, random.Next(12));
    }

    public static World Registers(Random random, int size)
    {
        var world = World.Empty;
        for (var i = 0; i < size; i++)
        {
            world = world.Put(Side.Severa, $"s{i:D3}", Record(random, ["key", "a", "b", "c"], "active", i));
            world = world.Put(Side.Fortnox, $"{i:D3}", Record(random, ["Key", "A", "B", "C"], "Active", i));
        }
        return world;
    }

    public static Value Prepared(Similarity by, Value value) => value.Kind != ValueKind.Text ? value : by switch
    {
        Similarity.TokenSort => Value.Of(Tokens.Sorted(value.Text)),
        Similarity.TokenSet => Value.Of(Tokens.Distinct(value.Text)),
        _ => value,
    };

    private static Comparison Drawn(Random random, string field)
    {
        var by = Measures[random.Next(Measures.Length)];
        var graded = by != Similarity.Exact && random.Next(2) == 0;
        var levels = by != Similarity.Exact && !graded && random.Next(2) == 0
            ? new (decimal, decimal)[] { (0.9m, random.Next(20, 40)), (0.6m, random.Next(20)), (0.3m, -random.Next(5)) }
            : [];
        return Compare(field, by, random.Next(1, 60), graded ? random.Next(9) / 10m : null, levels) with
        {
            Differs = -random.Next(20) * random.Next(2),
            Nothing = random.Next(-4, 4),
            Veto = random.Next(8) == 0,
            Sure = random.Next(8) == 0,
        };
    }

    private static ImmutableDictionary<string, Value> Record(Random random, string[] names, string flag, int number) => ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        names.Select((name, i) => KeyValuePair.Create(name, i == 0 ? Value.Of((number + random.Next(3)).ToString("D3", CultureInfo.InvariantCulture)) : Text(random)))
            .Append(KeyValuePair.Create(flag, Value.Of(random.Next(8) > 0))));

    private static Value Text(Random random) => random.Next(12) switch
    {
        0 => Value.Nothing,
        1 => Value.Unknown,
        var words => Value.Of(string.Join(' ', Enumerable.Range(0, 1 + (words % 3)).Select(_ => Words[random.Next(Words.Length)]))),
    };

    private static LinkPair Pair(string name, string field, Func<Value, Value> of) =>
        new(name, Formula(Books.Left, field, name, of), Formula(Books.Right, field == "key" ? "Key" : field.ToUpperInvariant(), name, of));

    /// <param name="text">Formulas with one text are one.</param>
    private static Formula Formula(EntityRef entity, string field, string text, Func<Value, Value> of)
    {
        var register = Books.Of(Cases.Plain).Flows[0][entity.Side];
        var ordinal = register.Schema.Ordinal(field).IfNone(() => throw new KeyNotFoundException(field));
        return new((in Scope scope) => of(scope[entity.Side][ordinal]), new(Seq1(new FieldRead(entity.Side, ordinal)), Seq<string>()), new(ValueKind.Text, true), At(4), text);
    }

    private static Origin At(int line) => new("score.yaml", line, 1, 1);
}
