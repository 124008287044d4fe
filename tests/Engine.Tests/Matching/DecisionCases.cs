using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Worlds;
using LanguageExt;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Matching;

public sealed class DecisionCases
{
    private static readonly World TwoStrangers = World.Empty.Severa("s1", "7", "x").Fortnox("9", "x");

    [Fact]
    public void M10_two_records_that_no_rule_links_are_linked_by_a_decision()
    {
        var plan = TwoStrangers.Plan(Decided(Accept("s1", "9")));
        var step = Assert.Single(plan.Steps);
        Assert.Equal((Verb.Link, S("s1"), F("9"), Reason.Decided, 1), (step.Verb, step.Source, step.Target.IfNone(S("none")), step.Reason, step.Rule.Line));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void M10_two_records_that_a_rule_links_are_kept_apart_by_a_decision_and_the_rule_is_reported()
    {
        var plan = World.Empty.Severa("s1", "7").Fortnox("7").Plan(Decided(Reject("s1", "7")));
        Assert.Empty(plan.Steps);
        Assert.Equal((FindingKind.Report, "by key"), (Find(plan, "BRY2033").Kind, Find(plan, "BRY2033").Rule));
        Assert.Contains("BRY2007", Codes(plan));
    }

    [Fact]
    public void An_accepted_pair_is_linked_though_a_rule_would_link_its_record_with_another_which_is_reported()
    {
        var plan = World.Empty.Severa("s1", "7").Fortnox("7").Fortnox("9").Plan(Decided(Accept("s1", "9")));
        Assert.Equal(["s1=9"], Links(plan));
        Assert.Equal(Seq(S("s1"), F("7")), Find(plan, "BRY2033").Records);
        Assert.DoesNotContain(plan.Steps, static step => step.Verb == Verb.Create);
    }

    [Fact]
    public void Who_has_no_partner_ties_nobody_so_that_both_are_created_at_once()
    {
        var shape = Plain with { SecondWay = true };
        var (one, other) = (Fields("s1", "1"), Fields("s2", "2"));
        var plan = World.Empty.Put(Side.Severa, one.Id, one.Record).Put(Side.Severa, other.Id, other.Record).Plan(Decided(CreateNew(S("s2"))), shape);
        Assert.Equal(["s1", "s2"], plan.Steps.Filter(static step => step.Verb == Verb.Create).Map(static step => step.Source.Id).Order(StringComparer.Ordinal).ToArray());

        static (string Id, System.Collections.Immutable.ImmutableDictionary<string, Value> Record) Fields(string id, string key) => (id, System.Collections.Immutable.ImmutableDictionary.CreateRange(
            StringComparer.Ordinal, new[] { ("key", Value.Of(key)), ("c", Value.Of("x")), ("active", Value.True) }.Select(static field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    [Fact]
    public void An_accepted_pair_takes_its_two_out_of_a_tie_and_the_rest_is_matched_without_them()
    {
        var tied = World.Empty.Severa("s1", "7").Severa("s2", "7").Fortnox("7");
        Assert.Equal(["s2=7"], Links(tied.Plan(Decided(Accept("s2", "7")))));
        Assert.Equal(["s1=7", "s2=9"], Links(tied.Fortnox("9").Plan(Decided(Accept("s2", "9")))));
    }

    [Fact]
    public void A_rejection_resolves_a_tie_where_it_leaves_one_candidate()
    {
        var tied = World.Empty.Severa("s1", "7").Severa("s2", "7").Fortnox("7");
        Assert.Equal(["s2=7"], Links(tied.Plan(Decided(Reject("s1", "7")))));
    }

    [Fact]
    public void To_say_that_a_record_has_no_partner_resolves_a_tie_where_it_leaves_one_candidate()
    {
        var plan = World.Empty.Severa("s1", "7").Severa("s2", "7").Fortnox("7").Plan(Decided(CreateNew(S("s1"))));
        Assert.Equal(["s2=7"], Links(plan));
        Assert.DoesNotContain(plan.Steps, static step => step.Source == S("s1"));
    }

    [Fact]
    public void A_rejection_that_leaves_two_candidates_leaves_the_tie()
    {
        var tied = World.Empty.Severa("s1", "7").Severa("s2", "7").Severa("s3", "7").Fortnox("7");
        var plan = tied.Plan(Decided(Reject("s1", "7")));
        Assert.Empty(plan.Steps);
        Assert.Equal(Seq(S("s2"), S("s3"), F("7")), Assert.Single(plan.Findings, static finding => finding is { Kind: FindingKind.Tie, Rule: "by key" }).Records);
    }

    [Fact]
    public void Records_that_are_told_apart_from_their_only_candidate_may_still_be_tied_with_each_other()
    {
        var plan = World.Empty.Severa("s1", "7").Severa("s2", "7").Fortnox("7").Plan(Decided(Reject("s1", "7"), Reject("s2", "7")));
        Assert.Empty(plan.Steps);
        Assert.Contains(FindingKind.Tie, plan.Findings.Map(static f => f.Kind));
    }

    [Fact]
    public void A_record_without_a_partner_is_created_though_a_way_to_link_finds_one()
    {
        var shape = Plain with { SecondWay = true };
        var world = World.Empty.Put(Side.Severa, "s1", World.Empty.Severa("s1", "7").Severa["s1"].Add("c", Value.Of("same"))).Put(Side.Fortnox, "9", World.Empty.Fortnox("9").Fortnox["9"].Add("C", Value.Of("same")));
        Assert.Equal(["s1=9"], Links(world.Plan(Memory.Blank, shape)));
        var plan = world.Plan(Decided(CreateNew(S("s1"))), shape);
        Assert.Contains(plan.Steps, static step => step.Verb == Verb.Create && step.Source == S("s1"));
        Assert.Equal("by c", Find(plan, "BRY2033").Rule);
    }

    [Fact]
    public void A_record_without_a_partner_is_not_created_with_a_key_that_is_in_use()
    {
        var plan = World.Empty.Severa("s1", "7").Fortnox("7").Plan(Decided(CreateNew(S("s1"))));
        Assert.DoesNotContain(plan.Steps, static step => step.Source == S("s1"));
        Assert.Contains("BRY2007", Codes(plan));
    }

    [Fact]
    public void Two_records_without_partners_are_not_both_created_with_one_key()
    {
        var world = World.Empty.Severa("s1", "7").Severa("s2", "7");
        Assert.Equal([], world.Plan(Decided(CreateNew(S("s1")), CreateNew(S("s2")))).Verbs());
        Assert.Equal([], world.Plan(Decided(CreateNew(S("s1")))).Verbs());
    }

    [Fact]
    public void A_deferred_record_is_neither_linked_nor_created_and_a_person_is_told()
    {
        var pair = World.Empty.Severa("s1", "7").Fortnox("7").Plan(Decided(Defer(S("s1"))));
        Assert.Empty(pair.Steps);
        Assert.All(pair.Findings, static finding => Assert.Equal((FindingKind.Hold, Reason.Undecided), (finding.Kind, finding.Reason)));
        Assert.Contains("not sure", pair.Findings.Head.What.Message, StringComparison.Ordinal);
        Assert.Equal(Seq(S("s1"), F("7")), pair.Findings.Find(static finding => finding.Rule == "by key").Map(static finding => finding.Records).IfNone(Seq<RecordRef>()));
        Assert.Empty(World.Empty.Severa("s1", "7").Plan(Decided(Defer(S("s1")))).Steps);
    }

    [Fact]
    public void M12_an_excluded_record_stays_excluded_though_it_is_accepted_and_is_not_created_twice()
    {
        var plan = World.Empty.Severa("s1", "7").Fortnox("9", active: false).Plan(Decided(Accept("s1", "9")));
        Assert.Empty(plan.Steps);
        var refused = Find(plan, "BRY2032");
        Assert.Equal((FindingKind.Refuse, Reason.PartnerExcluded), (refused.Kind, refused.Reason));
        Assert.Contains("inactive in Fortnox", refused.What.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_of_a_record_that_is_gone_is_told_and_its_partner_is_left_alone()
    {
        var plan = World.Empty.Severa("s1", "7").Plan(Decided(Accept("s1", "9")));
        Assert.Empty(plan.Steps);
        Assert.Equal((FindingKind.Report, Reason.Gone), (Find(plan, "BRY2034").Kind, Find(plan, "BRY2034").Reason));
    }

    [Theory]
    [InlineData(Judgement.Reject, "s1", "7")]
    [InlineData(Judgement.Accept, "s1", "9")]
    [InlineData(Judgement.Defer, "s1", "7")]
    public void A_decision_against_a_link_is_told_and_the_link_stands(Judgement judgement, string severa, string fortnox)
    {
        var world = World.Empty.Severa("s1", "7", "x").Fortnox("7", "x");
        var memory = world.Synced() with { Decisions = Seq1(Of(severa, fortnox, judgement)) };
        var plan = world.Fortnox("9").Severa("s1", "7", "changed").Plan(memory);
        Assert.Equal(Seq1(F("7")), plan.Steps.Filter(static step => step.Verb == Verb.Update).Map(static step => step.Target.IfNone(S("none"))));
        Assert.Empty(Links(plan));
        var told = Find(plan, "BRY2035");
        Assert.Equal((FindingKind.Hold, Reason.Decided), (told.Kind, told.Reason));
        Assert.Contains("severa.thing/s1 is linked with fortnox.Thing/7", told.What.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_that_memory_has_fulfilled_says_nothing()
    {
        var memory = Model.Apply(Books.Of(Plain), TwoStrangers, Decided(Accept("s1", "9")), TwoStrangers.Plan(Decided(Accept("s1", "9")))).Memory;
        var next = TwoStrangers.Plan(memory);
        Assert.Empty(next.Steps);
        Assert.DoesNotContain(Codes(next), static code => code is "BRY2033" or "BRY2035");
    }

    [Fact]
    public void A_rule_that_sees_a_linked_pair_of_a_decision_otherwise_is_reported()
    {
        var memory = Model.Apply(Books.Of(Plain), TwoStrangers, Decided(Accept("s1", "9")), TwoStrangers.Plan(Decided(Accept("s1", "9")))).Memory;
        var plan = TwoStrangers.Fortnox("7").Plan(memory);
        Assert.Equal(Seq(S("s1"), F("7")), Find(plan, "BRY2033").Records);
        Assert.Empty(plan.Steps);
    }

    [Fact]
    public void Decisions_that_contradict_each_other_are_not_followed_and_their_records_are_left_alone()
    {
        var plan = World.Empty.Severa("s1", "7").Fortnox("7").Fortnox("9").Plan(Decided(Accept("s1", "7"), Accept("s1", "9")));
        Assert.Empty(plan.Steps);
        Assert.Equal(Seq(S("s1"), F("7"), F("9")), Find(plan, "BRY2036").Records);
        Assert.Contains("BRY2036", Codes(World.Empty.Severa("s1", "7").Fortnox("9").Plan(Decided(Accept("s1", "9"), CreateNew(S("s1"))))));
    }

    [Fact]
    public void A_decision_of_another_flow_means_nothing_here() => Assert.Empty(
        TwoStrangers.Plan(Memory.Blank with { Decisions = Seq1(Accept("s1", "9") with { Of = new("others", S("s1"), F("9")) }) }).Steps.Filter(static step => step.Verb == Verb.Link));

    [Fact]
    public void M10_the_pair_of_a_decision_is_explained_by_it()
    {
        var (book, memory) = (Books.Of(Plain), Decided(Accept("s1", "9")));
        var (snapshot, run) = (TwoStrangers.Read(book, Now), new Run("test", Now));
        var why = Explainer.Explain(book, snapshot, memory, run, TwoStrangers.Plan(memory), book.Flows[0], S("s1"));
        var linkage = why.Map(static found => found.Map(static one => one.Linkage)).IfLeft(None).IfNone(new Linkage.Alone());
        Assert.Equal(new Linkage.Decided(F("9"), Accept("s1", "9")), linkage);
    }

    [Fact]
    public void Half_a_match_that_is_rejected_keeps_nobody_from_being_created()
    {
        var book = HalfMatching();
        var world = World.Empty.Severa("s1", "7", "x").Fortnox("9", "x");
        Assert.Contains("BRY2026", Codes(world.Plan(Memory.Blank, book: book)));
        Assert.Empty(world.Plan(Memory.Blank, book: book).Steps);
        Assert.Equal([Verb.Create, Verb.Create], world.Plan(Decided(Reject("s1", "9")), book: book).Verbs());
        Assert.Equal([Verb.Create, Verb.Create], world.Plan(Decided(CreateNew(S("s1"))), book: book).Verbs());
    }

    [Fact]
    public void A_plan_is_reduced_to_its_links_with_an_id_of_its_own()
    {
        var world = World.Empty.Severa("s1", "7").Fortnox("7").Severa("s2", "8");
        var plan = world.Plan(Memory.Blank);
        var adoption = Adoption.Of(plan, None);
        Assert.Equal([Verb.Link], adoption.Verbs());
        Assert.Equal((plan.Header, plan.Findings, 0), (adoption.Header, adoption.Findings, adoption.Notes.Count));
        Assert.NotEqual(PlanJson.IdOf(plan), PlanJson.IdOf(adoption));
        Assert.Equal(plan.Steps.Filter(static step => step.Verb == Verb.Link), Adoption.Of(plan, Books.Flow).Steps);
        Assert.Empty(Adoption.Of(plan, "others").Steps);
        Assert.True(Adoption.IsOne(adoption));
        Assert.False(Adoption.IsOne(plan));
    }

    [Fact]
    public void A_link_that_waits_for_a_step_that_is_no_link_is_not_adopted_nor_is_one_that_waits_for_it()
    {
        var plan = World.Empty.Severa("s1", "1").Fortnox("1").Severa("s2", "2").Fortnox("2").Severa("s3", "3").Plan(Memory.Blank);
        var (links, create) = (plan.Steps.Filter(static step => step.Verb == Verb.Link).Strict(), plan.Steps.Find(static step => step.Verb == Verb.Create).IfNone(() => throw new InvalidOperationException()));
        Seq<Step> Waiting(Step first) => Seq(create, links[0] with { After = Seq1(new After(first.Id, Outcome.Success)) }, links[1] with { After = Seq1(new After(links[0].Id, Outcome.Success)) });
        Assert.Empty(Adoption.Of(plan with { Steps = Waiting(create) }, None).Steps);
    }

    private static RuleBook HalfMatching()
    {
        var book = Books.Of(Plain with { SecondWay = true });
        var (byKey, byC) = (book.Flows[0].Link[0], book.Flows[0].Link[1]);
        var byA = book.Flows[0].Fields[1];
        var a = new LinkPair("a", byA.ToFortnox.Map(static to => to.Value).IfNone(byC.Pairs[0].Severa), byA.ToSevera.Map(static to => to.Value).IfNone(byC.Pairs[0].Fortnox)) { Alone = Alone.Refuse };
        return book with { Flows = Seq1(book.Flows[0] with { Link = Seq1(byKey with { Pairs = Seq(byKey.Pairs[0], a) }) }) };
    }

    private static Memory Decided(params Decision[] decisions) => Memory.Blank with { Decisions = toSeq(decisions).Strict() };

    private static Decision Accept(string severa, string fortnox) => Of(severa, fortnox, Judgement.Accept);

    private static Decision Reject(string severa, string fortnox) => Of(severa, fortnox, Judgement.Reject);

    private static Decision CreateNew(RecordRef record) => new(Subject.One(Books.Flow, record), Judgement.CreateNew, "Ada", Now, "it is new");

    private static Decision Defer(RecordRef record) => new(Subject.One(Books.Flow, record), Judgement.Defer, "Ada", Now, "not sure");

    private static Decision Of(string severa, string fortnox, Judgement judgement) => new(new(Books.Flow, S(severa), F(fortnox)), judgement, "Ada", Now, "seen both");

    private static string[] Links(Plan plan) => [.. plan.Steps.Filter(static step => step.Verb == Verb.Link).Map(static step => $"{step.Source.Id}={step.Target.Map(static t => t.Id).IfNone("")}").Order(StringComparer.Ordinal)];

    private static string[] Codes(Plan plan) => [.. plan.Findings.Map(static f => f.What.Code)];

    private static Finding Find(Plan plan, string code) => Assert.Single(plan.Findings, finding => finding.What.Code == code);
}
