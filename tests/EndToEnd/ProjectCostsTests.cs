using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Supplier invoice rows become project costs, by the product's own rules over HTTP.</summary>
public sealed class ProjectCostsTests(ProjectCostsTests.Costs costs) : IClassFixture<ProjectCostsTests.Costs>
{
    [Fact]
    public void M2_M33_each_Severa_project_costs_what_is_booked_on_it_in_Fortnox()
    {
        var booked = costs.Stage.Booked();
        Assert.InRange(booked.Count, 5, int.MaxValue);
        Assert.Equal(booked, costs.Stage.Transferred(costs.Stage.Before));
    }

    [Fact]
    public void M2_a_second_plan_has_no_steps() => Assert.Empty(costs.Next.Steps);

    [Theory]
    [InlineData("cost_row_project", 1)]
    [InlineData("cost_header_project", 1)]
    [InlineData("cost_header_and_row_project", 2)]
    [InlineData("cost_several_projects", 2)]
    [InlineData("cost_identical_rows", 2)]
    [InlineData("cost_zero_row", 1)]
    [InlineData("cost_of_thirty_rows", 30)]
    [InlineData("cost_currency", 2)]
    [InlineData("cost_credit", 2)]
    [InlineData("cost_without_project", 0)]
    [InlineData("cost_unknown_project", 0)]
    [InlineData("cost_project_with_letters", 0)]
    [InlineData("cost_closed_project", 0)]
    [InlineData("cost_unbooked", 0)]
    [InlineData("cost_cancelled", 0)]
    public void M2_M33_a_supplier_invoice_of_each_kind_gives_as_many_costs(string name, int fees) => Assert.Equal(fees, costs.Fees(name).Count);

    [Fact]
    public async Task M2_why_by_the_number_of_a_supplier_invoice_tells_of_each_of_its_rows()
    {
        var invoice = costs.Stage.Case("cost_identical_rows");
        var why = (await costs.Stage.Stage.Run("why", $"project_costs/{invoice}")).Ended(ExitCode.Done).Out;
        Assert.Equal(costs.Stage.Invoice(invoice).Rows.Length, why.Split($"project_costs: Fortnox supplier_invoice_row {invoice}: ").Length - 1);
        Assert.Equal(2, why.Split("linked with Severa project_fee").Length - 1);
    }

    [Fact]
    public void M33_a_closed_project_is_told_with_the_remedy() => Assert.Contains(
        costs.Next.Findings, static finding => finding is { Rule: "closed project", Kind: "Refuse", Remedy.Length: > 0 });

    [Fact]
    public void M34_M25_a_cost_has_the_product_of_its_article_else_the_default_and_its_tax()
    {
        var article = Assert.Single(costs.Fees("cost_article"));
        var ordinary = Assert.Single(costs.Fees("cost_row_project"));
        Assert.NotEqual(costs.Stage.Product, article.Text("product"));
        Assert.Equal(costs.Stage.Product, ordinary.Text("product"));
        Assert.All([article, ordinary], fee => Assert.Equal(costs.Stage.World.Severa.Products.Find(fee.Text("product")!)!["vatRate"], fee["vatRate"]));
    }

    [Fact]
    public void M34_a_cost_is_billable_and_says_where_it_comes_from()
    {
        var (fee, invoice) = (Assert.Single(costs.Fees("cost_row_project")), costs.Stage.Invoice(costs.Stage.Case("cost_row_project")));
        Assert.True(fee.Flag("isBillable"));
        Assert.Equal(invoice.Text("InvoiceDate"), fee.Text("eventDate"));
        Assert.Equal(1249.50m, CostStage.Cost(fee));
    }

    /// <summary>Every case and some supplier invoices of every kind, transferred in one run; nothing is changed afterwards.</summary>
    public sealed class Costs : IAsyncLifetime
    {
        private CostStage? _stage;
        private PlanView? _next;

        internal CostStage Stage => _stage!;

        internal PlanView Next => _next!;

        public IReadOnlyList<SandboxRecord> Fees(string name) => Stage.Fees(Stage.Case(name));

        public async Task InitializeAsync()
        {
            _stage = await CostStage.Start(ordinary: 40);
            _next = await Stage.Sync();
        }

        public async Task DisposeAsync() => await Stage.DisposeAsync();
    }
}
