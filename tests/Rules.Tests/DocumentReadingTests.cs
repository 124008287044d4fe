using Brygga.Engine.Reading;

namespace Brygga.Rules.Tests;

/// <summary>What the product's flow of invoices has read, and what not.</summary>
public sealed class DocumentReadingTests
{
    private static readonly RuleBook Book = RuleFolder.Compiled(
        Shipped.Files,
        new SettingValue("sales_invoices.enabled", "true", default),
        new SettingValue("sales_invoices.pick_up", "Approved", default),
        new SettingValue("sales_invoices.done", "Transferred", default));

    private static readonly ReadPlan Alone = ReadPlan.Of(Book with { Flows = Seq<Flow>() });

    [Fact]
    public void Invoices_are_read_by_status_unless_other_rules_look_at_all_of_them()
    {
        Assert.Equal(new Way.Listed(Incremental: true, new(None, OneByOne: false)) { PickUps = 1, PickedUpOnly = true }, Way(Alone, "severa.invoice"));
        Assert.Equal(new Way.Listed(Incremental: true, new(None, OneByOne: false)) { PickUps = 1 }, Way(ReadPlan.Of(Book), "severa.invoice"));
    }

    [Fact]
    public void The_statuses_that_settings_name_are_read_before()
    {
        var order = Alone.Entities.Map(static reading => reading.Entity.Ref.ToString()).ToList();
        Assert.InRange(order.IndexOf("severa.invoice_status"), 0, order.IndexOf("severa.invoice") - 1);
    }

    [Fact]
    public void No_invoice_of_Fortnox_is_read_by_itself()
    {
        Assert.Equal(new Way.Listed(Incremental: true, new(None, OneByOne: false)), Way(Alone, "fortnox.invoice"));
        Assert.Contains("ExternalInvoiceReference1", Alone.Find(EntityRef.Parse("fortnox.invoice")).Map(static reading => reading.Wanted).IfNone(Seq<string>()));
        Assert.DoesNotContain(Alone.Remarks(static _ => 1), static remark => remark.Message.Contains("fortnox.invoice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("severa.invoice_row", "/v1/invoices/{invoiceGuid}/invoicerows", null)]
    [InlineData("severa.invoice_settings", "/v1/invoices/{invoice}/invoicesettings", null)]
    [InlineData("severa.work_hour", "/v1/invoices/{invoice}/workhours", null)]
    [InlineData("severa.project_fee", "/v1/invoices/{invoice}/projectfees", null)]
    [InlineData("severa.flat_rate", "/v1/flatrates", "invoiceGuid")]
    public void What_belongs_to_invoices_is_listed_by_invoice(string entity, string path, string? parameter)
    {
        var by = Assert.Single(Assert.IsType<Way.OfOwners>(Way(Alone, entity)).Paths);
        Assert.Equal(("severa.invoice", path, Optional(parameter)), (by.Owner.ToString(), by.Path, by.Parameter));
    }

    [Fact]
    public void Nothing_is_listed_whole_but_registers() => Assert.Equal(
        ["fortnox.customer", "fortnox.financial_year", "fortnox.invoice", "severa.currency", "severa.invoice_status"],
        Alone.Entities.Filter(static reading => reading.Way is Way.Listed { PickedUpOnly: false }).Map(static reading => reading.Entity.Ref.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void A_run_before_which_nothing_has_changed_costs_a_few_calls()
    {
        var price = Alone.Price(static _ => 0);
        Assert.InRange(price.Still, 1, 10);
        Assert.Equal(0, price.Entities.Filter(static entity => entity.Entity.Name == "work_hour").Sum(static entity => entity.First));
    }

    private static Way Way(ReadPlan plan, string entity) => plan.Find(EntityRef.Parse(entity)).Map(static reading => reading.Way).IfNone(() => throw new Xunit.Sdk.XunitException($"{entity} is not read"));
}
