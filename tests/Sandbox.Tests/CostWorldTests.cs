using System.Diagnostics;

namespace Brygga.Sandbox.Tests;

/// <summary>What the worlds hold of supplier invoices.</summary>
public sealed class CostWorldTests
{
    private static readonly string[] Registers = ["customers", "articles", "projects", "accounts", "currencies"];

    [Fact]
    public async Task Every_invoice_balances_and_is_of_what_fortnox_has()
    {
        await using var rig = await Costs.Start(500);
        var fortnox = rig.World.Fortnox;
        Assert.All(fortnox.SupplierInvoices.All, invoice =>
        {
            Assert.Equal(0, invoice.Rows.Sum(Cost));
            var owed = Assert.Single(invoice.Rows, static row => row.Text("Code") is "TOT");
            if (invoice.Text("Currency") is "SEK") Assert.Equal(-Cost(owed), (decimal)invoice["Total"]!);
            Assert.Equal(fortnox.Suppliers.Find(invoice.Text("SupplierNumber")!)!.Text("Name"), invoice.Text("SupplierName"));
            Assert.All(invoice.Rows, row =>
            {
                Assert.NotNull(fortnox.Accounts.Find(row.Text("Account")!));
                if (row.Text("Project") is { } project) Assert.NotNull(fortnox.Projects.Find(project));
                if (row.Text("ArticleNumber") is { } article) Assert.NotNull(fortnox.Articles.Find(article));
            });
        });
    }

