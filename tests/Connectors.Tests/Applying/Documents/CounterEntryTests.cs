using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>A counter entry: a second record like the first, after which the source is linked to neither (M35).</summary>
public sealed class CounterEntryTests
{
    private static readonly Hash Marker = Hash.Of("counter of s1");

    [Fact]
    public async Task M35_a_counter_entry_is_made_and_nothing_is_left_of_the_link()
    {
        var office = await Transferred();
        var report = await office.Apply(await Plan(office));
        Assert.Equal(StepOutcome.Done, Assert.Single(report.Receipts).Receipt.Outcome);
        AssertCountered(office);
        Assert.Contains(office.Kept.Log, static line => line.Message.StartsWith("made the counter entry fortnox.invoice/102: ", StringComparison.Ordinal)
            && line.Message.EndsWith("severa.invoice/s1 is no longer linked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task M35_a_source_that_comes_back_is_new_again()
    {
        var office = await Transferred();
        await office.Apply(await Plan(office));
        await office.Apply(office.Plan(Seq1(Invoicing.Create(office) with { Id = Hash.Of("again") })));
        Assert.Equal("103", Assert.Single(office.Memory.Links).FortnoxId);
    }

    [Theory]
    [InlineData("ResetBefore")]
    [InlineData("ResetAfter")]
    [InlineData("Error500")]
    public async Task M35_whichever_call_goes_wrong_there_is_one_counter_entry_and_no_link(string way)
    {
        var trouble = Enum.Parse<Trouble>(way);
        for (var (call, reached) = (0, true); reached; call++)
        {
            var office = await Transferred();
            var before = office.Desk.Calls.Count;
            await office.Apply(await Plan(office), happens: (number, _) => number == before + call ? trouble : Trouble.None);
            reached = office.Desk.Calls.Count > before + call;
            Assert.True(await office.ComesToRest(Plan), $"{way} of call {call}");
            AssertCountered(office);
        }
    }

    [Fact]
    public async Task M35_so_it_is_wherever_the_process_is_killed()
    {
        for (var (effect, killed) = (0, true); killed; effect++)
        {
            var office = await Transferred();
            try
            {
                await office.Apply(await Plan(office), Effects.CrashAt(effect));
                killed = false;
            }
            catch (CrashException)
            {
            }
            Assert.True(await office.ComesToRest(Plan), $"killed at {effect}");
            AssertCountered(office);
        }
    }

    [Fact]
    public async Task M35_a_lost_counter_entry_that_is_found_ends_the_link()
    {
        var office = await Transferred();
        await Assert.ThrowsAsync<CrashException>(async () => await office.Apply(await Plan(office), new(static effect =>
        {
            if (effect is { What: "POST /3/invoices", After: true }) throw new CrashException();
        })));
        Assert.Equal("counter", Assert.Single(office.Memory.Intents).Part);
        Assert.Single(office.Memory.Links);

        var report = await office.Apply(await Plan(office));
        Assert.Equal(StepOutcome.Adopted, Assert.Single(report.Receipts).Receipt.Outcome);
        AssertCountered(office);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task M35_what_the_plan_has_for_the_source_besides_is_stale(bool killed)
    {
        var office = await Transferred();
        var counter = Counter(office);
        var write = Invoicing.Write("number", "number", new Wanted.Known(Value.Of(7)), Seq<Fingerprint>()) with { Mark = None };
        var plan = office.Plan(Seq(counter, write));
        var killing = new Effects(static effect =>
        {
            if (effect is { What: "confirm", After: true }) throw new CrashException();
        });
        if (killed) await Assert.ThrowsAsync<CrashException>(() => office.Apply(plan, killing));
        var report = await office.Apply(plan);
        Assert.Equal(Seq((StepOutcome.Done, ""), (StepOutcome.Stale, "ended")), report.Receipts.Map(static r => (r.Receipt.Outcome, r.Receipt.Code)));
        AssertCountered(office);
    }

    private static async Task<Office> Transferred()
    {
        var office = new Office();
        await office.Apply(office.Plan(Seq1(Invoicing.Create(office) with { Mark = "on_created.number" })));
        Assert.Single(office.Memory.Links);
        Assert.NotEmpty(office.Memory.Done);
        return office;
    }

    /// <summary>While there is a link, the counter entry that is to end it.</summary>
    private static Task<Plan> Plan(Office office) =>
        Task.FromResult(office.Plan(office.Memory.Links.IsEmpty ? Seq<Step>() : Seq1(Counter(office))));

    private static Step Counter(Office office) => Invoicing.Of(
        office.Memory.Intents.IsEmpty ? Verb.Create : Verb.Resolve,
        $"counter{office.Memory.Intents.Count}",
        Invoicing.Fortnox,
        None,
        Seq(
            Invoicing.Change("CustomerNumber", new Wanted.Known(Value.Reference(new(EntityRef.Parse("fortnox.customer"), "A1"), Row.None))),
            Invoicing.Change("ExternalInvoiceReference1", new Wanted.Known(Value.Of(Marker.ToString())))),
        office.SourcePrint()) with
    {
        Marker = Marker,
        Part = "counter",
        EndsLink = true,
    };

    private static void AssertCountered(Office office)
    {
        Assert.Equal(["101", "102"], office.Desk.Invoices.Keys);
        Assert.Equal(Marker.ToString(), office.Desk.Invoices["102"]["ExternalInvoiceReference1"]!.ToString());
        Assert.Equal(Memory.Blank, office.Memory);
    }
}
