using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What is written back to Severa, and what happens to an invoice after it was sent.</summary>
public sealed class InvoicesAfterwardsTests
{
    private static readonly SandboxOptions Few = Stage.Small with { Customers = 24, Invoices = 3 };

    private static readonly SandboxOptions Unnumbered = Few with { NumberedInvoices = false };

    [Fact]
    public async Task M31_where_Fortnox_numbers_its_number_goes_back_to_Severa()
    {
        await using var stage = await Sent(Unnumbered, InvoiceSettings.ByFortnox);
        Assert.NotEmpty(stage.World.Fortnox.Invoices.All);
        Assert.Equal(
            stage.World.Fortnox.Invoices.All.Select(static one => one.Key).ToHashSet(StringComparer.Ordinal),
            Transferred(stage).Select(static one => one.Text("number")).ToHashSet(StringComparer.Ordinal)!);
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task M31_where_a_person_writes_the_numbers_only_the_status_goes_back()
    {
        await using var stage = await Sent(Unnumbered, $"{InvoiceSettings.ByFortnox}\n  sales_invoices.write_numbers: false");
        Assert.Equal(stage.World.Fortnox.Invoices.Count, Transferred(stage).Length);
        Assert.DoesNotContain(Transferred(stage).Select(static one => one.Text("number")), number => stage.World.Fortnox.Invoices.Find(number ?? "") is not null);
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Theory]
    [InlineData(PatchMode.Ignores)]
    [InlineData(PatchMode.Refuses)]
    public async Task M31_a_number_that_Severa_does_not_take_is_said_with_what_to_do_and_nothing_is_made_twice(PatchMode mode)
    {
        await using var stage = await Stage.StartShipped(Unnumbered with { InvoicePatches = new() { Number = mode } }, InvoiceSettings.ByFortnox);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        var ran = (await stage.Run("sync")).Ended(ExitCode.StepsFailed);
        Assert.Contains("number", ran.Out, StringComparison.Ordinal);
        var made = stage.World.Fortnox.Invoices.Count;
        Assert.NotEqual(0, made);
        Assert.Empty(Transferred(stage));
        (await stage.Run("sync")).Ended(ExitCode.StepsFailed);
        Assert.Equal(made, stage.World.Fortnox.Invoices.Count);

        stage.Sandbox.Counters.Clear();
        Assert.Contains("BRY3006", (await stage.Run("sync", "--all")).Ended(ExitCode.Findings).Out, StringComparison.Ordinal);
        Assert.Equal(0, stage.Sandbox.Counters.RequestsOf("severa", "PATCH"));

        stage.World.Severa.Patches = new();
        (await stage.Run("retry")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal(made, Transferred(stage).Length);
        Assert.Equal(made, stage.World.Fortnox.Invoices.Count);
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Theory]
    [InlineData(PatchMode.Ignores)]
    [InlineData(PatchMode.Refuses)]
    public async Task M29_a_status_that_Severa_does_not_take_is_said_and_no_invoice_is_sent_again(PatchMode mode)
    {
        await using var stage = await Stage.StartShipped(Few with { InvoicePatches = new() { Status = mode } }, InvoiceSettings.Numbered);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        Assert.Contains("status", (await stage.Run("sync")).Ended(ExitCode.StepsFailed).Out, StringComparison.Ordinal);
        var made = stage.World.Fortnox.Invoices.Count;
        Assert.Contains("BRY3006", (await stage.Run("sync", "--all")).Ended(ExitCode.Findings).Out, StringComparison.Ordinal);
        Assert.Equal(made, stage.World.Fortnox.Invoices.Count);
        Assert.Equal("data", (await stage.Run("issues", "--json", "--flow", "sales_invoices", "--level", "error")).Ended(ExitCode.Findings).Json["issues"]![0]!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task M29_paid_in_Fortnox_gives_the_status_and_the_date_and_a_person_may_change_it_again()
    {
        await using var stage = await Sent(Few, $"{InvoiceSettings.Numbered}\n  sales_invoices.paid: Betald\n  sales_invoices.sent: Skickad");
        var number = stage.World.Fortnox.Invoices.All[0].Key;
        var invoice = stage.World.Severa.Invoices.All.Single(one => one.Text("number") == number).Key;
        stage.World.Fortnox.Invoices.Change(number, static one => one["Sent"] = true);
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal("Skickad", StatusOf(stage, invoice));

        stage.World.Fortnox.Invoices.Change(number, static one => (one["Booked"], one["Balance"], one["FinalPayDate"]) = (true, 0m, "2025-07-01"));
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal("Betald", StatusOf(stage, invoice));
        Assert.Equal("2025-07-01", Assert.Single(stage.World.Severa.InvoiceSettings.Of(invoice)).Text("paymentDate"));
        Assert.Empty((await stage.Plan()).Steps);

        stage.World.Severa.Invoices.Change(invoice, one => one["status"] = InvoiceSettings.Status(stage.World, "Överförd"));
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task M29_an_invoice_that_is_refused_gets_the_status_for_that_and_goes_over_once_it_is_mended()
    {
        await using var stage = await Stage.StartShipped(Few, $"{InvoiceSettings.Numbered}\n  sales_invoices.failed: Överföringsfel");
        var invoice = stage.World.Severa.Invoices.All.First(one => InvoiceSettings.StatusOf(stage.World, one) == "Att överföra" && !one.Flag("isCreditNote"));
        var right = invoice.Text("date");
        stage.World.Severa.Invoices.Change(invoice.Key, static one => one["date"] = "2023-05-01");
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Överföringsfel", StatusOf(stage, invoice.Key));
        Assert.Null(stage.World.Fortnox.Invoices.Find(invoice.Text("number")!));
        Assert.Contains(await stage.Log(), entry => entry.Item == $"severa.invoice/{invoice.Key}" && entry.Message.Contains("open period", StringComparison.Ordinal));

        stage.World.Severa.Invoices.Change(invoice.Key, one => (one["date"], one["status"]) = (right, InvoiceSettings.Status(stage.World, "Att överföra")));
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal("Överförd", StatusOf(stage, invoice.Key));
        Assert.NotNull(stage.World.Fortnox.Invoices.Find(stage.World.Severa.Invoices.Find(invoice.Key)!.Text("number")!));
    }

    /// <summary>Fortnox gives the number, and the state that knew of the invoices is lost: only their mark tells that they are there.</summary>
    [Fact]
    public async Task M31_without_a_complete_listing_of_Fortnox_no_invoice_is_sent_and_with_one_those_that_are_there_are_taken_over()
    {
        await using var stage = await Sent(Unnumbered, InvoiceSettings.ByFortnox);
        var made = stage.World.Fortnox.Invoices.Count;
        foreach (var sent in Transferred(stage)) stage.World.Severa.Invoices.Change(sent.Key, one => one["status"] = InvoiceSettings.Status(stage.World, "Klar att fakturera"));
        foreach (var file in Directory.GetFiles(stage.Folder, "brygga.db*")) File.Delete(file);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);

        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.TruncatedPage, System = "fortnox", Method = "GET", Route = "3/invoices", Times = 100 });
        var plan = new PlanView((await stage.Run("plan", "--json")).Ended(ExitCode.SafetyStop).Json);
        Assert.Equal(("BRY3003", "fortnox.invoice"), (Assert.Single(plan.Safety).Code, plan.Safety[0].About));
        Assert.DoesNotContain(plan.Steps, static step => step.Source.StartsWith("severa.invoice/", StringComparison.Ordinal));
        Assert.Contains(plan.Findings, static finding => finding is { Kind: "Hold", Code: "BRY2005" } && finding.Message.Contains("records did not come", StringComparison.Ordinal));
        (await stage.Run("sync", "--accept", "BRY3003")).Ended(ExitCode.Findings);
        Assert.Equal((made, 0), (stage.World.Fortnox.Invoices.Count, Transferred(stage).Length));

        stage.Sandbox.Faults.Clear();
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal((made, made), (stage.World.Fortnox.Invoices.Count, Transferred(stage).Length));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_credit_note_credits_its_invoice_in_Fortnox_whichever_way_Severa_shows_it(bool byPrice, bool reimbursed)
    {
        await using var stage = await Sent(Few, $"{InvoiceSettings.Numbered}\n  sales_invoices.bookkeep: true");
        stage.World.CreditNotes = Shown(byPrice, reimbursed);
        var sentOne = Transferred(stage)[0];
        var credit = stage.World.Reimburse(sentOne.Key);
        stage.World.Severa.Invoices.Change(credit, one => one["status"] = InvoiceSettings.Status(stage.World, "Att överföra"));
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        var original = stage.World.Fortnox.Invoices.Find(sentOne.Text("number")!)!;
        var made = stage.World.Fortnox.Invoices.Find(original.Text("CreditInvoiceReference") ?? "");
        Assert.NotNull(made);
        Assert.Equal(-Convert.ToDecimal(original["Net"], System.Globalization.CultureInfo.InvariantCulture), Convert.ToDecimal(made["Net"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Överförd", StatusOf(stage, credit));
        Assert.Empty((await stage.Plan()).Steps);
    }

    [Fact]
    public async Task A_credit_note_that_is_picked_up_with_its_invoice_waits_one_run_and_has_not_failed()
    {
        await using var stage = await Stage.StartShipped(Few, $"{InvoiceSettings.Numbered}\n  sales_invoices.bookkeep: true\n  sales_invoices.failed: Överföringsfel");
        var invoice = stage.World.Severa.Invoices.All.First(one => InvoiceSettings.StatusOf(stage.World, one) == "Att överföra" && !one.Flag("isCreditNote"));
        var credit = stage.World.Reimburse(invoice.Key);
        stage.World.Severa.Invoices.Change(credit, one => one["status"] = InvoiceSettings.Status(stage.World, "Att överföra"));
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        Assert.Contains((await stage.Plan()).About($"severa.invoice/{credit}"), static finding => finding is { Kind: "Hold", Code: "BRY2029" });
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(("Överförd", "Att överföra"), (StatusOf(stage, invoice.Key), StatusOf(stage, credit)));

        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        Assert.Equal("Överförd", StatusOf(stage, credit));
        Assert.NotNull(stage.World.Fortnox.Invoices.Find(invoice.Text("number")!)!.Text("CreditInvoiceReference"));
    }

    [Fact]
    public async Task A_credit_note_of_an_invoice_that_was_never_transferred_is_refused_and_gets_the_status_for_that()
    {
        await using var stage = await Stage.StartShipped(Few, $"{InvoiceSettings.Numbered}\n  sales_invoices.failed: Överföringsfel");
        var invoice = stage.World.Severa.Invoices.All.First(one => InvoiceSettings.StatusOf(stage.World, one) == "Att överföra" && !one.Flag("isCreditNote"));
        var credit = stage.World.Reimburse(invoice.Key);
        foreach (var (key, status) in new[] { (invoice.Key, "Skickad"), (credit, "Att överföra") })
            stage.World.Severa.Invoices.Change(key, one => one["status"] = InvoiceSettings.Status(stage.World, status));
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        Assert.Contains((await stage.Plan()).About($"severa.invoice/{credit}"), static finding => finding is { Kind: "Refuse", Rule: "original" } && finding.Message.Contains("was not transferred", StringComparison.Ordinal));
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Överföringsfel", StatusOf(stage, credit));
    }

    [Fact]
    public async Task An_invoice_that_was_cancelled_or_changed_afterwards_is_told_and_never_sent_again()
    {
        await using var stage = await Sent(Few, InvoiceSettings.Numbered);
        var (cancelled, changed) = (Transferred(stage)[0], Transferred(stage)[1]);
        var made = stage.World.Fortnox.Invoices.Count;
        stage.World.Fortnox.Invoices.Change(cancelled.Text("number")!, static one => one["Cancelled"] = true);
        stage.World.Severa.Invoices.Change(changed.Key, static one => one["yourReference"] = "Någon annan");
        var plan = await stage.Plan();
        Assert.Contains(plan.About($"severa.invoice/{cancelled.Key}"), static finding => finding.Rule == "cancelled");
        Assert.Contains(plan.About($"severa.invoice/{changed.Key}"), static finding => finding.Code == "BRY2028");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(made, stage.World.Fortnox.Invoices.Count);
    }

    private static CreditNotes Shown(bool byPrice, bool reimbursed) => new()
    {
        Sign = byPrice ? CreditSign.Price : CreditSign.Quantity,
        Reference = reimbursed ? CreditReference.ReimburseInvoice : CreditReference.CreditNoteInvoice,
    };

    private static async Task<Stage> Sent(SandboxOptions options, string settings)
    {
        var stage = await Stage.StartShipped(options, settings);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
        return stage;
    }

    private static string StatusOf(Stage stage, string invoice) => InvoiceSettings.StatusOf(stage.World, stage.World.Severa.Invoices.Find(invoice)!);

    private static SandboxRecord[] Transferred(Stage stage) =>
        [.. stage.World.Severa.Invoices.All.Where(one => InvoiceSettings.StatusOf(stage.World, one) == "Överförd" && !one.Flag("isCreditNote"))];
}
