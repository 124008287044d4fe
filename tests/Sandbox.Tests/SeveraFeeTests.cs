namespace Brygga.Sandbox.Tests;

/// <summary>Project fees (FACTS 6.11).</summary>
public sealed class SeveraFeeTests
{
    private const string Money = ""","unitCost":{"amount":100,"currencyCode":"SEK"},"unitPrice":{"amount":110,"currencyCode":"SEK"}""";

    [Fact]
    public async Task A_create_answers_a_list_and_the_fee_is_the_projects()
    {
        await using var rig = await Costs.Start();
        var project = Costs.SeveraProject(rig);
        var made = await Costs.Fee(rig, $$""","quantity":1,"description":"2025-05-12 L7000","eventDate":"2025-05-12","isBillable":true{{Money}}""");
        Assert.Equal(201, made.Status);
        var fee = Assert.Single(made.Rows)!;
        Assert.Equal((project.Key, project.Text("customer")), (fee["project"]!["guid"]!.ToString(), fee["customer"]!["guid"]!.ToString()));
        Assert.Equal((100m, 110m, 1m), (fee["unitCost"]!["amount"]!.GetValue<decimal>(), fee["unitPrice"]!["amount"]!.GetValue<decimal>(), fee["quantity"]!.GetValue<decimal>()));
        Assert.Null(fee["invoice"]);
        Assert.Equal("2025-05-12", (await rig.Severa("GET", $"v1/projectfees/{fee["guid"]}")).Text("eventDate"));
    }

