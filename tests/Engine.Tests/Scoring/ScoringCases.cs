using System.Collections.Immutable;
using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Scoring;
using Brygga.Worlds;
using LanguageExt;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static Brygga.Engine.Tests.Scoring.ScoreBooks;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Scoring;

/// <summary>Cases of a comparison that an administrator can name.</summary>
public sealed class ScoringCases
{
    private static readonly ScoreRules Names = Score(
        Seq(ScoreBooks.Compare("key", Similarity.Exact, 40), ScoreBooks.Compare("a", Similarity.JaroWinkler, 60, 0.8m), ScoreBooks.Compare("b", Similarity.Exact, 20) with { Differs = -20 }),
        Seq(Key("key"), Start("a", 3)));

    [Fact]
    public void M9_points_do_not_link_and_a_link_needs_no_points()
    {
        var compared = Compare(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg").Severa("s3", "3", "Alfa").Fortnox("3", "Omega"));
        var (alike, linked) = (compared.Severa[0], compared.Severa[1]);
        Assert.Equal((Standing.Possible, 60m), (alike.Standing, alike.Candidates.Head.Points));
        Assert.IsType<Linkage.Alone>(alike.Linkage);
        Assert.Equal("by key", Assert.IsType<Linkage.Found>(linked.Linkage).Way);
        Assert.Equal((Standing.Linked, 40m), (linked.Standing, linked.Candidates.Head.Points));
        Assert.Empty(linked.Obstacles);
    }

    [Fact]
    public void M10_what_keeps_two_from_being_linked_is_told_with_what_to_change_in_which_system()
    {
        var obstacle = Assert.Single(Compare(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg")).Severa[0].Obstacles);
        Assert.Equal(
            (ObstacleKind.KeyDiffers, "Make it '2' in Severa, or '1' in Fortnox."),
            (obstacle.Kind, obstacle.Remedy));
    }

    [Fact]
    public void M8_an_empty_property_lacks_and_does_not_differ()
    {
        var obstacle = Assert.Single(Compare(Names, World.Empty.Severa("s1", "", "Norrbygg").Fortnox("2", "Norrbygg")).Severa[0].Obstacles);
        Assert.Equal((ObstacleKind.KeyEmpty, "Make it '2' in Severa."), (obstacle.Kind, obstacle.Remedy));
    }

    [Fact]
    public void M12_a_partner_that_takes_no_part_is_named_with_its_reason()
    {
        var record = Compare(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("1", "Norrbygg", active: false)).Severa[0];
        Assert.Equal((Standing.Likely, 100m), (record.Standing, record.Candidates.Head.Points));
        Assert.Contains(record.Obstacles, static obstacle => obstacle.Kind == ObstacleKind.TakesNoPart && obstacle.Because.Contains("inactive in Fortnox", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_about_as_good_are_a_tie_and_neither_is_likely()
    {
        var compared = Compare(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg").Fortnox("3", "Norrbygg"));
        Assert.Equal([Standing.Tie], compared.Severa.Map(static record => record.Standing).ToArray());
        Assert.Equal([Standing.Tie, Standing.Tie], compared.Fortnox.Map(static record => record.Standing).ToArray());
        Assert.Equal(2, compared.Severa[0].Candidates.Count);
    }

    [Fact]
    public void One_that_fits_another_better_is_taken()
    {
        var compared = Compare(Names, World.Empty.Severa("s1", "1", "Norrbyg").Severa("s2", "2", "Norrbygg").Fortnox("7", "Norrbygg"));
        Assert.Equal([Standing.Taken, Standing.Possible], compared.Severa.Map(static record => record.Standing).ToArray());
    }

    [Fact]
    public void A_linked_record_is_nobody_elses_best()
    {
        var compared = Compare(Names, World.Empty.Severa("s1", "1", "Norrbygg").Severa("s2", "2", "Norrbygg").Fortnox("1", "Norrbygg"));
        Assert.Equal([Standing.Linked, Standing.Taken], compared.Severa.Map(static record => record.Standing).ToArray());
        Assert.Contains(compared.Severa[1].Obstacles, static obstacle => obstacle.Kind == ObstacleKind.HasPartner);
    }

    [Fact]
    public void M10_two_that_a_person_keeps_apart_are_not_proposed_and_one_decided_to_be_alone_is_nobodys()
    {
        var world = World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg");
        var (apart, alone) = (new Decision(new("things", S("s1"), F("2")), Judgement.Reject, "Anna", Now, "two firms"), new Decision(Subject.One("things", F("2")), Judgement.CreateNew, "Anna", Now, "new"));
        Assert.Equal(Standing.Alone, Compare(Names, world, apart).Severa[0].Standing);
        Assert.Equal((Standing.Alone, Standing.Decided), (Compare(Names, world, alone).Severa[0].Standing, Compare(Names, world, alone).Fortnox[0].Standing));
        Assert.Equal(Standing.Possible, Compare(Names, world).Severa[0].Standing);
    }

    [Fact]
    public void M21_what_has_no_partner_on_either_side_stands_alone()
    {
        var compared = Compare(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Zebra"));
        Assert.Equal([Standing.Alone], compared.Severa.Map(static record => record.Standing).ToArray());
        Assert.Equal([Standing.Alone], compared.Fortnox.Map(static record => record.Standing).ToArray());
        Assert.Equal(2, compared.Keys.Unreached.Count);
    }

    [Fact]
    public void Records_of_one_system_that_are_likely_the_same_are_told_without_regard_to_their_numbers()
    {
        var duplicate = Assert.Single(Compare(Names, World.Empty.Severa("s1", "1", "Norrbygg").Severa("s2", "2", "Norrbygg").Severa("s3", "3", "Zebra")).Duplicates);
        Assert.Equal((S("s1"), S("s2")), (duplicate.One, duplicate.Other));
        Assert.DoesNotContain(duplicate.Compared, static one => one.Name == "key");
    }

    [Fact]
    public void Values_that_differ_where_a_comparison_rules_out_are_no_pair_whatever_their_points()
    {
        var rules = Names with { Compare = Names.Compare.Map(static c => c with { Veto = c.Values.Name == "b" }).Strict() };
        var world = Record(Record(World.Empty, Side.Severa, "s1", "1", "Norrbygg", "x"), Side.Fortnox, "2", "2", "Norrbygg", "y");
        Assert.Equal([Standing.Alone], Compare(rules, world).Severa.Map(static record => record.Standing).ToArray());
        Assert.IsType<WhyNotReason.RuledOut>(WhyNot(rules, world).Reasons.Head);
    }

    [Fact]
    public void Values_that_are_equal_where_a_comparison_is_sure_settle_the_pair()
    {
        var rules = Names with { Compare = Names.Compare.Map(static c => c with { Sure = c.Values.Name == "b" }).Strict(), Candidates = Seq1(Key("b")) };
        var world = Record(Record(World.Empty, Side.Severa, "s1", "1", "Norrbygg", "x"), Side.Fortnox, "2", "2", "Zebra", "x");
        Assert.Equal((Standing.Likely, 20m), Compare(rules, world).Severa.Map(static record => (record.Standing, record.Candidates.Head.Points)).Head);
    }

    [Fact]
    public void A_key_that_too_many_share_is_no_key_and_the_analysis_says_so()
    {
        var rules = Names with { Candidates = Seq1(Start("a", 3, most: 2)) };
        var compared = Compare(rules, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbo").Fortnox("3", "Norrland").Fortnox("4", "Norrsken"));
        Assert.Equal(Standing.Alone, compared.Severa[0].Standing);
        var key = Assert.Single(compared.Keys.Keys);
        Assert.Equal((1, 3L, 0L), (key.TooCommon, key.PairsDropped, key.Pairs));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_key_finds_records_of_the_kinds_that_it_is_for_and_no_others(bool isForTheirs, long pairs)
    {
        var kind = isForTheirs ? Books.Left : new EntityRef(Side.Severa, "another");
        var rules = Names with { Candidates = Seq1(Key("a") with { For = Seq1(kind) }) };
        Assert.Equal(pairs, Compare(rules, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg")).Keys.Pairs);
    }

    [Fact]
    public void Of_a_list_the_best_element_counts_and_one_in_common_is_equal()
    {
        var rules = Score(Seq1(ScoreBooks.Compare("a", Similarity.Exact, 60)), Seq1(Key("key")), 60, 10);
        var lists = rules with { Compare = rules.Compare.Map(static c => c with { Values = c.Values with { Severa = Split(c.Values.Severa), Fortnox = Split(c.Values.Fortnox) } }).Strict() };
        var compared = Compare(lists, World.Empty.Severa("s1", "1", "one two").Fortnox("1", "two three").Severa("s2", "2", "one").Fortnox("2", "three"));
        Assert.Equal([60m, 0m], compared.Severa.Map(static record => record.Candidates.Head.Points).ToArray());
        Assert.Equal([ComparisonOutcome.Equal, ComparisonOutcome.Differs], compared.Severa.Map(static record => record.Candidates.Head.Compared.Head.Outcome).ToArray());
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-01", 60)]
    [InlineData("2026-03-01", "2026-03-04", 42)]
    [InlineData("2026-03-01", "2026-04-01", 0)]
    public void Dates_are_alike_by_the_days_between_them(string severa, string fortnox, int points) => Assert.Equal(points, Distance(
        Similarity.Date, 10, static text => Value.Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)), severa, fortnox));

    [Theory]
    [InlineData("100", "100.0", 60)]
    [InlineData("100", "95", 45)]
    [InlineData("100", "200", 0)]
    public void Numbers_are_alike_by_their_difference(string severa, string fortnox, int points) => Assert.Equal(points, Distance(
        Similarity.Number, 20, static text => Value.Of(decimal.Parse(text, CultureInfo.InvariantCulture)), severa, fortnox));

    [Fact]
    public void A_pair_that_was_never_compared_is_told_with_the_keys_of_both()
    {
        var reason = Assert.IsType<WhyNotReason.NeverCompared>(WhyNot(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Bygg i norr")).Reasons.Head);
        Assert.Equal([("key key", "1", "2"), ("a key", "Nor", "Byg")], reason.Keys.Map(static key => (key.Name, key.Severa.Head.Text, key.Fortnox.Head.Text)).ToArray());
    }

    [Fact]
    public void The_smallest_change_is_the_fewest_comparisons_and_of_those_the_least()
    {
        var told = WhyNot(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg"));
        Assert.Equal(["b"], told.Raise.Map(static one => one.Name).ToArray());
        Assert.Equal(15m, Assert.IsType<WhyNotReason.TooFewPoints>(told.Reasons.Head).Missing);
    }

    private static decimal Distance(Similarity by, decimal within, Func<string, Value> of, string severa, string fortnox)
    {
        var comparison = ScoreBooks.Compare("a", by, 60) with { Within = within };
        var rules = Score(Seq1(comparison with { Values = comparison.Values with { Severa = As(comparison.Values.Severa, of), Fortnox = As(comparison.Values.Fortnox, of) } }), Seq1(Key("key")), 60, 0.01m);
        return Compare(rules, World.Empty.Severa("s1", "1", severa).Fortnox("1", fortnox)).Severa.Head.Candidates.Head.Points;
    }

    private static Formula As(Formula formula, Func<string, Value> of) => formula with { Run = (in Scope scope) => formula.Run(scope) is { IsSet: true } value ? of(value.Text) : Value.Nothing };

    private static Formula Split(Formula formula) => As(formula, static text => Value.List(text.Split(' ').Select(Value.Of)));

    private static World Record(World world, Side side, string id, string key, string a, string b) => world.Put(side, id, ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        (side == Side.Severa ? new[] { ("key", key), ("a", a), ("b", b) } : [("Key", key), ("A", a), ("B", b)])
            .Select(static field => KeyValuePair.Create(field.Item1, Value.Of(field.Item2)))
            .Append(KeyValuePair.Create(side == Side.Severa ? "active" : "Active", Value.True))));

    private static ComparedRegisters Compare(ScoreRules rules, World world, params Decision[] decisions)
    {
        var book = Of(rules);
        return RegisterComparison.Compare(book, world.Read(book, Now), Memory.Blank with { Decisions = toSeq(decisions).Strict() }, new("test", Now), book.Flows[0])
            .Match(static compared => compared.IfNone(() => throw new InvalidOperationException("no score")), static findings => throw new InvalidOperationException(findings.ToString()));
    }

    private static WhyNot WhyNot(ScoreRules rules, World world)
    {
        var book = Of(rules);
        return RegisterComparison.WhyNot(book, world.Read(book, Now), Memory.Blank, new("test", Now), book.Flows[0], S(world.Severa.Keys.First()), F(world.Fortnox.Keys.First()))
            .Match(static told => told.IfNone(() => throw new InvalidOperationException("not read")), static findings => throw new InvalidOperationException(findings.ToString()));
    }
}
