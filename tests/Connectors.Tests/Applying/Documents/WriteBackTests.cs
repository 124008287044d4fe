using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>What is written back to Severa, which may ignore or refuse it (MODEL 7), and what it does to the link.</summary>
public sealed class WriteBackTests
{
    private static readonly EntityRef Settings = EntityRef.Parse("severa.invoice_settings");

    [Fact]
    public async Task M31_a_number_that_is_ignored_fails_with_what_was_sent_what_there_is_and_what_to_do()
    {
        var office = new Office();
        office.Desk.Severa["number"] = Taking.Ignores;
        var report = await office.Apply(await Invoicing.Plan(office));
        var receipt = Of(report.Receipts, "number back");
        Assert.Equal((StepOutcome.Failed, "ignored"), (receipt.Outcome, receipt.Code));
        Assert.Equal(
            "Severa ignored it: number was sent as '101', and severa.invoice/s1 has ''. Enter it by hand in Severa; if it never takes it, switch this write-back off in the settings.",
            receipt.Message);
        Assert.Equal(StepOutcome.Blocked, Of(report.Receipts, "done").Outcome);
        Assert.DoesNotContain(office.Memory.Done, static done => done.Rule is "on_created.number back" or "on_created.done");
        Assert.Equal("queue", office.Desk.Source["status"]!["guid"]!.ToString());
        var line = Assert.Single(office.Kept.Log, static line => line.Code == "ignored");
        Assert.Equal((LogLevels.Error, true), (line.Level, line.Remedy.StartsWith("Enter it by hand in Severa", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task M31_a_status_that_is_ignored_is_named_as_people_know_it()
    {
        var office = new Office();
        office.Desk.Severa["status"] = Taking.Ignores;
        await office.Mirror(new(Invoicing.Status, "done"), """{"guid":"done","name":"Transferred"}""");
        await office.Mirror(new(Invoicing.Status, "queue"), """{"guid":"queue","name":"To transfer"}""");
        var report = await office.Apply(await Invoicing.Plan(office));
        Assert.Contains("status was sent as 'Transferred', and severa.invoice/s1 has 'To transfer'", Of(report.Receipts, "done").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M31_a_number_that_is_refused_fails_with_the_systems_own_words_and_what_to_do()
    {
        var office = new Office();
        office.Desk.Severa["number"] = Taking.Refuses;
        var report = await office.Apply(await Invoicing.Plan(office));
        var receipt = Of(report.Receipts, "number back");
        Assert.Equal((StepOutcome.Failed, "InvalidOperation"), (receipt.Outcome, receipt.Code));
        Assert.Contains("It can't be changed. (number); sent was number as '101'. Enter it by hand in Severa", receipt.Message, StringComparison.Ordinal);
        Assert.Equal(StepOutcome.Blocked, Of(report.Receipts, "done").Outcome);
    }

    [Fact]
    public async Task What_is_taken_after_all_goes_on_where_it_stopped()
    {
        var office = new Office();
        office.Desk.Severa["number"] = Taking.Ignores;
        await office.Apply(await Invoicing.Plan(office));
        office.Desk.Severa.Clear();
        Assert.True(await office.ComesToRest(Invoicing.Plan));
        Assert.Equal(("101", "done"), (office.Desk.Source["number"]!.ToString(), office.Desk.Source["status"]!["guid"]!.ToString()));
    }

    [Fact]
    public async Task Only_what_was_written_moves_the_base_so_that_what_a_person_changed_meanwhile_is_still_a_change()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office), happens: (_, call) =>
        {
            if (call.StartsWith("PATCH", StringComparison.Ordinal)) office.Desk.Source["notes"] = "changed by a person";
            return Trouble.None;
        });
        var row = Assert.Single(office.Memory.Links).Severa.Row;
        Assert.Equal("as sent", Field(row, "notes").ToString());
        Assert.Equal("101", Field(row, "number").ToString());
    }

    [Fact]
    public async Task A_booking_moves_the_base_of_the_booked()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office));
        Assert.Equal(Value.True, Field(Assert.Single(office.Memory.Links).Fortnox.Row, "Booked"));
    }

    [Fact]
    public async Task M1_a_payment_date_is_written_to_the_settings_and_moves_nothing_but_the_mirror()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office));
        var before = Assert.Single(office.Memory.Links);
        var settings = new RecordRef(Settings, "set1");
        await office.Mirror(settings, """{"guid":"set1","invoice":{"guid":"s1"},"paymentDate":null,"isReverseCharged":false}""");
        var paid = new Wanted.Known(Value.Of(new DateOnly(2026, 4, 1)));
        var report = await office.Apply(office.Plan(Seq1(Invoicing.Of(Verb.Update, "paid", Settings, settings, Seq1(Invoicing.Change("paymentDate", paid)), office.SourcePrint()))));
        Assert.Equal((StepOutcome.Done, ""), (report.Receipts[0].Receipt.Outcome, report.Receipts[0].Receipt.Message));
        Assert.Equal("2026-04-01", office.Desk.SourceSettings["paymentDate"]!.ToString());
        Assert.Equal(before, Assert.Single(office.Memory.Links));
        var mirrored = office.Kept.Mirror[settings].Row.Json;
        Assert.Equal(("s1", "2026-04-01"), (Desk.Node(mirrored)["invoice"]!["guid"]!.ToString(), Desk.Node(mirrored)["paymentDate"]!.ToString()));
    }

    [Fact]
    public async Task A_record_that_is_read_with_its_owner_only_is_checked_that_way()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office));
        var settings = new RecordRef(Settings, "set1");
        const string json = """{"guid":"set1","invoice":{"guid":"s1"},"entryDate":null,"paymentDate":null,"isReverseCharged":false}""";
        await office.Mirror(settings, json);
        var step = Invoicing.Of(
            Verb.Update, "paid", Settings, settings, Seq1(Invoicing.Change("paymentDate", new Wanted.Known(Value.Of(new DateOnly(2026, 4, 1))))), Seq1(Office.Print(settings, json)));
        office.Desk.SourceSettings["isReverseCharged"] = true;
        Assert.Equal((StepOutcome.Stale, "changed"), Ending(await office.Apply(office.Plan(Seq1(step)))));
        office.Desk.SourceSettings["isReverseCharged"] = false;
        Assert.Equal((StepOutcome.Done, ""), Ending(await office.Apply(office.Plan(Seq1(step)))));
    }

    private static (StepOutcome, string) Ending(Connectors.Applying.ApplyReport report) => (report.Receipts[0].Receipt.Outcome, report.Receipts[0].Receipt.Code);

    private static Receipt Of(Seq<(Step Step, Receipt Receipt)> receipts, string name) => receipts.Find(r => r.Step.Id == Hash.Of(name)).Map(static r => r.Receipt).IfNone(() => throw new InvalidOperationException(name));

    private static Value Field(Row row, string name) => row.Schema!.Ordinal(name).Map(ordinal => row[ordinal]).IfNone(Value.Unknown);
}
