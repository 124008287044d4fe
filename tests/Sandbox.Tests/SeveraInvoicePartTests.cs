using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>What belongs to an invoice in Severa (FACTS 6.8, 6.9, 6.13): rows, the items that tell their projects, settings, files, credit notes.</summary>
public sealed class SeveraInvoicePartTests
{
    [Fact]
    public async Task Rows_tell_neither_project_nor_item_and_the_items_do()
    {
        await using var rig = await Start();
        var invoice = rig.World.Case("invoice_of_several_projects").Severa!;
        var rows = await Under(rig, invoice, "invoicerows");
        Assert.Equal(["Hours", "ProjectFees", "TravelExpenses"], rows.Select(static row => Text(row!, "rowType")));
        Assert.All(rows, static row => Assert.False(row!.AsObject().ContainsKey("project")));
        Assert.All(rows, row => Assert.Equal(invoice, Text(row!, "invoiceGuid")));
        var (hour, fee, travel) = (
            Assert.Single(await Under(rig, invoice, "workhours"))!, Assert.Single(await Under(rig, invoice, "projectfees"))!,
            Assert.Single(await Under(rig, invoice, "projecttravelexpenses"))!);
        Assert.Equal(rows.Select(static row => Text(row!, "guid")), new[] { hour, fee, travel }.Select(static item => Text(item, "invoiceRowGuid")));
        Assert.True(hour["project"]!.AsObject().ContainsKey("number") && travel["project"]!.AsObject().ContainsKey("number"));
        Assert.False(fee["project"]!.AsObject().ContainsKey("number"));
        var projects = (await rig.Severa("GET", $"v1/invoices/{invoice}")).Json["projects"]!.AsArray();
        Assert.Equal(2, projects.Count);
        Assert.Contains(Text(fee["project"]!, "guid"), projects.Select(static project => Text(project!, "guid")));
        Assert.Equal(Text(rows[1]!["code"]!.AsArray()[0]!), Text(fee["product"]!, "code"));
    }

