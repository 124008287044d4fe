using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>What the worlds hold of invoices.</summary>
public sealed class InvoiceWorldTests
{
    [Fact]
    public async Task Every_invoice_has_its_settings_and_rows_that_add_up_to_it()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, Invoices = 200 });
        var severa = rig.World.Severa;
        var wrong = rig.World.Case("invoice_with_a_wrong_sum").Severa;
        foreach (var invoice in severa.Invoices.All)
        {
            var (rows, settings) = (severa.InvoiceRows.Of(invoice.Key), Assert.Single(severa.InvoiceSettings.Of(invoice.Key)));
            Assert.InRange(rows.Length, 1, 40);
            var sums = rows.Select(static row => (Rate: row["vatRate"] as decimal? ?? 25, Sum: Rounded((decimal)row["quantity"]! * ((SandboxMoney)row["unitPrice"]!).Amount))).ToList();
            var tax = settings.Flag("isReverseCharged") ? 0 : sums.GroupBy(static row => row.Rate).Sum(static rate => Rounded(rate.Sum(static row => row.Sum) * rate.Key / 100));
            if (invoice.Key != wrong) Assert.Equal((sums.Sum(static row => row.Sum), tax), (Sum(invoice, "totalExcludingTax"), Sum(invoice, "totalTax")));
        }
    }

    [Fact]
    public async Task Every_row_is_made_of_items_that_name_a_project_of_the_invoice()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, Invoices = 200 });
        var severa = rig.World.Severa;
        RecordTable[] tables =
        [
            severa.WorkHours, severa.ProjectFees, severa.ProjectTravelExpenses, severa.FlatRates, severa.ReimbursedWorkHours, severa.ReimbursedProjectFees,
            severa.ReimbursedProjectTravelExpenses,
        ];
        foreach (var invoice in severa.Invoices.All)
        {
            var items = tables.SelectMany(table => table.Of(invoice.Key)).ToLookup(static item => item.Text("invoiceRowGuid"), StringComparer.Ordinal);
            var projects = invoice.Text("projects")!.Split(' ');
            Assert.All(severa.InvoiceRows.Of(invoice.Key), row =>
            {
                Assert.All(items[row.Key], item => Assert.Contains(item.Text("project"), projects));
                Assert.Equal(row["quantity"], items[row.Key].Sum(static item => (decimal)item["invoiceQuantity"]!));
            });
        }
    }

    [Fact]
    public async Task Generated_invoices_are_of_every_kind()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, Invoices = 1000 });
        var severa = rig.World.Severa;
        var invoices = severa.Invoices.All[^1020..].Where(static one => !one.Flag("isCreditNote")).ToList();
        Assert.Equal(1000, invoices.Count);
        Assert.Equal(20, severa.Invoices.All[^1020..].Count(static one => one.Flag("isCreditNote")));
        var rows = invoices.Select(one => severa.InvoiceRows.Of(one.Key)).ToList();
        Assert.Equal((1, 40), (rows.Min(static some => some.Length), rows.Max(static some => some.Length)));
        Assert.Equal(3, invoices.Select(static one => one.Text("currency")).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([0m, 6m, 12m, 25m], rows.SelectMany(static some => some).Select(static row => row["vatRate"] as decimal?).OfType<decimal>().Distinct().Order());
        Assert.Contains(rows, some => some.Any(static row => row["vatRate"] is null));
        Assert.Contains(invoices, static one => one.Text("projects")!.Split(' ').Length > 2);
        Assert.Contains(invoices, one => severa.InvoiceSettings.Of(one.Key)[0].Flag("isReverseCharged"));
        Assert.Contains(invoices, one => severa.InvoiceFiles.Of(one.Key).Length > 1);
        Assert.Contains(rows, some => some.Any(static row => row.Text("code")!.Contains('\n', StringComparison.Ordinal)));
        Assert.Contains(rows, some => some.Any(row => severa.WorkHours.Of(row.Text("invoice")!).Where(hour => hour.Text("invoiceRowGuid") == row.Key)
            .Select(static hour => hour.Text("project")).Distinct(StringComparer.Ordinal).Count() > 1));
        Assert.Contains(rows, some => some.Any(static row => (decimal)row["quantity"]! * 100 % 1 != 0));
        Assert.All(invoices, static one => Assert.NotNull(one["number"]));
        Assert.Equal(1000, invoices.Select(static one => one.Number("number")).Distinct().Count());
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_invoices_and_another_makes_others()
    {
        async Task<string> Of(int seed)
        {
            await using var rig = await Rig.Start(options => options with { Customers = 60, Invoices = 30, Seed = seed });
            var severa = rig.World.Severa;
            return string.Join('\n', severa.Invoices.All.Concat(severa.InvoiceRows.All).Concat(severa.WorkHours.All).Concat(severa.InvoiceFiles.All)
                .Select(static one => $"{one.Key} {string.Join(' ', new[] { "status", "date", "quantity", "description", "projects", "project", "name" }.Select(one.Text))}"));
        }

        var first = await Of(1);
        Assert.Equal(first, await Of(1));
        Assert.NotEqual(first, await Of(2));
    }

    [Fact]
    public async Task Invoices_change_nothing_in_the_registers()
    {
        await using var few = await Rig.Start(static options => options with { Customers = 60 });
        await using var many = await Rig.Start(static options => options with { Customers = 60, Invoices = 50 });
        foreach (var path in new[] { "customers", "projects", "products", "worktypes", "travelexpensetypes" })
        {
            Assert.Equal(
                (await few.Severa("GET", $"v1/{path}?rowCount=1000")).Body,
                (await many.Severa("GET", $"v1/{path}?rowCount=1000")).Body);
        }

        // Nor who takes part: whom a case invoices had an invoice or an open project before.
        var severa = few.World.Severa;
        var cases = few.World.Cases.Where(static one => one.Flow is "sales_invoices" or "credit_notes").Select(static one => one.Severa).ToHashSet(StringComparer.Ordinal);
        var active = severa.Projects.All.Where(static one => !one.Flag("isClosed") && !one.Flag("isInternal")).Select(static one => one.Text("customer")).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(cases);
        Assert.All(severa.Invoices.All.Where(one => cases.Contains(one.Key)), one => Assert.True(active.Contains(one.Text("customer")) && active.Contains(one.Text("billingCustomer"))));
    }

    [Fact]
    public async Task A_prospects_first_invoice_is_there_only_when_invoices_are_asked_for()
    {
        await using var without = await Rig.Start(static options => options with { Customers = 60 });
        Assert.Throws<ArgumentException>(() => without.World.Case("prospect_with_first_invoice"));
        await using var with = await Rig.Start(static options => options with { Customers = 60, Invoices = 0 });
        var invoice = with.World.Severa.Invoices.Find(with.World.Case("prospect_with_first_invoice").Severa!)!;
        var number = with.World.Severa.Customers.Find(invoice.Text("customer")!)!.Text("number")!;
        Assert.Null(with.World.Fortnox.Customers.Find(number));
    }

    [Fact]
    public async Task Without_numbers_the_invoices_wait_in_a_status_that_gives_none()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, Invoices = 10, NumberedInvoices = false });
        var status = rig.World.Severa.InvoiceStatuses.All.Single(static one => one.Text("name") is "Klar att fakturera");
        Assert.False(status.Flag("hasInvoiceNumber"));
        var waiting = (await rig.Severa("GET", $"v1/invoices?invoiceStatusGuids={status.Key}&rowCount=1000")).Rows;
        Assert.True(waiting.Count > 30, $"{waiting.Count}");
        Assert.All(waiting, static one => Assert.Null(one!["number"]));
    }

    [Fact]
    public async Task Ordinary_invoices_would_be_taken_by_fortnox_with_the_same_sums()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, Invoices = 40, Cases = false });
        var severa = rig.World.Severa;
        var same = 0;
        foreach (var invoice in severa.Invoices.All[^40..])
        {
            var made = await rig.Fortnox("POST", "invoices", new JsonObject { ["Invoice"] = Translated(rig, invoice) }.ToJsonString());
            Assert.True(made.Status == 201, made.Body);
            var (net, tax) = (made.Json["Invoice"]!["Net"]!.GetValue<decimal>(), made.Json["Invoice"]!["TotalVAT"]!.GetValue<decimal>());
            if ((net, tax) == (Sum(invoice, "totalExcludingTax"), Sum(invoice, "totalTax"))) same++;
        }

        // One row in two hundred has a quantity that Fortnox rounds.
        Assert.InRange(same, 36, 40);
    }

    [Fact]
    public async Task A_thousand_invoices_are_made_and_listed_quickly()
    {
        var began = Stopwatch.GetTimestamp();
        await using var rig = await Rig.Start(static options => options with { Customers = 60, Invoices = 1000 });
        foreach (var invoice in rig.World.Severa.Invoices.All[^200..]) Assert.Equal(200, (await rig.Severa("GET", $"v1/invoices/{invoice.Key}/invoicerows")).Status);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30), $"{Stopwatch.GetElapsedTime(began)}");
    }

    private static JsonObject Translated(Rig rig, SandboxRecord invoice)
    {
        var severa = rig.World.Severa;
        var reversed = severa.InvoiceSettings.Of(invoice.Key)[0].Flag("isReverseCharged");
        return new()
        {
            ["CustomerNumber"] = severa.Customers.Find(invoice.Text("customer")!)!.Text("number"),
            ["DocumentNumber"] = invoice.Text("number"),
            ["InvoiceDate"] = invoice.Text("date"),
            ["Currency"] = severa.Currencies.Find(invoice.Text("currency")!)!.Text("code"),
            ["Freight"] = 0,
            ["InvoiceRows"] = new JsonArray([.. severa.InvoiceRows.Of(invoice.Key).Select(row => new JsonObject
            {
                ["Description"] = row.Text("description"),
                ["DeliveredQuantity"] = row.Text("quantity"),
                ["Price"] = ((SandboxMoney)row["unitPrice"]!).Amount,
                ["VAT"] = reversed ? 0 : (int)(row["vatRate"] as decimal? ?? 25),
                ["ArticleNumber"] = row.Text("code") is { Length: > 0 } code && !code.Contains('\n', StringComparison.Ordinal) ? code : "",
            })]),
        };
    }

    private static decimal Rounded(decimal number) => Math.Round(number, 2, MidpointRounding.AwayFromZero);

    private static decimal Sum(SandboxRecord record, string name) => ((SandboxMoney)record[name]!).Amount;
}
