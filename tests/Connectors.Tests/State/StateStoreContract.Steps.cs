using System.Data.Common;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>Plans, intents, receipts, the transfer log.</summary>
public abstract partial class StateStoreContract
{
    [SkippableFact]
    public async Task A_plan_is_started_once_then_resumed_until_it_is_finished()
    {
        await using (var store = await Open())
        {
            Assert.Equal(PlanStart.Started, await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop));
            Assert.Equal(PlanStart.Resumed, await store.StartPlan(Sample.Plan, "{}", Sample.At(1), Stop));
        }
        await using var again = await Open();
        Assert.Equal(PlanStart.Resumed, await again.StartPlan(Sample.Plan, "{}", Sample.At(2), Stop));
        await again.FinishPlan(Sample.Plan, Sample.At(3), Stop);
        Assert.Equal(PlanStart.Finished, await again.StartPlan(Sample.Plan, "{}", Sample.At(4), Stop));
        Assert.Equal(PlanStart.Started, await again.StartPlan(Hash.Of("other"), "{}", Sample.At(4), Stop));
    }

    [SkippableFact]
    public async Task A_plan_that_never_started_has_no_end_no_intents_and_no_receipts()
    {
        await using var store = await Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.FinishPlan(Sample.Plan, Sample.At(1), Stop));
        await Assert.ThrowsAnyAsync<DbException>(() => store.Intend(Sample.Intent(Sample.Step, Sample.Marker), Stop));
        await Assert.ThrowsAnyAsync<DbException>(() => store.Fail(Sample.Failure(StepOutcome.Failed, closesIntent: false), Stop));
    }

    [SkippableFact]
    public async Task Confirm_stores_receipt_link_written_row_done_mark_and_log_and_closes_the_intent()
    {
        await using (var before = await Open()) await Confirmed(before);
        await using var store = await Open();
        var (memory, link) = (await store.LoadMemory(Sample.Book(), Stop), Sample.Link("s1", "101"));
        Assert.Equal(new Memory(Seq1(link), Seq<Intent>(), Sample.Confirmation(link).Done), memory);
        Assert.Equal(Seq1(Sample.Receipt(Sample.Step, StepOutcome.Done)), await store.Receipts(Sample.Plan, Stop));
        Assert.Equal(Seq1(Sample.Entry(2, "created")), await store.ReadLog(new(10), Stop));
        var mirror = await store.LoadMirror(Sample.Fortnox, Stop);
        Assert.Equal(Sample.Names(Sample.Fortnox).Hash, mirror.Schema);
        Assert.Equal(("101", "{}", Sample.At(2)), Assert.Single(mirror.Rows.Map(static row => (row.Id, row.Json, row.ReadAt))));
    }

    [SkippableFact]
    public async Task Confirm_without_a_link_stores_all_else()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Confirm(Sample.Confirmation(Sample.Link("s1", "101")) with { Link = None, Done = Seq<DoneMark>() }, Stop);
        Assert.Equal(Memory.Blank, await store.LoadMemory(Sample.Book(), Stop));
        Assert.Equal(Seq1(Sample.Receipt(Sample.Step, StepOutcome.Done)), await store.Receipts(Sample.Plan, Stop));
        Assert.Single((await store.LoadMirror(Sample.Fortnox, Stop)).Rows);
    }

    [SkippableFact]
    public async Task M35_confirm_may_end_a_link_with_all_its_marks_and_those_of_no_other()
    {
        await using (var before = await Open())
        {
            await Confirmed(before);
            await before.Confirm(Sample.Confirmation(Sample.Link("s2", "102")) with { Receipt = Sample.Receipt(Hash.Of("second"), StepOutcome.Done), ClosesIntent = None }, Stop);
            await before.Confirm(Ended(Sample.Link("s1", "101"), "third"), Stop);
        }
        await using var store = await Open();
        var left = Sample.Link("s2", "102");
        Assert.Equal(new Memory(Seq1(left), Seq<Intent>(), Sample.Confirmation(left).Done), await store.LoadMemory(Sample.Book(), Stop));
    }

    [SkippableFact]
    public async Task M35_records_whose_link_was_ended_may_be_linked_anew_to_others()
    {
        await using var store = await Open();
        await Confirmed(store);
        await store.Confirm(Ended(Sample.Link("s1", "101"), "second"), Stop);
        var anew = Sample.Link("s1", "102");
        await store.Confirm(Sample.Confirmation(anew) with { Receipt = Sample.Receipt(Hash.Of("third"), StepOutcome.Done), ClosesIntent = None }, Stop);
        Assert.Equal(anew, Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Links));
    }

    [SkippableFact]
    public async Task M35_a_link_is_not_ended_by_what_is_not_stored_whole()
    {
        await using var store = await Open();
        await Confirmed(store);
        var broken = Ended(Sample.Link("s1", "101"), "second") with { Log = Seq1(Sample.Entry(2, null!)) };
        await Assert.ThrowsAnyAsync<DbException>(() => store.Confirm(broken, Stop));
        var memory = await store.LoadMemory(Sample.Book(), Stop);
        Assert.Equal((1, 1), (memory.Links.Count, memory.Done.Count));
    }

    [SkippableFact]
    public async Task Links_and_intents_of_documents_come_back_under_the_schemas_of_their_flow()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        var (link, intent) = (Sample.Link("s1", "101") with { Flow = "documents" }, Sample.Intent(Sample.Step, Sample.Marker) with { Flow = "documents" });
        await store.Intend(intent, Stop);
        await store.Confirm(Sample.Confirmation(link) with { ClosesIntent = None }, Stop);
        var (severa, fortnox) = (Sample.Schema(Sample.Severa, "name", "number"), Sample.Schema(Sample.Fortnox, "name"));
        var memory = await store.LoadMemory(Sample.Documents(severa, fortnox), Stop);
        Assert.Equal(link with { Severa = new(link.Severa.Row.As(severa), Sample.Rules) }, Assert.Single(memory.Links));
        Assert.Equal(intent.SourceRow.As(severa), Assert.Single(memory.Intents).SourceRow);
        Assert.Empty((await store.LoadMemory(Sample.Book(), Stop)).Links);
    }

    [SkippableFact]
    public async Task Confirm_that_fails_in_its_last_statement_stores_nothing()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Intend(Sample.Intent(Sample.Step, Sample.Marker), Stop);
        var broken = Sample.Confirmation(Sample.Link("s1", "101")) with { Log = Seq1(Sample.Entry(2, null!)) };
        await Assert.ThrowsAnyAsync<DbException>(() => store.Confirm(broken, Stop));
        await AssertOnlyIntended(store);
    }

    [SkippableFact]
    public async Task Confirm_that_fails_in_the_middle_stores_nothing()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Intend(Sample.Intent(Sample.Step, Sample.Marker), Stop);
        var broken = Sample.Confirmation(Sample.Link("s1", "101") with { FortnoxId = null! });
        await Assert.ThrowsAnyAsync<DbException>(() => store.Confirm(broken, Stop));
        await AssertOnlyIntended(store);
    }

    [SkippableFact]
    public async Task An_open_intent_is_in_memory_after_reopening_until_it_is_confirmed()
    {
        var intent = Sample.Intent(Sample.Step, Sample.Marker);
        await using (var before = await Open())
        {
            await before.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
            await before.Intend(intent, Stop);
        }
        await using var store = await Open();
        Assert.Equal(intent, Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Intents));
        await store.Confirm(Sample.Confirmation(Sample.Link("s1", "101")), Stop);
        Assert.Empty((await store.LoadMemory(Sample.Book(), Stop)).Intents);
    }

    [SkippableTheory]
    [InlineData(true, StepOutcome.Failed)]
    [InlineData(false, StepOutcome.Unknown)]
    public async Task An_intent_ends_with_a_failure_only_if_the_create_is_known_not_to_have_happened(bool known, StepOutcome outcome)
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Intend(Sample.Intent(Sample.Step, Sample.Marker), Stop);
        await store.Fail(Sample.Failure(outcome, known), Stop);
        Assert.Equal(known, (await store.LoadMemory(Sample.Book(), Stop)).Intents.IsEmpty);
        Assert.Equal(outcome, Assert.Single(await store.Receipts(Sample.Plan, Stop)).Outcome);
    }

    [SkippableFact]
    public async Task A_create_is_never_begun_again_while_its_outcome_is_open()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Intend(Sample.Intent(Sample.Step, Sample.Marker), Stop);
        await Assert.ThrowsAnyAsync<DbException>(() => store.Intend(Sample.Intent(Hash.Of("later step"), Sample.Marker), Stop));
        await store.Fail(Sample.Failure(StepOutcome.Failed, closesIntent: true), Stop);
        await store.Intend(Sample.Intent(Hash.Of("later step"), Sample.Marker), Stop);
        Assert.Equal(Hash.Of("later step"), Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Intents).Step);
    }

    [SkippableFact]
    public async Task A_later_try_replaces_a_receipt_but_never_a_final_one()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Fail(Sample.Failure(StepOutcome.Blocked, closesIntent: false) with { Receipt = Sample.Receipt(Sample.Step, StepOutcome.Blocked) with { TargetId = None, Answer = None, Code = "409", Message = "wait" } }, Stop);
        await Confirmed(store);
        await Assert.ThrowsAnyAsync<DbException>(() => store.Fail(Sample.Failure(StepOutcome.Failed, closesIntent: false), Stop));
        Assert.Equal(StepOutcome.Done, Assert.Single(await store.Receipts(Sample.Plan, Stop)).Outcome);
    }

    [SkippableFact]
    public async Task A_once_only_rule_is_marked_once()
    {
        await using var store = await Open();
        await Confirmed(store);
        var link = Sample.Link("s1", "101");
        var again = Sample.Confirmation(link) with { Receipt = Sample.Receipt(Hash.Of("other"), StepOutcome.Done), ClosesIntent = None, Written = None };
        await store.Confirm(again with { Done = again.Done.Add(new(link.Flow, "s1", "101", "greet")) }, Stop);
        Assert.Equal(Seq("greet", "welcome"), (await store.LoadMemory(Sample.Book(), Stop)).Done.Map(static mark => mark.Rule));
    }

    [SkippableFact]
    public async Task M38_the_log_is_read_newest_first()
    {
        await using var store = await Open();
        await store.Log(Seq(Sample.Entry(2, "b"), Sample.Entry(2, "c"), Sample.Entry(1, "a")), Stop);
        await store.Log(Seq1(Sample.Entry(3, "d")), Stop);
        Assert.Equal(Seq("d", "c", "b"), (await store.ReadLog(new(3), Stop)).Map(static entry => entry.Message));
        Assert.Equal(Sample.Entry(1, "a"), (await store.ReadLog(new(10), Stop)).Last);
    }

    [SkippableTheory]
    [InlineData("since 2", "d c b")]
    [InlineData("until 2", "a")]
    [InlineData("since 2 until 3", "c b")]
    [InlineData("warning", "d b")]
    [InlineData("error", "d")]
    [InlineData("info", "d c b a")]
    [InlineData("flow products", "c")]
    [InlineData("about s2", "d")]
    [InlineData("about F%", "")]
    [InlineData("about b", "b")]
    [InlineData("most 1", "d")]
    [InlineData("since 1 until 9 warning flow customers about s2 most 9", "d")]
    [InlineData("about ' OR 1=1 --", "")]
    [InlineData("flow ' OR 1=1 --", "")]
    public async Task M38_the_log_is_asked_by_period_level_flow_and_record(string asked, string found)
    {
        await using var store = await Open();
        await store.Log(
            Seq(
                Sample.Entry(1, "a"),
                Sample.Entry(2, "b") with { Level = LogLevels.Warning },
                Sample.Entry(2, "c") with { Flow = "products" },
                Sample.Entry(3, "d") with { Level = LogLevels.Error, Item = "severa.customer/s2" }),
            Stop);
        Assert.Equal(found, string.Join(' ', (await store.ReadLog(Query(asked), Stop)).Map(static entry => entry.Message)));
    }

    private static LogQuery Query(string asked)
    {
        var (query, words) = (new LogQuery(10), new Queue<string>(asked.Split(' ')));
        while (words.TryDequeue(out var word))
        {
            query = word switch
            {
                "since" => query with { Since = Sample.At(Number(words)) },
                "until" => query with { Until = Sample.At(Number(words)) },
                "most" => query with { Most = Number(words) },
                "flow" => query with { Flow = Text(words) },
                "about" => query with { About = Text(words) },
                _ => query with { Levels = LogLevels.From(word) },
            };
        }
        return query;

        static int Number(Queue<string> words) => int.Parse(words.Dequeue(), System.Globalization.CultureInfo.InvariantCulture);

        // A quote begins a text of several words.
        static string Text(Queue<string> words) => words.Peek() != "'" ? words.Dequeue() : string.Join(' ', Enumerable.Range(0, words.Count).Select(_ => words.Dequeue()));
    }

    /// <summary>What ends a link has none itself.</summary>
    private static Confirmation Ended(Link link, string step) => Sample.Confirmation(link) with
    {
        Receipt = Sample.Receipt(Hash.Of(step), StepOutcome.Done),
        Link = None,
        Done = Seq<DoneMark>(),
        ClosesIntent = None,
        Ends = link,
    };

    private static async Task AssertOnlyIntended(IStateStore store)
    {
        Assert.Equal(
            new Memory(Seq<Link>(), Seq1(Sample.Intent(Sample.Step, Sample.Marker)), Seq<DoneMark>()),
            await store.LoadMemory(Sample.Book(), Stop));
        Assert.Empty(await store.Receipts(Sample.Plan, Stop));
        Assert.Empty(await store.ReadLog(new(10), Stop));
        Assert.Empty((await store.LoadMirror(Sample.Fortnox, Stop)).Rows);
    }
}
