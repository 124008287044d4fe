using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>Supplier invoices as they are written, and what Fortnox makes of their rows (FACTS 13).</summary>
public sealed class FortnoxSupplierInvoiceTests
{
    private const string Cost = """{"Account":4010,"Debit":8000,"Project":"20001"}""";

    [Fact]
    public async Task What_is_owed_and_the_tax_are_added_and_money_goes_out_as_text()
    {
        await using var rig = await Costs.Start();
        var made = await Costs.Create(rig, """{"Account":4010,"Debit":8000,"Code":"PRE"}""", ""","InvoiceNumber":"A-1","Total":"10000","VAT":"2000" """);
        Assert.Equal(201, made.Status);
        var invoice = made.Json["SupplierInvoice"]!;
        Assert.Equal(("10000", "2000", "10000", "1"), (Text(invoice, "Total"), Text(invoice, "VAT"), Text(invoice, "Balance"), Text(invoice, "CurrencyRate")));
        Assert.Equal(["2440 TOT -10000", "4010 PRE 8000", "2641 VAT 2000"], Shown(invoice));
        Assert.Equal(("A-1", "2025-06-02", "SEK", false), (Text(invoice, "InvoiceNumber"), Text(invoice, "InvoiceDate"), Text(invoice, "Currency"), invoice["Booked"]!.GetValue<bool>()));
        Assert.Equal(rig.World.Fortnox.Suppliers.Find("501")!.Text("Name"), Text(invoice, "SupplierName"));
    }

    [Fact]
    public async Task Without_sums_the_total_is_what_the_rows_come_to()
    {
        await using var rig = await Costs.Start();
        var invoice = (await Costs.Create(rig, Cost)).Json["SupplierInvoice"]!;
        Assert.Equal(("8000", "0"), (Text(invoice, "Total"), Text(invoice, "VAT")));
        Assert.Equal(("", "20001", ""), (Text(invoice, "Project"), Text(Costs.Rows(invoice)[1]!, "Project"), Text(Costs.Rows(invoice)[1]!, "Code")));
    }

    [Theory]
    [InlineData("""{"Account":4010,"Debit":8000}""", ""","Total":"9000" """, 2000755)]
    [InlineData("""{"Account":2440,"Code":"TOT","Credit":10},{"Account":4010,"Debit":9}""", "", 2000755)]
    [InlineData("""{"Account":4425,"Debit":100},{"Account":2617,"Credit":25},{"Account":2647,"Debit":25}""", ""","VATType":"REVERSE" """, 2003115)]
    [InlineData("""{"Account":9998,"Debit":1}""", "", 2001304)]
    [InlineData("""{"Account":4010,"Debit":1,"ArticleNumber":"FINNS-INTE"}""", "", 2001302)]
    [InlineData("""{"Account":4010,"Debit":1,"Project":"99999"}""", "", 2001161)]
    [InlineData("""{"Account":4010,"Debit":1,"Unit":"st"}""", "", 2001399)]
    [InlineData("""{"Account":4010,"Debit":1,"Code":"FEL"}""", "", 2000729)]
    [InlineData("""{"Account":4010,"Debit":1}""", ""","GivenNumber":"7" """, 2001399)]
    [InlineData("""{"Account":4010,"Debit":1}""", ""","InvoiceDate":"2023-05-01" """, 2000401)]
    public async Task A_wrong_invoice_is_refused_and_nothing_is_made(string rows, string head, int code)
    {
        await using var rig = await Costs.Start();
        var before = rig.World.Fortnox.SupplierInvoices.Count;
        var reply = await Costs.Create(rig, rows, head);
        Assert.Equal((400, code), (reply.Status, reply.Json["ErrorInformation"]!["code"]!.GetValue<int>()));
        Assert.Equal(before, rig.World.Fortnox.SupplierInvoices.Count);
    }

    [Theory]
    [InlineData("""{"DueDate":"2025-06-30"}""", 2001795)]
    [InlineData("""{"SupplierNumber":"501"}""", 2001795)]
    [InlineData("""{"SupplierNumber":"finnsinte","DueDate":"2025-06-30"}""", 2000729)]
    public async Task Supplier_and_due_date_must_be_given(string head, int code)
    {
        await using var rig = await Costs.Start();
        rig.WrongOnPurpose = "the supplier may be missing";
        Assert.Equal((400, code), await rig.FortnoxRefusal("POST", "supplierinvoices", $$"""{"SupplierInvoice":{{head}}}"""));
    }

