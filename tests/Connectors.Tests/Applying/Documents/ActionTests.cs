using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>Actions and attachments where somebody, or a call that was lost, has been there before.</summary>
public sealed class ActionTests
{
    [Fact]
    public async Task An_invoice_that_somebody_booked_meanwhile_counts_as_booked()
    {
        var office = new Office();
        var report = await office.Apply(await Invoicing.Plan(office), happens: (_, call) =>
        {
            if (call == "GET /3/invoices/101") office.Desk.Invoices["101"]["Booked"] = true;
            return Trouble.None;
        });
        var receipt = Of(report, "bookkeep");
        Assert.Equal(StepOutcome.Adopted, receipt.Outcome);
        Assert.DoesNotContain("PUT /3/invoices/101/bookkeep", office.Desk.Calls);
        Assert.Contains(office.Kept.Log, static line => line.Message == "bookkeep of fortnox.invoice/101: it was done already");
    }

    [Fact]
    public async Task An_invoice_that_somebody_cancelled_meanwhile_is_not_booked()
    {
        var office = new Office();
        var report = await office.Apply(await Invoicing.Plan(office), happens: (_, call) =>
        {
            if (call == "GET /3/invoices/101") office.Desk.Invoices["101"]["Cancelled"] = true;
            return Trouble.None;
        });
        var receipt = Of(report, "bookkeep");
        Assert.Equal((StepOutcome.Stale, "may_not"), (receipt.Outcome, receipt.Code));
        Assert.Equal(StepOutcome.Blocked, Of(report, "done").Outcome);
    }

    [Fact]
    public async Task A_booking_that_is_refused_because_its_lost_call_was_done_counts_as_booked()
    {
        var office = new Office();
        var report = await office.Apply(await Invoicing.Plan(office), happens: (_, call) =>
            call.EndsWith("/bookkeep", StringComparison.Ordinal) && !office.Desk.Calls.Contains(call) ? Trouble.ResetAfter : Trouble.None);
        Assert.Equal(StepOutcome.Adopted, Of(report, "bookkeep").Outcome);
        Assert.Equal("done", office.Desk.Source["status"]!["guid"]!.ToString());
    }

    [Fact]
    public async Task M30_a_file_that_was_sent_and_never_connected_is_connected_and_not_sent_again()
    {
        var office = new Office();
        var report = await office.Apply(await Invoicing.Plan(office), happens: static (_, call) => call == "POST /api/fileattachments/attachments-v1" ? Trouble.ResetBefore : Trouble.None);
        Assert.Equal(StepOutcome.Unknown, Of(report, "attachments/file1").Outcome);
        Assert.Single(office.Desk.Inbox);
        await office.Apply(await Invoicing.Plan(office));
        Assert.Equal(2, office.Desk.Calls.Count(static call => call == "POST /3/inbox"));
        Assert.Equal(2, office.Desk.Connected.Count);
    }

    [Fact]
    public async Task M30_a_file_that_is_connected_already_is_known_by_its_bytes_when_it_has_left_the_inbox()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office), happens: static (_, call) => call.EndsWith("filedata", StringComparison.Ordinal) ? Trouble.Error500 : Trouble.None);
        office.Desk.Connected.Add(("101", "other", "by hand.pdf", "%PDF-1 the first"u8.ToArray()));
        var report = await office.Apply(await Invoicing.Plan(office));
        Assert.Equal(StepOutcome.Adopted, Of(report, "attachments/file1").Outcome);
        Assert.Equal(StepOutcome.Done, Of(report, "attachments/file2").Outcome);
        Assert.Equal(["by hand.pdf", "2"], office.Desk.Connected.Select(static file => file.Name.Contains("Bilaga", StringComparison.Ordinal) ? "2" : file.Name));
    }

    [Theory]
    [InlineData("image/png", 10, "wrong_file_type")]
    [InlineData("application/pdf", (5 << 20) + 1, "file_too_big")]
    public async Task M30_what_can_not_be_attached_is_told_and_not_sent(string type, int size, string code)
    {
        var office = new Office();
        office.Desk.Content["bytes1"] = (type, new byte[size]);
        var report = await office.Apply(await Invoicing.Plan(office));
        var receipt = Of(report, "attachments/file1");
        Assert.Equal((StepOutcome.Failed, code), (receipt.Outcome, receipt.Code));
        Assert.Contains("Bilaga å 1", receipt.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("POST /3/inbox", office.Desk.Calls);
    }

    private static Receipt Of(Connectors.Applying.ApplyReport report, string name) =>
        report.Receipts.Find(r => r.Step.Id == Hash.Of(name)).Map(static r => r.Receipt).IfNone(() => throw new InvalidOperationException(name));
}