    [Fact]
    public async Task A_grouped_row_has_the_codes_of_all_its_items_and_their_quantities_add_up()
    {
        await using var rig = await Start();
        var invoice = rig.World.Case("invoice_grouped_row").Severa!;
        var row = Assert.Single(await Under(rig, invoice, "invoicerows"))!;
        Assert.Equal((5m, 2), (row["quantity"]!.GetValue<decimal>(), row["code"]!.AsArray().Count));
        Assert.Equal(5m, (await Under(rig, invoice, "workhours")).Sum(static hour => hour!["invoiceQuantity"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task A_row_over_projects_is_told_by_its_hours()
    {
        await using var rig = await Start();
        var invoice = rig.World.Case("invoice_row_over_projects").Severa!;
        Assert.Single(await Under(rig, invoice, "invoicerows"));
        Assert.Equal(2, (await Under(rig, invoice, "workhours")).Select(static hour => Text(hour!["project"]!, "guid")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_flat_rate_is_found_by_its_invoice_and_comes_alone_in_a_list()
    {
        await using var rig = await Start();
        var invoice = rig.World.Case("invoice_flat_rate").Severa!;
        var row = Assert.Single(await Under(rig, invoice, "invoicerows"))!;
        var rate = Assert.Single((await rig.Severa("GET", $"v1/flatrates?invoiceGuid={invoice}")).Rows)!;
        Assert.Equal(Text(row, "flatRateGuid"), Text(rate, "guid"));
        Assert.Equal(Text(rate, "guid"), Text(Assert.Single((await rig.Severa("GET", $"v1/flatrates/{Text(rate, "guid")}")).Rows)!, "guid"));
        Assert.True(rate["project"]!.AsObject().ContainsKey("number"));
    }

    [Fact]
    public async Task Rows_and_items_come_in_pages_and_rows_by_their_kind()
    {
        await using var rig = await Start();
        var invoice = rig.World.Case("invoice_of_one_project").Severa!;
        var first = await rig.Severa("GET", $"v1/invoices/{invoice}/invoicerows?rowCount=2");
        var second = await rig.Severa("GET", $"v1/invoices/{invoice}/invoicerows?rowCount=2&pageToken={first.Header("NextPageToken")}");
        Assert.Equal((2, 1, null), (first.Rows.Count, second.Rows.Count, second.Header("NextPageToken")));
        Assert.Single((await rig.Severa("GET", $"v1/invoices/{invoice}/invoicerows?rowType=Hours")).Rows);
        Assert.Equal(404, (await rig.Severa("GET", "v1/invoices/5b1e0c7e-8a53-4c1b-9c55-0f3a52b6d001/invoicerows")).Status);
        Assert.Equal(405, (await rig.Severa("POST", "v1/invoicerows", "{}")).Status);
    }

    [Fact]
    public async Task The_sums_of_an_invoice_are_those_of_its_rows_by_rate()
    {
        await using var rig = await Start();
        var invoice = (await rig.Severa("GET", $"v1/invoices/{rig.World.Case("invoice_with_four_rates").Severa}")).Json;
        var rows = await Under(rig, Text(invoice, "guid"), "invoicerows");
        var sums = rows.Select(static row => (Rate: row!["vatRate"]!.GetValue<decimal>(), Sum: Amount(row, "unitPrice") * row["quantity"]!.GetValue<decimal>())).ToList();
        Assert.Equal([0m, 6m, 12m, 25m], sums.Select(static row => row.Rate).Order());
        Assert.Equal(sums.Sum(static row => row.Sum), Amount(invoice, "totalExcludingTax"));
        Assert.Equal(sums.Sum(static row => Math.Round(row.Sum * row.Rate / 100, 2, MidpointRounding.AwayFromZero)), Amount(invoice, "totalTax"));
        Assert.Equal(Amount(invoice, "totalExcludingTax") + Amount(invoice, "totalTax"), Amount(invoice, "totalIncludingTax"));
    }

    [Fact]
    public async Task A_reverse_charge_is_told_by_the_settings_alone_and_takes_the_tax_away()
    {
        await using var rig = await Start();
        foreach (var (name, reversed) in new[] { ("invoice_reverse_charged", true), ("invoice_of_one_project", false) })
        {
            var invoice = (await rig.Severa("GET", $"v1/invoices/{rig.World.Case(name).Severa}")).Json;
            var settings = (await rig.Severa("GET", $"v1/invoices/{Text(invoice, "guid")}/invoicesettings")).Json;
            Assert.Equal(reversed, settings["isReverseCharged"]!.GetValue<bool>());
            Assert.Equal(reversed, Amount(invoice, "totalTax") == 0);
        }
    }

    [Fact]
    public async Task A_currency_has_its_rate_and_its_sums()
    {
        await using var rig = await Start();
        var invoice = (await rig.Severa("GET", $"v1/invoices/{rig.World.Case("invoice_in_euro").Severa}")).Json;
        Assert.Equal(("EUR", 11.2m, "EUR"), (Text(invoice["currency"]!, "code"), invoice["currencyRate"]!.GetValue<decimal>(), Text(invoice["totalExcludingTax"]!, "currencyCode")));
    }

    [Fact]
    public async Task A_free_text_is_shown_with_its_markup_and_as_plain_text()
    {
        await using var rig = await Start();
        var text = (await rig.Severa("GET", $"v1/invoices/{rig.World.Case("invoice_with_texts").Severa}")).Json["freeText1"]!;
        Assert.Contains("<b>", Text(text, "value"), StringComparison.Ordinal);
        Assert.Equal("Avser projekt enligt beställning.\nTvå rader & en till.", Text(text, "plainText"));
    }

    [Fact]
    public async Task A_file_is_fetched_by_its_own_guid()
    {
        await using var rig = await Start();
        var files = await Under(rig, rig.World.Case("invoice_with_files").Severa!, "files");
        Assert.Equal(["underlag.pdf", "Bilaga å ä ö.pdf", "kalkyl.pdf"], files.Select(static file => Text(file!, "name")));
        Assert.Equal([false, false, true], files.Select(static file => file!["isInternal"]!.GetValue<bool>()));
        foreach (var file in files)
        {
            var data = await rig.Severa("GET", $"v1/files/{Text(file!, "fileGuid")}/filedata");
            Assert.StartsWith("%PDF-1.4", data.Body, StringComparison.Ordinal);
            Assert.EndsWith("%%EOF\n", data.Body, StringComparison.Ordinal);
            Assert.Equal(404, (await rig.Severa("GET", $"v1/files/{Text(file!, "guid")}/filedata")).Status);
            Assert.Equal(200, (await rig.Severa("GET", $"v1/invoicefiles/{Text(file!, "guid")}")).Status);
        }

        Assert.Equal("image/png", Text((await Under(rig, rig.World.Case("invoice_with_an_image").Severa!, "files"))[0]!, "contentType"));
        Assert.True((await Under(rig, rig.World.Case("invoice_with_a_large_file").Severa!, "files"))[0]!["size"]!.GetValue<decimal>() > 5 * 1024 * 1024);
    }

    [Fact]
    public async Task Files_ask_for_a_scope_of_their_own()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, SeveraScopes = ["invoices:read"] });
        var invoice = rig.World.Case("invoice_with_files").Severa!;
        Assert.Equal((403, "InsufficientApiScope"), await rig.SeveraRefusal("GET", $"v1/invoices/{invoice}/files"));
        Assert.Equal(200, (await rig.Severa("GET", $"v1/invoices/{invoice}/workhours")).Status);
        Assert.Equal((403, "InsufficientApiScope"), await rig.SeveraRefusal("GET", "v1/projectfees"));
    }

    [Theory]
    [InlineData(CreditReference.CreditNoteInvoice, CreditSign.Quantity)]
    [InlineData(CreditReference.CreditNoteInvoice, CreditSign.Price)]
    [InlineData(CreditReference.ReimburseInvoice, CreditSign.Quantity)]
    [InlineData(CreditReference.ReimburseInvoice, CreditSign.Price)]
    public async Task A_credit_note_names_what_it_credits_in_either_field_and_is_negative_in_either_way(CreditReference reference, CreditSign sign)
    {
        await using var rig = await Rig.Start(options => options with { Customers = 60, CreditNotes = new(reference, sign) });
        var (original, note) = (rig.World.Case("invoice_credited").Severa!, rig.World.Case("credit_note").Severa!);
        var credit = (await rig.Severa("GET", $"v1/invoices/{note}")).Json;
        var (mine, its) = reference is CreditReference.CreditNoteInvoice ? ("creditNoteInvoice", "reimburseInvoice") : ("reimburseInvoice", "creditNoteInvoice");
        Assert.Equal((original, true), (Text(credit[mine]!, "guid"), credit["isCreditNote"]!.GetValue<bool>()));
        Assert.Null(credit[its]);
        var credited = (await rig.Severa("GET", $"v1/invoices/{original}")).Json;
        Assert.Equal(note, Text(credited[its]!, "guid"));
        Assert.Equal(-Amount(credited, "totalIncludingTax"), Amount(credit, "totalIncludingTax"));
        var rows = await Under(rig, note, "invoicerows");
        Assert.All(rows, row => Assert.Equal(sign is CreditSign.Quantity, row!["quantity"]!.GetValue<decimal>() < 0));
        Assert.All(rows, row => Assert.Equal(sign is CreditSign.Price, Amount(row!, "unitPrice") < 0));
    }

    [Fact]
    public async Task The_items_of_a_credit_note_have_routes_of_their_own()
    {
        await using var rig = await Start();
        var note = rig.World.Case("credit_note").Severa!;
        foreach (var plain in new[] { "workhours", "projectfees", "projecttravelexpenses" }) Assert.Empty(await Under(rig, note, plain));
        Assert.Single(await Under(rig, note, "reimbursedworkhours"));
        var fee = Assert.Single(await Under(rig, note, "reimbursedprojectfees"))!;
        Assert.Matches(@"^\d+$", Text(fee["project"]!, "number"));
        Assert.Single(await Under(rig, note, "reimbursedprojecttravelexpenses"));
    }

    [Fact]
    public async Task A_person_credits_an_invoice_while_the_sandbox_runs()
    {
        await using var rig = await Start();
        var note = (await rig.Control("POST", "reimburse", $$"""{"invoice":"{{rig.World.Case("invoice_in_euro").Severa}}"}""")).Text("invoice");
        var credit = (await rig.Severa("GET", $"v1/invoices/{note}")).Json;
        Assert.Equal(("EUR", "Kreditfaktura"), (Text(credit["currency"]!, "code"), Text(credit["status"]!, "name")));
        Assert.Equal(rig.World.Severa.Invoices.All.Max(static one => one.Number("number")), credit["number"]!.GetValue<long>());
        Assert.Equal(400, (await rig.Control("POST", "reimburse", """{"invoice":"finns-inte"}""")).Status);
    }

    private static Task<Rig> Start() => Rig.Start(static options => options with { Customers = 60 });

    private static async Task<JsonArray> Under(Rig rig, string invoice, string part) => (await rig.Severa("GET", $"v1/invoices/{invoice}/{part}")).Rows;

    private static decimal Amount(JsonNode json, string name) => json[name]!["amount"]!.GetValue<decimal>();

    private static string Text(JsonNode json) => json.GetValue<string>();

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
