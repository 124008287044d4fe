using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>An invoice that comes of an action on another one (create_by): it can't be sent twice, and its answer may be lost.</summary>
public sealed class CreditTests
{
    private static readonly RecordRef Original = new(Invoicing.Fortnox, "101");

    [Fact]
    public async Task An_invoice_is_credited_and_the_credit_gets_its_fields()
    {
        var office = Booked();
        var report = await office.Apply(await Plan(office));
        Assert.All(report.Receipts, static r => Assert.Equal((StepOutcome.Done, ""), (r.Receipt.Outcome, r.Receipt.Message)));
        AssertCredited(office);
        Assert.Contains(office.Kept.Log, static line => line.Message == "created fortnox.invoice/102 by credit of fortnox.invoice/101");
    }

    [Theory]
    [InlineData("ResetBefore")]
    [InlineData("ResetAfter")]
    [InlineData("Error500")]
    public async Task Whichever_call_goes_wrong_there_is_one_credit(string way)
    {
        var trouble = Enum.Parse<Trouble>(way);
        for (var (call, reached) = (0, true); reached; call++)
        {
            var office = Booked();
            await office.Apply(await Plan(office), happens: (number, _) => number == call ? trouble : Trouble.None);
            reached = office.Desk.Calls.Count > call;
            Assert.True(await office.ComesToRest(Plan), $"{way} of call {call}");
            AssertCredited(office);
        }
    }

    [Fact]
    public async Task So_it_is_wherever_the_process_is_killed()
    {
        for (var (effect, killed) = (0, true); killed; effect++)
        {
            var office = Booked();
            try
            {
                await office.Apply(await Plan(office), Effects.CrashAt(effect));
                killed = false;
            }
            catch (CrashException)
            {
            }
            Assert.True(await office.ComesToRest(Plan), $"killed at {effect}");
            AssertCredited(office);
        }
    }

    [Fact]
    public async Task A_credit_whose_answer_is_lost_is_not_sent_again()
    {
        var office = Booked();
        var report = await office.Apply(await Plan(office), happens: static (_, call) => call.EndsWith("/credit", StringComparison.Ordinal) ? Trouble.ResetAfter : Trouble.None);
        Assert.Equal((StepOutcome.Adopted, "102"), (report.Receipts[0].Receipt.Outcome, report.Receipts[0].Receipt.TargetId));
        Assert.Single(office.Desk.Calls, static call => call.EndsWith("/credit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invoice_that_somebody_credited_meanwhile_is_left_alone()
    {
        var office = Booked();
        var plan = await Plan(office);
        office.Desk.Invoices["101"]["CreditInvoiceReference"] = "900";
        var receipt = (await office.Apply(plan)).Receipts[0].Receipt;
        Assert.Equal((StepOutcome.Stale, "appeared"), (receipt.Outcome, receipt.Code));
        Assert.DoesNotContain(office.Desk.Calls, static call => call.EndsWith("/credit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_is_not_credited()
    {
        var office = Booked();
        office.Desk.Invoices["101"]["Booked"] = false;
        var receipt = (await office.Apply(await Plan(office))).Receipts[0].Receipt;
        Assert.Equal((StepOutcome.Stale, "may_not"), (receipt.Outcome, receipt.Code));
        Assert.Contains("'Booked' no longer holds", receipt.Message, StringComparison.Ordinal);
    }

    private static Office Booked()
    {
        var office = new Office();
        office.Desk.Add(Desk.Node("""{"CustomerNumber":"A1","InvoiceRows":[{"Description":"Arbete","DeliveredQuantity":"2","Price":40}]}"""))["Booked"] = true;
        return office;
    }

    /// <summary>The credit, and then what it is to say.</summary>
    private static Task<Plan> Plan(Office office)
    {
        var link = office.Memory.Links.HeadOrNone();
        var make = Invoicing.Of(office.Memory.Intents.IsEmpty ? Verb.Create : Verb.Resolve, "credit", Invoicing.Fortnox, None, Seq<FieldChange>(), office.SourcePrint()) with
        {
            Marker = Invoicing.Marker,
            Action = "credit",
            From = Original,
        };
        var target = link.Map(static known => new RecordRef(Invoicing.Fortnox, known.FortnoxId));
        var write = Invoicing.Of(
            Verb.Update, "fields", Invoicing.Fortnox, target, Seq1(Invoicing.Change("Remarks", new Wanted.Known(Value.Of("Kredit")))), office.SourcePrint()) with
        {
            On = link.IsSome ? None : Some(make.Id),
            Mark = "create_by",
            After = link.IsSome ? Seq<After>() : Seq1(new After(make.Id, Outcome.Success)),
        };
        var steps = (link.IsSome ? Seq<Step>() : Seq1(make)) + (office.Memory.Done.Exists(static done => done.Rule == "create_by") ? Seq<Step>() : Seq1(write));
        return Task.FromResult(office.Plan(steps.Strict()));
    }

    private static void AssertCredited(Office office)
    {
        Assert.Equal(["101", "102"], office.Desk.Invoices.Keys);
        Assert.Equal(("true", "Kredit"), (office.Desk.Invoices["102"]["Credit"]!.ToString(), office.Desk.Invoices["102"]["Remarks"]!.ToString()));
        Assert.Equal("102", Assert.Single(office.Memory.Links).FortnoxId);
        Assert.Empty(office.Memory.Intents);
    }
}
