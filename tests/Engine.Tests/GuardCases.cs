using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using FsCheck;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

/// <summary>Limits on what a plan may write, and doubts about what it was computed from.</summary>
[Properties(Arbitrary = [typeof(Generated)], MaxTest = 100)]
public sealed class GuardCases
{
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_plan_may_create_as_many_as_the_limit_says_and_not_one_more(int most, bool stopped)
    {
        var verdicts = ThreeNew().Plan(Memory.Blank, book: Limited(("safety.most_creates", most))).Safety;
        Assert.Equal(stopped ? ["BRY3001"] : [], verdicts.Map(static v => v.Code).ToArray());
        Assert.All(verdicts, static v => Assert.Contains("3 records would be created in Fortnox, 2 are allowed", v.What.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void A_share_is_of_what_the_system_has(int percent, bool stopped)
    {
        var world = Enumerable.Range(10, 5).Aggregate(ThreeNew(), static (w, i) => w.Fortnox($"{i}").Severa($"x{i}", $"{i}"));
        var verdicts = world.Plan(Memory.Blank, book: Limited(("safety.creates_percent", percent))).Safety;
        Assert.Equal(stopped ? ["BRY3001"] : [], verdicts.Map(static v => v.Code).ToArray());
        Assert.All(verdicts, static v => Assert.Contains("59% of its 5 are allowed", v.What.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void So_few_always_pass() =>
        Assert.Empty(ThreeNew().Plan(Memory.Blank, book: Limited(("safety.most_creates", 0), ("safety.creates_percent", 0), ("safety.always_allowed", 3))).Safety);

    [Fact]
    public void A_limit_of_the_flow_goes_before_the_common_one_and_one_of_the_system_before_that()
    {
        var book = Limited(("safety.most_creates", 0), ($"{Books.Flow}.most_creates", 2), ($"{Books.Flow}.most_creates_in_fortnox", 3));
        Assert.Empty(ThreeNew().Plan(Memory.Blank, book: book).Safety);
        Assert.Equal(["BRY3001"], World.Empty.Fortnox("1").Fortnox("2").Fortnox("3").Plan(Memory.Blank, book: book).Safety.Map(static v => v.Code).ToArray());
    }

    [Fact]
    public void Changes_are_limited_apart_from_creates()
    {
        var world = Enumerable.Range(1, 3).Aggregate(World.Empty, static (w, i) => w.Severa($"s{i}", $"{i}", "a").Fortnox($"{i}", "a"));
        var memory = world.Synced();
        var edited = Enumerable.Range(1, 3).Aggregate(world, static (w, i) => w.Severa($"s{i}", $"{i}", "b"));
        Assert.Equal(["BRY3002"], edited.Plan(memory, book: Limited(("safety.most_creates", 0), ("safety.most_updates", 2))).Safety.Map(static v => v.Code).ToArray());
    }

    [Fact]
    public void Links_write_nothing_and_have_no_limit() =>
        Assert.Empty(World.Empty.Severa("s1", "1").Fortnox("1").Plan(Memory.Blank, book: Limited(("safety.most_creates", 0), ("safety.most_updates", 0))).Safety);

    [Fact]
    public void Where_nothing_is_declared_nothing_limits() => Assert.Empty(ThreeNew().Plan(Memory.Blank).Safety);

    [Fact]
    public void A_listing_that_is_not_whole_is_never_green()
    {
        var book = Books.Of(Plain);
        var snapshot = World.Empty.Read(book, Now);
        var cut = new Snapshot(snapshot.Tables.Map(static table => table.Entity == Books.Right ? table with { Coverage = table.Coverage with { Gaps = Seq("1 of 9 records did not come", "and more") } } : table).Strict());
        var plan = Pipeline.Compute(book, cut, Memory.Blank, new("test", Now));
        Assert.Empty(plan.Steps);
        Assert.Equal(("BRY3003", "fortnox.Thing"), Assert.Single(plan.Safety.Map(static v => (v.Code, v.About))));
    }

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(6, 6, true)]
    [InlineData(20, 100, false)]
    [InlineData(21, 100, true)]
    public void A_register_that_has_lost_much_is_doubted(int gone, int before, bool doubted)
    {
        var book = Limited(("safety.losses_percent", 20), ("safety.losses_allowed", 5));
        Assert.Equal(doubted, Guard.Doubts(book, new(gone, before)));
        var lost = new Snapshot(World.Empty.Read(book, Now).Tables.Map(table => table with { Coverage = table.Coverage with { Lost = new Loss(gone, before) } }).Strict());
        Assert.Equal(doubted ? 2 : 0, Pipeline.Compute(book, lost, Memory.Blank, new("test", Now)).Safety.Count(static v => v.Code == "BRY3004"));
    }

    [Fact]
    public void Accepting_one_code_accepts_no_other()
    {
        var plan = ThreeNew().Plan(Memory.Blank) with { Safety = SafetyVerdicts.Codes.Map(static code => new SafetyVerdict(None, "x", new(code, Severity.Error, default, "", Seq<string>(), None, ""))).Strict() };
        Assert.All(SafetyVerdicts.Codes, code => Assert.Equal(
            SafetyVerdicts.Codes.Filter(other => other != code).ToArray(),
            new Acceptance(Seq1(code), "Ada").Left(plan).Map(static verdict => verdict.Code).ToArray()));
        Assert.Empty(new Acceptance(SafetyVerdicts.Codes, "Ada").Left(plan));
        Assert.Equal(plan.Safety, Acceptance.Nothing.Left(plan));
    }

    [Property]
    public bool Fewer_writes_never_trip_what_more_did_not(Scenario scenario, int seed, NonNegativeInt most, NonNegativeInt percent, NonNegativeInt always) =>
        Laws.EachMoment(Pipeline.Compute, scenario).All(moment =>
        {
            var book = moment.Book with { Settings = SettingsOf(("safety.most_creates", most.Get), ("safety.most_updates", most.Get), ("safety.creates_percent", percent.Get), ("safety.updates_percent", percent.Get), ("safety.always_allowed", always.Get % 3)) };
            var random = new System.Random(seed);
            var fewer = moment.Plan with { Steps = moment.Plan.Steps.Filter(_ => random.Next(2) == 0).Strict() };
            return Tripped(book, moment.Snapshot, fewer).IsSubsetOf(Tripped(book, moment.Snapshot, moment.Plan));
        });

    [Property]
    public bool A_higher_limit_never_trips_what_a_lower_did_not(Scenario scenario, NonNegativeInt most, NonNegativeInt more) =>
        Laws.EachMoment(Pipeline.Compute, scenario).All(moment => Tripped(moment, most.Get + more.Get).IsSubsetOf(Tripped(moment, most.Get)));

    private static System.Collections.Generic.HashSet<(string, Option<string>, string)> Tripped(Moment moment, int most) =>
        Tripped(moment.Book with { Settings = SettingsOf(("safety.most_creates", most), ("safety.most_updates", most), ("safety.creates_percent", most * 10)) }, moment.Snapshot, moment.Plan);

    private static System.Collections.Generic.HashSet<(string, Option<string>, string)> Tripped(RuleBook book, Snapshot snapshot, Plan plan) =>
        Guard.Judge(book, snapshot, plan).Map(static v => (v.Code, v.Flow, v.About)).ToHashSet();

    private static World ThreeNew() => World.Empty.Severa("s1", "1").Severa("s2", "2").Severa("s3", "3");

    private static RuleBook Limited(params (string Name, int Most)[] limits) => Books.Of(Plain) with { Settings = SettingsOf(limits) };

    private static Settings SettingsOf(params (string Name, int Most)[] limits) => new(toHashMap(limits.Select(static limit => (limit.Name, Value.Of(limit.Most)))));
}