    [Fact]
    public async Task An_article_gives_its_text_unit_and_sum()
    {
        await using var rig = await Costs.Start();
        var article = rig.World.Fortnox.Articles.Find(rig.World.Fortnox.SupplierInvoices.Find(Costs.Of(rig, "cost_article"))!.Rows[1].Text("ArticleNumber")!)!;
        var invoice = (await Costs.Create(rig, $$"""{"Account":4010,"ArticleNumber":"{{article.Key}}","Quantity":3,"Price":20.5}""")).Json["SupplierInvoice"]!;
        var row = Costs.Rows(invoice)[1]!;
        Assert.Equal((61.5m, 61.5m, 3m), (Number(row, "Debit"), Number(row, "Total"), Number(row, "Quantity")));
        Assert.Equal((article.Text("Description"), article.Text("Unit")), (Text(row, "ItemDescription"), Text(row, "Unit")));
    }

    [Fact]
    public async Task In_another_currency_rows_have_both_amounts_and_the_head_has_its_own()
    {
        await using var rig = await Costs.Start();
        var invoice = (await Costs.Create(rig, """{"Account":4010,"DebitCurrency":100}""", ""","Currency":"EUR" """)).Json["SupplierInvoice"]!;
        Assert.Equal(("100", "11.2", 1120m), (Text(invoice, "Total"), Text(invoice, "CurrencyRate"), Number(Costs.Rows(invoice)[1]!, "Debit")));
        Assert.Equal((1120m, 100m), (Number(Costs.Rows(invoice)[0]!, "Credit"), Number(Costs.Rows(invoice)[0]!, "CreditCurrency")));
    }

    [Theory]
    [InlineData("EUINTERNAL", "2645 VAT 250", "2614 VAT -250")]
    [InlineData("REVERSE", "2647 VAT 250", "2617 VAT -250")]
    public async Task Where_the_buyer_owes_the_tax_a_pair_of_rows_is_added(string type, string input, string output)
    {
        await using var rig = await Costs.Start();
        var invoice = (await Costs.Create(rig, """{"Account":4010,"Debit":1000}""", $""","VATType":"{type}" """)).Json["SupplierInvoice"]!;
        Assert.Equal(["2440 TOT -1000", "4010  1000", input, output], Shown(invoice));
    }

    [Fact]
    public async Task Rows_that_are_sent_take_the_place_of_all_and_without_rows_they_stay()
    {
        await using var rig = await Costs.Start();
        var number = Text((await Costs.Create(rig, Cost)).Json["SupplierInvoice"]!, "GivenNumber");
        var kept = (await rig.Fortnox("PUT", $"supplierinvoices/{number}", """{"SupplierInvoice":{"Comments":"Kontrollerad"}}""")).Json["SupplierInvoice"]!;
        Assert.Equal(("Kontrollerad", 2), (Text(kept, "Comments"), Costs.Rows(kept).Count));
        Assert.Equal((400, 2000755), await rig.FortnoxRefusal(
            "PUT", $"supplierinvoices/{number}", """{"SupplierInvoice":{"SupplierInvoiceRows":[{"Account":4010,"Debit":1}]}}"""));
        var changed = await rig.Fortnox(
            "PUT", $"supplierinvoices/{number}", """{"SupplierInvoice":{"Total":"500","SupplierInvoiceRows":[{"Account":4010,"Debit":300},{"Account":5460,"Debit":200}]}}""");
        Assert.Equal(["2440 TOT -500", "4010  300", "5460  200"], Shown(changed.Json["SupplierInvoice"]!));
        Assert.Equal("500", Text(changed.Json["SupplierInvoice"]!, "Balance"));
    }

    [Fact]
    public async Task Without_project_accounting_there_are_no_projects_to_see_or_to_write()
    {
        await using var rig = await Costs.Start();
        var header = Costs.Of(rig, "cost_header_project");
        rig.World.Fortnox.ProjectAccounting = false;
        Assert.Equal("", Text(Costs.Rows(await Costs.Invoice(rig, Costs.Of(rig, "cost_row_project")))[1]!, "Project"));
        Assert.Equal("", Text(await Costs.Invoice(rig, header), "Project"));
        Assert.Equal("", Text((await rig.Fortnox("GET", "supplierinvoices")).Json["SupplierInvoices"]![1]!, "Project"));
        Assert.Equal(400, (await Costs.Create(rig, Cost)).Status);
        rig.World.Fortnox.ProjectAccounting = true;
        Assert.NotEqual("", Text(await Costs.Invoice(rig, header), "Project"));
    }

    private static List<string> Shown(JsonNode invoice) =>
        [.. Costs.Rows(invoice).Select(static row => $"{row!["Account"]} {row["Code"]} {Number(row, "Debit") - Number(row, "Credit"):0.##}")];

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();

    private static decimal Number(JsonNode json, string name) => json[name]!.GetValue<decimal>();
}
