using System.Collections.Immutable;
using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Worlds;
using LanguageExt;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static Brygga.Engine.Tests.Scoring.ScoreBooks;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Scoring;

/// <summary>What settled pairs say of thresholds and points.</summary>
public sealed class TuningCases
{
    private const int Size = 300;

    private static readonly ScoreRules Rules = Score(
        Seq(ScoreBooks.Compare("a", Similarity.JaroWinkler, 40, 0.8m), ScoreBooks.Compare("b", Similarity.Exact, 30), ScoreBooks.Compare("c", Similarity.Exact, 30)),
        Seq(Start("a", 4, Size), Key("c", most: Size)));

    [Fact]
    public void A_threshold_tells_how_many_settled_pairs_it_would_lose_and_wrongly_gain()
    {
        var world = World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg").Severa("s2", "3", "Malmö åkeri").Fortnox("4", "Malmö färg");
        var tuning = Tune(world, Decided("s1", "2", Judgement.Accept), Decided("s2", "4", Judgement.Reject));
        Assert.Equal(
            new[] { new ThresholdOutcome(0, 1, 0, 1), new ThresholdOutcome(40, 1, 0, 0), new ThresholdOutcome(45, 0, 1, 0) },
            tuning.Thresholds.Filter(static one => one.Likely is 0 or 40 or 45).ToArray());
    }

    [Fact]
    public void A_settled_pair_that_no_key_finds_is_lost_at_every_threshold()
    {
        var tuning = Tune(World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Bygg i norr"), Decided("s1", "2", Judgement.Accept));
        Assert.False(Assert.Single(tuning.Accepted).IsCompared);
        Assert.All(tuning.Thresholds, static one => Assert.Equal((0, 1), (one.Found, one.Lost)));
    }

    [Fact]
    public void Nothing_is_proposed_while_nothing_is_settled() =>
        Assert.True(Tune(World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg")).Proposal.IsNone);

    [Fact]
    public void What_tells_pairs_apart_is_proposed_many_points_and_what_says_nothing_few()
    {
        var (world, decisions) = Registers();
        var proposal = Tune(world, decisions).Proposal.IfNone(() => throw new InvalidOperationException("nothing proposed"));
        var points = proposal.Comparisons.ToDictionary(static one => one.Of.Values.Name, StringComparer.Ordinal);
        Assert.Equal(["a", "b", "c"], points.Keys.Order(StringComparer.Ordinal));
        Assert.True(points["c"].Equal > 4 * points["b"].Equal, $"c: {points["c"].Equal}, b: {points["b"].Equal}");
        Assert.True(points["c"].Differs < points["b"].Differs, $"c: {points["c"].Differs}, b: {points["b"].Differs}");
        Assert.True(points["a"].Equal > points["a"].Alike, $"a: {points["a"].Equal}, alike {points["a"].Alike}");
        Assert.InRange(proposal.Likely, proposal.Possible + 1, 100);
        Assert.InRange(points.Values.Sum(static one => one.Equal), 95, 105);
    }

    /// <summary>c is an id that is nearly always right, b one of two words by chance, a a name that is often mistyped.</summary>
    private static (World World, Decision[] Decisions) Registers()
    {
        var random = new Random(5);
        var world = World.Empty;
        for (var i = 0; i < Size; i++)
        {
            var (name, id, other) = ($"{(char)('a' + (i % 26))}irma{i % 40} söner", i.ToString("D4", CultureInfo.InvariantCulture), i.ToString("D3", CultureInfo.InvariantCulture));
            var typed = random.Next(3) == 0 ? name.Replace('r', 'n') : name;
            world = world.Put(Side.Severa, $"s{other}", Record(["key", "a", "b", "c"], [$"x{other}", name, Word(random), id]));
            world = world.Put(Side.Fortnox, other, Record(["Key", "A", "B", "C"], [other, typed, Word(random), random.Next(20) == 0 ? $"{id}x" : id]));
        }
        return (world, Enumerable.Range(0, 20).Select(static i => i.ToString("D3", CultureInfo.InvariantCulture)).Select(static i => Decided($"s{i}", i, Judgement.Accept)).ToArray());
    }

    private static string Word(Random random) => random.Next(2) == 0 ? "yes" : "no";

    private static ImmutableDictionary<string, Value> Record(string[] names, string[] values) => ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        names.Zip(values, static (name, value) => KeyValuePair.Create(name, Value.Of(value))).Append(KeyValuePair.Create(names[0] == "key" ? "active" : "Active", Value.True)));

    private static Decision Decided(string severa, string fortnox, Judgement judgement) =>
        new(new("things", S(severa), F(fortnox)), judgement, "Anna", Now, "by the papers");

    private static Tuning Tune(World world, params Decision[] decisions)
    {
        var book = Of(Rules);
        return RegisterComparison.Tune(book, world.Read(book, Now), Memory.Blank with { Decisions = toSeq(decisions).Strict() }, new("test", Now), book.Flows[0])
            .Match(static tuning => tuning.IfNone(() => throw new InvalidOperationException("no score")), static findings => throw new InvalidOperationException(findings.ToString()));
    }
}