    [Fact]
    public async Task What_is_left_out_is_the_products_and_the_quantity_is_nothing()
    {
        await using var rig = await Costs.Start();
        var product = rig.World.Severa.Products.All[0];
        var fee = (await Costs.Fee(rig)).Rows[0]!;
        Assert.Equal(((SandboxMoney)product["unitPrice"]!).Amount, fee["unitPrice"]!["amount"]!.GetValue<decimal>());
        Assert.Equal(((SandboxMoney)product["unitCost"]!).Amount, fee["unitCost"]!["amount"]!.GetValue<decimal>());
        Assert.Equal((0m, product.Text("type"), product.Text("name")), (fee["quantity"]!.GetValue<decimal>(), fee["productType"]!.ToString(), fee["name"]!.ToString()));
        Assert.Equal((25m, false), (fee["vatRate"]!.GetValue<decimal>(), fee["isBillable"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_fee_needs_a_project_and_a_kind_when_it_has_no_product()
    {
        await using var rig = await Costs.Start();
        var project = Costs.SeveraProject(rig).Key;
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal("POST", "v1/projectfees", """{"productType":"Materials"}"""));
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal("POST", "v1/projectfees", $$$"""{"project":{"guid":"{{{project}}}"}}"""));
        Assert.Equal(201, (await rig.Severa("POST", "v1/projectfees", $$$"""{"project":{"guid":"{{{project}}}"},"productType":"Materials"}""")).Status);
        rig.WrongOnPurpose = "a price without its currency";
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal(
            "POST", "v1/projectfees", $$$"""{"project":{"guid":"{{{project}}}"},"productType":"Materials","unitCost":{"amount":1}}"""));
    }

    [Theory]
    [InlineData("isClosed")]
    [InlineData("rootPhase.isLocked")]
    [InlineData("rootPhase.isCompleted")]
    public async Task In_a_closed_project_or_phase_nothing_is_made_changed_or_deleted(string flag)
    {
        await using var rig = await Costs.Start();
        var guid = (await Costs.Fee(rig, Money)).Rows[0]!["guid"]!.ToString();
        rig.World.Severa.Projects.Change(Costs.SeveraProject(rig).Key, project => project[flag] = true);
        var made = await Costs.Fee(rig, Money);
        Assert.Equal((400, "InvalidOperation"), (made.Status, made.Json["error"]!["type"]!.ToString()));
        Assert.Equal((400, "InvalidOperation"), await rig.SeveraRefusal("PATCH", $"v1/projectfees/{guid}", """[{"op":"Replace","path":"/description","value":"B"}]"""));
        Assert.Equal((400, "InvalidOperation"), await rig.SeveraRefusal("DELETE", $"v1/projectfees/{guid}"));
    }

    [Fact]
    public async Task A_fee_is_changed_listed_by_change_and_deleted_for_good()
    {
        await using var rig = await Costs.Start();
        var guid = (await Costs.Fee(rig, Money)).Rows[0]!["guid"]!.ToString();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await rig.LogIn();
        var patched = await rig.Severa("PATCH", $"v1/projectfees/{guid}", """[{"op":"Replace","path":"/unitCost","value":{"amount":90,"currencyCode":"SEK"}},{"op":"Replace","path":"/description","value":"Ändrad"}]""");
        Assert.Equal((90m, "Ändrad"), (patched.Rows[0]!["unitCost"]!["amount"]!.GetValue<decimal>(), patched.Rows[0]!["description"]!.ToString()));
        Assert.Equal(guid, Assert.Single((await rig.Severa("GET", "v1/projectfees?changedSince=2025-06-02T11:00:00Z")).Rows)!["guid"]!.ToString());
        Assert.Equal(204, (await rig.Severa("DELETE", $"v1/projectfees/{guid}")).Status);
        Assert.Equal(404, (await rig.Severa("GET", $"v1/projectfees/{guid}")).Status);
    }

    [Fact]
    public async Task The_fees_of_a_project_are_listed_by_kind_and_by_whether_they_are_invoiced()
    {
        await using var rig = await Costs.Start();
        var project = Costs.SeveraProject(rig).Key;
        var (open, billed) = ((await Costs.Fee(rig, Money)).Rows[0]!["guid"]!.ToString(), (await Costs.Fee(rig, $$""","isBillable":true,"quantity":2{{Money}}""")).Rows[0]!["guid"]!.ToString());
        rig.World.InvoiceFee(billed);
        async Task<List<string>> Of(string query) => [.. (await rig.Severa("GET", $"v1/projects/{project}/projectfees?rowCount=100&{query}")).Rows.Select(static one => one!["guid"]!.ToString())];
        Assert.Contains(open, await Of("isBilled=false"));
        Assert.DoesNotContain(billed, await Of("isBilled=false"));
        Assert.Contains(billed, await Of("isBilled=true"));
        Assert.DoesNotContain(open, await Of("isBillable=true"));
        Assert.Contains(open, await Of("productType=Materials"));
        Assert.DoesNotContain(open, await Of("productType=FixedFees"));
        Assert.Equal(501, (await rig.Severa("GET", $"v1/projects/{project}/projectfees?includeRecurringRules=true")).Status);
    }

    [Fact]
    public async Task An_invoiced_fee_names_its_invoice_is_listed_under_it_and_stays_as_it_is()
    {
        await using var rig = await Costs.Start();
        var guid = (await Costs.Fee(rig, $$""","quantity":2,"isBillable":true{{Money}}""")).Rows[0]!["guid"]!.ToString();
        var invoice = rig.World.InvoiceFee(guid);
        var fee = (await rig.Severa("GET", $"v1/projectfees/{guid}")).Json;
        Assert.Equal(invoice, fee["invoice"]!["guid"]!.ToString());
        Assert.NotNull(fee["invoice"]!["number"]);
        Assert.Equal(guid, Assert.Single((await rig.Severa("GET", $"v1/invoices/{invoice}/projectfees")).Rows)!["guid"]!.ToString());
        var row = Assert.Single((await rig.Severa("GET", $"v1/invoices/{invoice}/invoicerows")).Rows)!;
        Assert.Equal((fee["invoiceRowGuid"]!.ToString(), 110m, 2m), (row["guid"]!.ToString(), row["unitPrice"]!["amount"]!.GetValue<decimal>(), row["quantity"]!.GetValue<decimal>()));
        Assert.Equal((400, "InvalidOperation"), await rig.SeveraRefusal("PATCH", $"v1/projectfees/{guid}", """[{"op":"Replace","path":"/quantity","value":3}]"""));
        Assert.Equal((400, "InvalidOperation"), await rig.SeveraRefusal("DELETE", $"v1/projectfees/{guid}"));
    }

    [Theory]
    [InlineData("fees:read", "POST")]
    [InlineData("fees:write", "DELETE")]
    public async Task Each_scope_is_asked_for(string given, string refused)
    {
        await using var rig = await Rig.Start(options => options with { SeveraScopes = [given] });
        var path = refused is "POST" ? "v1/projectfees" : $"v1/projectfees/{rig.World.Severa.ProjectFees.All[0].Key}";
        Assert.Equal((403, "InsufficientApiScope"), await rig.SeveraRefusal(refused, path, refused is "POST" ? "{}" : null));
    }
}
