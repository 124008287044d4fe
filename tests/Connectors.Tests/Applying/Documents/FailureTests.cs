using Brygga.Connectors.Applying;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>Steps that answer for a failure (on_failed).</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_refused_invoice_gets_the_status_of_failure_though_it_has_no_partner()
    {
        var office = new Office();
        office.Desk.RefusesInvoices = "2000204";
        var report = await office.Apply(Plan(office));
        Assert.Equal(Seq(StepOutcome.Failed, StepOutcome.Done), Outcomes(report));
        Assert.Equal("failed", office.Desk.Source["status"]!["guid"]!.ToString());
        Assert.Empty(office.Memory.Links);
        Assert.Empty(office.Memory.Done);
        Assert.Empty(office.Memory.Intents);
    }

    [Fact]
    public async Task Where_nothing_failed_there_is_nothing_to_do_and_nothing_to_tell()
    {
        var office = new Office();
        var first = Plan(office);
        var plan = office.Plan(first.Steps.Add(Failed(office) with { Id = Hash.Of("behind"), After = Seq1(new After(first.Steps[1].Id, Outcome.Success)) }));
        var report = await office.Apply(plan);
        Assert.Equal(Seq(StepOutcome.Done, StepOutcome.Unneeded, StepOutcome.Unneeded), Outcomes(report));
        Assert.Equal("queue", office.Desk.Source["status"]!["guid"]!.ToString());
        Assert.Single(office.Kept.Receipts);
        Assert.Single(office.Kept.Log);
        Assert.Equal(PlanStart.Finished, (await office.Apply(plan)).Start);
    }

    [Theory]
    [InlineData("ResetBefore", "POST /3/invoices")]
    [InlineData("Error500", "POST /3/invoices")]
    [InlineData("Error500", "GET /v1/invoices/s1")]
    public async Task What_is_unknown_or_may_pass_is_no_failure(string way, string call)
    {
        var office = new Office();
        var report = await office.Apply(Plan(office), happens: (_, name) => name == call ? Enum.Parse<Trouble>(way) : Trouble.None);
        Assert.Equal(StepOutcome.Blocked, report.Receipts[1].Receipt.Outcome);
        Assert.Equal("queue", office.Desk.Source["status"]!["guid"]!.ToString());
    }

    [Fact]
    public async Task What_is_stale_is_no_failure()
    {
        var office = new Office();
        var plan = Plan(office);
        office.Desk.Source["notes"] = "changed by a person";
        var report = await office.Apply(plan);
        Assert.Equal(Seq(StepOutcome.Stale, StepOutcome.Blocked), Outcomes(report));
    }

    [Fact]
    public async Task A_document_that_was_refused_at_planning_gets_it_without_waiting()
    {
        var office = new Office();
        var report = await office.Apply(office.Plan(Seq1(Failed(office))));
        Assert.Equal(Seq1(StepOutcome.Done), Outcomes(report));
        Assert.Equal("failed", office.Desk.Source["status"]!["guid"]!.ToString());
        Assert.Empty(office.Memory.Links);
    }

    private static Plan Plan(Office office)
    {
        var create = Invoicing.Create(office);
        return office.Plan(Seq(create, Failed(office) with { After = Seq1(new After(create.Id, Outcome.Failure)) }));
    }

    private static Step Failed(Office office) => Invoicing.Write("failed", "status", Invoicing.To("failed"), office.SourcePrint()) with { Mark = None };

    private static Seq<StepOutcome> Outcomes(ApplyReport report) => report.Receipts.Map(static r => r.Receipt.Outcome).Strict();
}
