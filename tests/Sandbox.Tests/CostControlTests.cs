using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>What people do with project costs between two runs, over HTTP.</summary>
public sealed class CostControlTests
{
    [Fact]
    public async Task A_row_of_a_booked_invoice_is_corrected_and_what_is_owed_follows()
    {
        await using var rig = await Costs.Start();
        var number = Costs.Of(rig, "cost_several_projects");
        var other = rig.World.Fortnox.SupplierInvoices.Find(number)!.Rows[2].Text("Project")!;
        Assert.Equal(204, (await Correct(rig, $$"""{"invoice":"{{number}}","row":1,"values":{"Debit":900,"Project":"{{other}}"} }""")).Status);
        var corrected = await Costs.Invoice(rig, number);
        Assert.Equal((900m, other), (corrected["SupplierInvoiceRows"]![1]!["Debit"]!.GetValue<decimal>(), corrected["SupplierInvoiceRows"]![1]!["Project"]!.ToString()));
        Balanced(corrected);
        Assert.Equal(number, Assert.Single((await rig.Fortnox("GET", "supplierinvoices?lastmodified=2025-06-02")).Json["SupplierInvoices"]!.AsArray())!["GivenNumber"]!.ToString());
    }

    [Fact]
    public async Task Rows_are_added_and_removed()
    {
        await using var rig = await Costs.Start();
        var number = Costs.Of(rig, "cost_row_project");
        await Correct(rig, $$"""{"invoice":"{{number}}","values":{"Account":5460,"Debit":75.5,"Project":"{{Costs.Project(rig)}}","ItemDescription":"Skruv"} }""");
        var added = await Costs.Invoice(rig, number);
        Assert.Equal((4, "Skruv"), (Costs.Rows(added).Count, Costs.Rows(added)[3]!["ItemDescription"]!.ToString()));
        Balanced(added);
        await Correct(rig, $$"""{"invoice":"{{number}}","row":1}""");
        var removed = await Costs.Invoice(rig, number);
        Assert.Equal(3, Costs.Rows(removed).Count);
        Balanced(removed);
        rig.World.RemoveCostRow(number, 2);
        rig.World.AddCostRow(number, ("Account", 4010), ("Debit", 12), ("ItemDescription", "Spik"));
        rig.World.ChangeCostRow(number, 2, ("Debit", 13));
        Balanced(await Costs.Invoice(rig, number));
    }

    [Theory]
    [InlineData("""{"row":1}""")]
    [InlineData("""{"invoice":"999999","row":1}""")]
    [InlineData("""{"invoice":"1"}""")]
    [InlineData("""{"invoice":"1","row":99,"values":{"Debit":1}}""")]
    [InlineData("""{"invoice":"1","row":1,"values":{"Debit":"mycket"}}""")]
    [InlineData("""{"invoice":"1","row":1,"values":{"Belopp":1}}""")]
    public async Task A_correction_that_cannot_be_made_says_so(string body)
    {
        await using var rig = await Costs.Start();
        Assert.Equal(400, (await Correct(rig, body)).Status);
    }

    [Fact]
    public async Task A_fee_is_invoiced()
    {
        await using var rig = await Costs.Start();
        var fee = (await Costs.Fee(rig, ""","quantity":1""")).Rows[0]!["guid"]!.ToString();
        var invoice = (await rig.Control("POST", "invoice-fee", $$"""{"fee":"{{fee}}"}""")).Text("invoice");
        Assert.Equal(invoice, (await rig.Severa("GET", $"v1/projectfees/{fee}")).Json["invoice"]!["guid"]!.ToString());
        Assert.Equal(400, (await rig.Control("POST", "invoice-fee", """{"fee":"finns inte"}""")).Status);
    }

    [Fact]
    public async Task A_phase_is_locked_and_opened_again()
    {
        await using var rig = await Costs.Start();
        var project = Costs.SeveraProject(rig).Key;
        Assert.Equal(204, (await rig.Control("POST", "phase", $$"""{"project":"{{project}}","isLocked":true}""")).Status);
        Assert.Equal(400, (await Costs.Fee(rig)).Status);
        await rig.Control("POST", "phase", $$"""{"project":"{{project}}","isLocked":false}""");
        Assert.Equal(201, (await Costs.Fee(rig)).Status);
        Assert.Equal(400, (await rig.Control("POST", "phase", """{"isLocked":true}""")).Status);
    }

    [Fact]
    public async Task Project_accounting_is_switched_off_and_on()
    {
        await using var rig = await Costs.Start();
        Assert.True((await rig.Control("GET", "project-accounting")).Json["on"]!.GetValue<bool>());
        Assert.False((await rig.Control("POST", "project-accounting", """{"on":false}""")).Json["on"]!.GetValue<bool>());
        Assert.False(rig.World.Fortnox.ProjectAccounting);
        Assert.Equal(400, (await rig.Control("POST", "project-accounting", "{}")).Status);
    }

    [Fact]
    public async Task Counters_tell_what_each_route_answered()
    {
        await using var rig = await Costs.Start();
        await rig.Control("DELETE", "counters");
        await Costs.Invoice(rig, "1");
        await Costs.Invoice(rig, "2");
        await Costs.Fee(rig);
        Assert.Equal((2, 1), (rig.Server.Counters.AnsweredBy("fortnox", "GET 3/supplierinvoices/{key}"), rig.Server.Counters.AnsweredBy("severa", "POST v1/projectfees")));
        Assert.Equal("""{"GET 3/supplierinvoices/{key}":2}""", (await rig.Control("GET", "counters")).Json["fortnox"]!["byRoute"]!.ToJsonString());
    }

    private static Task<Reply> Correct(Rig rig, string body) => rig.Control("POST", "supplier-invoice-rows", body);

    private static void Balanced(JsonNode invoice)
    {
        Assert.Equal(0, Costs.Rows(invoice).Sum(static row => row!["Debit"]!.GetValue<decimal>() - row["Credit"]!.GetValue<decimal>()));
        Assert.Equal(invoice["Total"]!.ToString(), Costs.Rows(invoice)[0]!["Credit"]!.ToString());
    }
}
