using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>What the worlds hold of products, projects and the customers around them.</summary>
public sealed class RegisterWorldTests
{
    [Fact]
    public async Task The_customers_are_those_of_before_however_many_registers_came_after_them()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60 });
        Assert.Equal((58, 55), (rig.World.Severa.Customers.Count, rig.World.Fortnox.Customers.Count));
    }

    [Fact]
    public async Task Half_of_the_items_are_in_both_systems_and_every_kind_in_every_place()
    {
        await using var rig = await Rig.Start(static options => options with { Products = 100, Cases = false });
        var severa = rig.World.Severa;
        var codes = new[] { severa.Products, severa.WorkTypes, severa.TravelExpenseTypes }
            .Select(static table => table.All.Select(static one => one.Text("code")!).ToHashSet(StringComparer.Ordinal)).ToList();
        var articles = rig.World.Fortnox.Articles.All.Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal((75, 75, 50), (codes.Sum(static one => one.Count), articles.Count, codes.Sum(one => one.Count(articles.Contains))));
        Assert.All(codes, one => Assert.True(one.Any(articles.Contains) && !one.All(articles.Contains)));
        Assert.Empty(rig.World.Cases);
    }

    [Fact]
    public async Task Ordinary_items_and_projects_would_be_taken_by_the_other_system()
    {
        await using var rig = await Rig.Start(static options => options with { Cases = false });
        foreach (var product in rig.World.Severa.Products.All)
        {
            var article = new JsonObject
            {
                ["Description"] = product.Text("name"),
                ["ArticleNumber"] = $"X{product.Text("code")}",
                ["Unit"] = product.Text("measurementUnit") ?? "",
                ["VAT"] = (decimal)product["vatRate"]!,
            };
            Assert.Equal(201, (await rig.Fortnox("POST", "articles", new JsonObject { ["Article"] = article }.ToJsonString())).Status);
        }

        foreach (var project in rig.World.Severa.Projects.All)
            Assert.Equal(201, (await rig.Fortnox("POST", "projects", $$$"""{"Project":{"Description":"{{{project.Text("name")}}}"}}""")).Status);
    }

    [Fact]
    public async Task Every_case_of_the_mission_is_there()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60 });
        var (severa, fortnox) = (rig.World.Severa, rig.World.Fortnox);
        Assert.All(rig.World.Cases, one => Assert.True(one.Severa is null || Holds(one.Flow, one.Severa), one.Name));
        Assert.Equal(rig.World.Cases.Length, rig.World.Cases.Select(static one => one.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.True(fortnox.Articles.Find("F-110")!.Text("Description") != severa.Products.Find(rig.World.Case("product_number_clash").Severa!)!.Text("name"));
        Assert.Null(severa.Products.Find(rig.World.Case("product_without_code").Severa!)!.Text("code"));
        Assert.Null(fortnox.Units.Find(severa.Products.Find(rig.World.Case("product_unit_fortnox_lacks").Severa!)!.Text("measurementUnit")!));
        Assert.True(severa.Products.Find(rig.World.Case("product_name_too_long").Severa!)!.Text("name")!.Length > 200);
        Assert.True(severa.Projects.Find(rig.World.Case("project_name_too_long").Severa!)!.Text("name")!.Length > 50);
        Assert.Equal(50, fortnox.Projects.Find(rig.World.Case("project_pair_shortened").Fortnox!)!.Text("Description")!.Length);
        Assert.Equal("K", fortnox.Customers.Find(rig.World.Case("terms_cash").Fortnox!)!.Text("TermsOfPayment"));
        Assert.Equal("CHF", severa.Currencies.Find(severa.Customers.Find(rig.World.Case("currency_fortnox_lacks").Severa!)!.Text("currency")!)!.Text("code"));

        bool Holds(string flow, string guid) => flow switch
        {
            "customers" => severa.Customers.TryFind(guid, out _),
            "projects" => severa.Projects.TryFind(guid, out _),
            "sales_invoices" or "credit_notes" => severa.Invoices.TryFind(guid, out _),
            _ => severa.Products.TryFind(guid, out _) || severa.WorkTypes.TryFind(guid, out _) || severa.TravelExpenseTypes.TryFind(guid, out _),
        };
    }

    [Theory]
    [InlineData("prospect_with_nothing", 0, 0, false)]
    [InlineData("prospect_with_closed_project", 1, 0, false)]
    [InlineData("prospect_with_internal_project", 1, 0, false)]
    [InlineData("prospect_with_sales_case", 1, 0, false)]
    [InlineData("prospect_with_lost_case", 1, 0, false)]
    [InlineData("invoiced_customer", 1, 1, false)]
    [InlineData("billed_customer", 0, 1, false)]
    [InlineData("several_billing_addresses", 1, 0, true)]
    public async Task A_prospect_has_no_active_project_and_no_invoice(string name, int projects, int invoices, bool active)
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60 });
        var severa = rig.World.Severa;
        var guid = rig.World.Case(name).Severa!;
        var own = severa.Projects.All.Where(one => one.Text("customer") == guid).ToList();
        var bills = severa.Invoices.All.Where(one => one.Text("customer") == guid || one.Text("billingCustomer") == guid).ToList();
        var won = severa.SalesStatusTypes.All.Where(static one => one.Text("salesState") is "Won").Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(active, own.Exists(one => !one.Flag("isClosed") && !one.Flag("isInternal") && won.Contains(one.Text("salesStatus")!)));
        if (!active) Assert.Equal((projects, invoices), (own.Count, bills.Count));
    }

    [Fact]
    public async Task Addresses_of_several_kinds_and_of_none()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60 });
        List<SandboxRecord> Of(string name) => [.. rig.World.Severa.Addresses.All.Where(one => one.Text("customer") == rig.World.Case(name).Severa)];
        Assert.True(Of("several_billing_addresses").Count(static one => one.Flag("isBillingAddress")) > 1);
        Assert.Contains(Of("one_address_of_three_kinds"), static one => one.Flag("isBillingAddress") && one.Flag("isPostalAddress") && one.Flag("isVisitAddress"));
        Assert.Contains(Of("address_of_no_kind"), static one => !one.Flag("isBillingAddress") && !one.Flag("isPostalAddress") && !one.Flag("isVisitAddress"));
        Assert.Empty(Of("customer_without_address"));
        Assert.DoesNotContain(Of("phone_on_another_address"), static one => one.Flag("isBillingAddress") && one.Text("phone") is not null);
        Assert.Contains(Of("phone_on_another_address"), static one => one.Text("phone") is not null);
    }

    [Theory]
    [InlineData("organisation_number_as_vat_number", @"^\d{6}-\d{4}$", @"^$")]
    [InlineData("organisation_number_in_both", @"^\d{6}-\d{4}$", @"^\d{6}-\d{4}$")]
    [InlineData("organisation_number_in_kvk", @"^SE\d{10}01$", @"^\d{6}-\d{4}$")]
    [InlineData("no_vat_number_in_fortnox", @"^$", @"^$")]
    [InlineData("vat_number_with_blanks", @"^SE \d{6}-\d{4} 01$", @"^$")]
    [InlineData("vat_number_in_lower_case", @"^se\d{10}01$", @"^$")]
    public async Task Swedish_business_numbers_stand_in_every_form(string name, string vatNumber, string kvkNumber)
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60 });
        var customer = rig.World.Severa.Customers.Find(rig.World.Case(name).Severa!)!;
        Assert.Matches(vatNumber, customer.Text("vatNumber") ?? "");
        Assert.Matches(kvkNumber, customer.Text("kvkNumber") ?? "");
    }

    [Theory]
    [InlineData("gln_with_scheme", true)]
    [InlineData("gln_in_both", true)]
    [InlineData("gln_with_wrong_check_digit", false)]
    public async Task Glns_have_the_check_digit_they_should(string name, bool right)
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60 });
        var gln = rig.World.Severa.Customers.Find(rig.World.Case(name).Severa!)!.Text("eInvoiceAddress")!.Split(':')[^1];
        var sum = gln.Select(static (digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        Assert.Equal((13, right), (gln.Length, sum % 10 == 0));
    }

    [Fact]
    public async Task Everything_grows_with_the_customers_and_is_quick_to_make()
    {
        var began = Stopwatch.GetTimestamp();
        await using var rig = await Rig.Start(static options => options with { Customers = 10_000 });
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), $"{Stopwatch.GetElapsedTime(began)}");
        Assert.True(rig.World.Severa.Projects.Count > 8000 && rig.World.Severa.Invoices.Count > 4000 && rig.World.Fortnox.Articles.Count > 350);
        Assert.Equal(1000, (await rig.Severa("GET", "v1/customers?rowCount=1000")).Rows.Count);
    }

    [Fact]
    public async Task Products_and_projects_are_as_many_as_told()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 8, Products = 0, Projects = 16, Cases = false });
        Assert.Equal((0, 0), (rig.World.Severa.Products.Count, rig.World.Fortnox.Articles.Count));
        Assert.Equal((14, 12), (rig.World.Severa.Projects.Count, rig.World.Fortnox.Projects.Count));
    }
}