    [Fact]
    public async Task Generated_invoices_are_of_every_kind()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, SupplierInvoices = 1000, Cases = false });
        var (severa, fortnox) = (rig.World.Severa, rig.World.Fortnox);
        var all = fortnox.SupplierInvoices.All;
        Assert.Equal(1000, all.Count(static one => !one.Flag("Credit")));
        Assert.InRange(all.Count(static one => one.Flag("Credit")), 20, 33);
        var costs = all.Select(static one => one.Rows.Where(static row => row.Text("Code") is null or "PRE" or "FRT").ToList()).ToList();
        Assert.Equal((1, 30), (costs.Min(static rows => rows.Count), costs.Max(static rows => rows.Count)));
        var rows = costs.SelectMany(static some => some).ToList();
        Assert.Contains(rows, static row => Cost(row) == 0);
        Assert.Contains(rows, static row => Cost(row) < 0);
        Assert.Contains(rows, static row => row["ArticleNumber"] is not null && row["Quantity"] is 2.5m);
        Assert.Contains(rows, static row => row["Account"] is < 4000m or > 6999m);
        Assert.Contains(costs, static some => some.Count > 1 && some.GroupBy(static row => (row["Account"], row["Project"], row["ItemDescription"], row["Debit"])).Any(static same => same.Count() > 1));
        Assert.Contains(all, static one => one.Text("Project") is not null && one.Rows.All(static row => row["Project"] is null));
        Assert.Contains(all, static one => one.Text("Project") is { } header && one.Rows.Any(row => row.Text("Project") is { } own && own != header));
        Assert.Contains(all, static one => one["Project"] is null && one.Rows.All(static row => row["Project"] is null));
        var known = severa.Projects.All.Where(static one => one.Text("number") is not null).ToLookup(static one => one.Text("number")!, StringComparer.Ordinal);
        Assert.Contains(rows, row => row.Text("Project") is { } number && !known.Contains(number));
        Assert.Contains(rows, row => row.Text("Project") is { } number && known[number].Any(static one => one.Flag("isClosed")));
        foreach (var type in new[] { "NORMAL", "EUINTERNAL", "REVERSE" }) Assert.Contains(all, one => one.Text("VATType") == type);
        Assert.True(all.Select(static one => one.Text("Currency")).Distinct(StringComparer.Ordinal).Count() > 2);
        Assert.Contains(all, static one => one.Rows.Any(static row => row.Text("Code") is "ROV"));
        Assert.InRange(all.Count(static one => !one.Flag("Booked") && !one.Flag("Cancelled")), 100, 250);
        Assert.InRange(all.Count(static one => one.Flag("Cancelled")), 20, 100);
        Assert.Equal(["jpeg", "jpg", "pdf", "png", "tif"], fortnox.Files.All.Select(static one => one.Text("Name")!.Split('.')[^1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_invoices_and_another_makes_others()
    {
        async Task<string> Of(int seed)
        {
            await using var rig = await Rig.Start(options => options with { Customers = 60, SupplierInvoices = 60, Seed = seed });
            var fortnox = rig.World.Fortnox;
            var rows = fortnox.SupplierInvoices.All.SelectMany(static one => one.Rows.Select(row => $"{one.Key} {one.Text("InvoiceNumber")} {row.Text("Account")} {row.Text("Project")} {row.Text("Debit")}"));
            return string.Join('\n', rows.Concat(fortnox.SupplierInvoiceFiles.All.Select(static one => $"{one.Key} {one.Text("SupplierInvoiceNumber")} {one.Text("Name")}")));
        }

        var first = await Of(1);
        Assert.Equal(first, await Of(1));
        Assert.NotEqual(first, await Of(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task Supplier_invoices_change_nothing_else(int count)
    {
        await using var without = await Rig.Start(static options => options with { Customers = 60, Invoices = 20 });
        await using var with = await Rig.Start(options => options with { Customers = 60, Invoices = 20, SupplierInvoices = count });
        foreach (var path in new[] { "customers", "projects", "products", "worktypes", "invoices", "projectfees" })
            Assert.Equal((await without.Severa("GET", $"v1/{path}?rowCount=1000")).Body, (await with.Severa("GET", $"v1/{path}?rowCount=1000")).Body);
        foreach (var path in Registers)
        {
            Assert.Equal(
                (await without.Fortnox("GET", $"{path}?limit=500")).Body.Replace(without.Server.Address.Port.ToString(null, null), "", StringComparison.Ordinal),
                (await with.Fortnox("GET", $"{path}?limit=500")).Body.Replace(with.Server.Address.Port.ToString(null, null), "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task They_and_their_cases_are_there_only_when_they_are_asked_for()
    {
        await using var without = await Rig.Start();
        Assert.Equal((0, 0), (without.World.Fortnox.SupplierInvoices.Count, without.World.Fortnox.Suppliers.Count));
        Assert.DoesNotContain(without.World.Cases, static one => one.Flow is "project_costs");
        await using var with = await Costs.Start();
        var cases = with.World.Cases.Where(static one => one.Flow is "project_costs").ToList();
        Assert.Equal(with.World.Fortnox.SupplierInvoices.All.Select(static one => one.Key), cases.Select(static one => one.Fortnox));
        await using var clean = await Rig.Start(static options => options with { Customers = 60, Cases = false, SupplierInvoices = 5 });
        Assert.Empty(clean.World.Cases);
        Assert.Equal(5, clean.World.Fortnox.SupplierInvoices.All.Count(static one => !one.Flag("Credit")));
    }

    [Fact]
    public async Task Cases_are_what_they_say()
    {
        await using var rig = await Costs.Start();
        var (severa, fortnox) = (rig.World.Severa, rig.World.Fortnox);
        SandboxRecord Of(string name) => fortnox.SupplierInvoices.Find(Costs.Of(rig, name))!;
        SandboxRecord? Project(string name) => severa.Projects.All.SingleOrDefault(one => one.Text("number") == Of(name).Rows[1].Text("Project"));
        Assert.True(Project("cost_closed_project")!.Flag("isClosed"));
        Assert.Null(Project("cost_unknown_project"));
        Assert.False(Project("cost_row_project")!.Flag("isClosed"));
        var alike = Of("cost_identical_rows").Rows.Where(static row => row.Text("Account") is "4010").Select(Said).ToList();
        Assert.Equal(alike[0], alike[1]);
        Assert.Equal(Costs.Of(rig, "cost_credited"), Of("cost_credit").Text("CreditReference"));
        Assert.True(Of("cost_credit").Flag("Booked"));
        Assert.Equal(30, Of("cost_of_thirty_rows").Rows.Count(static row => row["Code"] is null));
        Assert.Contains(severa.Products.All, one => one.Text("code") == Of("cost_article").Rows[1].Text("ArticleNumber"));
        Assert.DoesNotContain(severa.Products.All, one => one.Text("code") == Of("cost_unlinked_article").Rows[1].Text("ArticleNumber"));
    }

    [Fact]
    public async Task Ten_thousand_invoices_are_made_and_a_page_of_them_is_listed_quickly()
    {
        var began = Stopwatch.GetTimestamp();
        await using var rig = await Rig.Start(static options => options with { Customers = 100, SupplierInvoices = 10_000 });
        Assert.Equal(500, (await rig.Fortnox("GET", "supplierinvoices?limit=500&page=10")).Json["SupplierInvoices"]!.AsArray().Count);
        foreach (var invoice in rig.World.Fortnox.SupplierInvoices.All[^100..])
            Assert.Equal(200, (await rig.Fortnox("GET", $"supplierinvoicefileconnections?supplierinvoicenumber={invoice.Key}")).Status);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"{Stopwatch.GetElapsedTime(began)}");
    }

    private static string Said(SandboxRecord row) =>
        string.Join('|', new[] { "Account", "Project", "ItemDescription", "ArticleNumber", "Debit", "Credit", "Quantity", "TransactionInformation" }.Select(row.Text));

    private static decimal Cost(SandboxRecord row) => (row["Debit"] as decimal? ?? 0) - (row["Credit"] as decimal? ?? 0);
}
