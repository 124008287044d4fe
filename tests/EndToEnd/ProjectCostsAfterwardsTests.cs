using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;

namespace Brygga.EndToEnd;

/// <summary>What becomes of a cost when its supplier invoice, its project or the fee itself is changed afterwards.</summary>
public sealed class ProjectCostsAfterwardsTests
{
    private const string CounterEntries = "project_costs.gone: counter_entry";

    [Fact]
    public async Task M2_a_changed_amount_changes_the_cost_and_nothing_else()
    {
        await using var costs = await Transferred();
        var (invoice, before) = (costs.Case("cost_row_project"), Assert.Single(costs.Fees(costs.Case("cost_row_project"))));
        costs.World.ChangeCostRow(invoice, RowOf(costs, invoice), ("Debit", 2000m));
        Assert.Empty((await costs.Sync()).Steps);
        var after = Assert.Single(costs.Fees(invoice));
        Assert.Equal((before.Key, 2000m, before.Text("description")), (after.Key, CostStage.Cost(after), after.Text("description")));
    }

    [Fact]
    public async Task M2_a_row_that_is_added_later_becomes_a_cost_of_its_own()
    {
        await using var costs = await Transferred();
        var invoice = costs.Case("cost_row_project");
        costs.World.AddCostRow(invoice, ("Account", 4010m), ("ItemDescription", "Efterfakturerat"), ("Project", ProjectOf(costs, invoice)), ("Debit", 77m));
        Assert.Empty((await costs.Sync()).Steps);
        Assert.Equal([77m, 1249.50m], costs.Fees(invoice).Select(CostStage.Cost).Order());
    }

    [Fact]
    public async Task M33_a_cost_that_a_person_has_changed_is_told_and_never_overwritten()
    {
        await using var costs = await Transferred();
        var invoice = costs.Case("cost_row_project");
        costs.World.Severa.ProjectFees.Change(Assert.Single(costs.Fees(invoice)).Key, static fee => fee["unitPrice"] = new SandboxMoney(9m, "SEK"));
        Assert.DoesNotContain((await costs.Sync()).Findings, static finding => finding.Code == "BRY2028");
        costs.World.ChangeCostRow(invoice, RowOf(costs, invoice), ("Debit", 2000m));
        var plan = await costs.Sync();
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Findings, static finding => finding is { Kind: "Hold", Code: "BRY2028" } && finding.Message.Contains("unitPrice", StringComparison.Ordinal));
        Assert.Equal(1249.50m, CostStage.Cost(Assert.Single(costs.Fees(invoice))));
    }

    [Fact]
    public async Task M33_a_cost_that_is_invoiced_already_is_told_and_never_overwritten()
    {
        await using var costs = await Transferred();
        var invoice = costs.Case("cost_row_project");
        costs.World.InvoiceFee(Assert.Single(costs.Fees(invoice)).Key);
        costs.World.ChangeCostRow(invoice, RowOf(costs, invoice), ("Debit", 2000m));
        var plan = await costs.Sync();
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Findings, static finding => finding.Code == "BRY2028" && finding.Message.Contains("already invoiced", StringComparison.Ordinal));
        Assert.Equal(1249.50m, CostStage.Cost(Assert.Single(costs.Fees(invoice))));
    }

    [Fact]
    public async Task M33_a_row_that_is_gone_is_told_and_its_cost_left_unless_the_setting_says_otherwise()
    {
        await using var costs = await Transferred();
        var invoice = costs.Case("cost_several_projects");
        costs.World.RemoveCostRow(invoice, RowOf(costs, invoice));
        var plan = await costs.Sync();
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Findings, static finding => finding is { Kind: "Hold", Code: "BRY2030", Remedy.Length: > 0 });
        Assert.Equal(2, costs.Fees(invoice).Count);
    }

    [Fact]
    public async Task M33_a_counter_entry_undoes_the_cost_of_a_row_that_is_gone_once()
    {
        await using var costs = await Transferred(CounterEntries);
        var invoice = costs.Case("cost_row_project");
        costs.World.RemoveCostRow(invoice, RowOf(costs, invoice));
        Assert.Empty((await costs.Sync()).Steps);
        Assert.Equal([-1249.50m, 1249.50m], costs.Fees(invoice).Select(CostStage.Cost).Order());
        Assert.Empty((await costs.Sync()).Steps);
        Assert.Equal(2, costs.Fees(invoice).Count);
        Assert.Equal(costs.Booked(), costs.Transferred(costs.Before));
    }

    [Fact]
    public async Task M33_a_row_that_moves_to_another_project_and_back_is_undone_and_made_each_time()
    {
        await using var costs = await Transferred(CounterEntries);
        var (invoice, home, other) = (costs.Case("cost_row_project"), ProjectOf(costs, costs.Case("cost_row_project")), costs.OtherProject(costs.Case("cost_row_project")));
        foreach (var project in new[] { other, home })
        {
            costs.World.ChangeCostRow(invoice, RowOf(costs, invoice), ("Project", project));
            Assert.Empty((await costs.Sync()).Steps);
            Assert.Equal(costs.Booked(), costs.Transferred(costs.Before));
        }
        Assert.Equal(5, costs.Fees(invoice).Count);
    }

    [Fact]
    public async Task M33_a_changed_project_of_the_whole_invoice_moves_its_costs()
    {
        await using var costs = await Transferred(CounterEntries);
        var invoice = costs.Case("cost_header_project");
        costs.World.Fortnox.SupplierInvoices.Change(invoice, one => one["Project"] = costs.OtherProject(invoice));
        Assert.Empty((await costs.SyncTwice()).Steps);
        Assert.Equal(costs.Booked(), costs.Transferred(costs.Before));
    }

    [Fact]
    public async Task M33_a_cost_is_picked_up_by_itself_when_its_project_is_opened_or_its_invoice_booked()
    {
        await using var costs = await Transferred();
        var (closed, unbooked) = (costs.Case("cost_closed_project"), costs.Case("cost_unbooked"));
        Assert.Empty(costs.Fees(closed).Concat(costs.Fees(unbooked)));
        var project = costs.World.Severa.Projects.All.Single(one => one.Text("number") == ProjectOf(costs, closed));
        costs.World.Severa.Projects.Change(project.Key, static one => one["isClosed"] = false);
        costs.World.Fortnox.SupplierInvoices.Change(unbooked, static one => one["Booked"] = true);
        Assert.Empty((await costs.Sync()).Steps);
        Assert.Equal((1, 1), (costs.Fees(closed).Count, costs.Fees(unbooked).Count));
    }

    [Fact]
    public async Task M2_an_edited_setting_rewrites_no_cost_that_was_transferred()
    {
        await using var costs = await Transferred();
        var before = costs.Fees(costs.Case("cost_row_project")).Select(static fee => fee.Text("unitPrice.amount")).ToList();
        WorkspaceFolder.Change(costs.Stage.Folder, "project_costs.enabled: true", "project_costs.enabled: true\n  project_costs.mark_up: 10");
        var plan = await costs.Sync();
        Assert.Empty(plan.Steps);
        Assert.Equal(before, costs.Fees(costs.Case("cost_row_project")).Select(static fee => fee.Text("unitPrice.amount")));
    }

    private static async Task<CostStage> Transferred(params string[] settings)
    {
        var costs = await CostStage.Start(0, settings: settings);
        Assert.Empty((await costs.Sync()).Steps);
        return costs;
    }

    /// <summary>The first row on a project, counted as the invoice shows them.</summary>
    private static int RowOf(CostStage costs, string invoice) =>
        costs.Invoice(invoice).Rows.Select(static (row, i) => (row, i)).First(static one => one.row.Text("Project") is not null && one.row.Text("Code") is not ("TOT" or "VAT")).i;

    private static string ProjectOf(CostStage costs, string invoice) => costs.Invoice(invoice).Rows.Select(static row => row.Text("Project")).OfType<string>().First();
}
