using LanguageExt.UnsafeValueAccess;

namespace Brygga.Rules.Tests;

/// <summary>What the catalogues say once they are read.</summary>
public sealed class CatalogueTests
{
    private static readonly RuleBook Book = DraftRules.Book;

    [Fact]
    public void Each_system_says_which_company_it_is_and_how_it_clears()
    {
        Assert.Equal((Some("organization"), Some("company_settings")), (Book.Severa.Company, Book.Fortnox.Company));
        Assert.Equal(new EmptyWord.Literal(Value.Of("API_BLANK")), Book.Fortnox.Empty[ValueKind.Reference]);
        Assert.False(Book.Fortnox.Empty.ContainsKey(ValueKind.Date));
    }

    [Fact]
    public void A_field_refers_to_one_or_several_entities()
    {
        Assert.Equal("severa.currency", Entity(Side.Severa, "customer").Fields["currency"].Type.RefersTo.Single().ToString());
        Assert.Equal(3, Entity(Side.Severa, "invoice_row_share").Fields["item"].Type.RefersTo.Count);
    }

    [Fact]
    public void A_field_holds_lists_and_records_some_of_them_whole()
    {
        var price = Entity(Side.Severa, "project_fee").Fields["unitPrice"].Type;
        Assert.True(price is { Kind: ValueKind.Record, Whole: true });
        Assert.True(price.Members["currencyCode"].Required);
        var rows = Entity(Side.Fortnox, "invoice").Fields["InvoiceRows"].Type;
        Assert.Equal((ValueKind.List, Some("RowId")), (rows.Kind, rows.Item.ValueUnsafe().Key));
        Assert.Equal(Seq(25m, 12m, 6m, 0m), rows.Item.ValueUnsafe().Members["VAT"].OneOf.Map(static v => v.Number));
    }

    [Fact]
    public void A_field_says_its_limits_and_what_means_nothing()
    {
        var number = Entity(Side.Fortnox, "customer").Fields["GLN"];
        Assert.Equal((Some(13), Some(13), true), (number.Min, number.Max, number.Type.Digits));
        Assert.Equal(Some(Value.Of("0")), Entity(Side.Fortnox, "invoice").Fields["CreditInvoiceReference"].None);
        Assert.True(Entity(Side.Severa, "invoice").Fields["status"].Unverified);
        Assert.True(Entity(Side.Severa, "invoice_settings").Fields["invoice"].Provided);
    }

    [Fact]
    public void Relations_have_an_order_and_parts_an_owner()
    {
        var addresses = Entity(Side.Severa, "customer").Relations["addresses"];
        Assert.Equal((true, "customer", Seq("createdDateTime", "guid")), (addresses.Many, addresses.By, addresses.Order));
        Assert.False(Entity(Side.Severa, "invoice").Relations["invoice_settings"].Many);
        Assert.Equal(new PartOf(new(Side.Severa, "customer"), "customer"), Entity(Side.Severa, "address").PartOf);
        Assert.Equal("/v1/customers/{customer}/addresses", Entity(Side.Severa, "address").Read.Of);
    }

    [Fact]
    public void Rows_inside_records_have_an_id_of_several_fields()
    {
        var row = Entity(Side.Fortnox, "supplier_invoice_row");
        Assert.Equal(new RowsOf(new(Side.Fortnox, "supplier_invoice"), "invoice", "SupplierInvoiceRows"), row.RowsOf);
        Assert.Equal(("", 5), (row.Id, row.IdParts.Count));
    }

    [Fact]
    public void An_entity_may_be_one_record_or_made_by_the_connector()
    {
        Assert.True(Entity(Side.Severa, "organization").Read is { OneRecord: true, List: "/v1/organizationdetails" });
        var share = Entity(Side.Severa, "invoice_row_share");
        Assert.True(share.Provided && share.ProvidedFrom.Contains(new EntityRef(Side.Severa, "invoice_row")));
    }

    [Fact]
    public void A_lost_create_is_found_again_by_key_marker_or_sameness()
    {
        Assert.Equal("ExternalInvoiceReference1", Entity(Side.Fortnox, "invoice").Marker.ValueUnsafe().Field);
        var fee = Entity(Side.Severa, "project_fee").RecoverBySame.ValueUnsafe();
        Assert.Equal((Some("project"), true, true), (fee.Within, fee.Counted, fee.Fields.Contains("unitCost.amount")));
        Assert.True(Entity(Side.Fortnox, "customer").Keys.Head.Reserved);
        Assert.Equal("code", Entity(Side.Severa, "product").RecoverKey);
    }

    [Fact]
    public void What_can_be_done_to_a_record_and_when_is_a_formula_over_all_its_fields()
    {
        var invoice = Entity(Side.Fortnox, "invoice");
        var credit = invoice.Actions["credit"];
        Assert.Equal(("PUT", "/3/invoices/{Id}/credit", "CreditInvoiceReference"), (credit.Method, credit.Path, credit.Makes.ValueUnsafe().Field));
        Assert.True(credit.May.ValueUnsafe().Run(Holding(invoice, ("Booked", Value.True))).IsTrue);
        Assert.False(invoice.Write.ValueUnsafe().While.ValueUnsafe().Run(Holding(invoice, ("Booked", Value.True))).IsTrue);
    }

    [Fact]
    public void What_the_system_will_work_out_is_a_formula_too()
    {
        var invoice = Entity(Side.Fortnox, "invoice");
        Assert.Equal(Seq1("InvoiceRows"), invoice.Computed["Net"].Reads.Fields.Map(f => invoice.Whole[f.Ordinal].Name));
    }

    [Fact]
    public void Files_have_limits()
    {
        var files = Entity(Side.Fortnox, "invoice").Attachments.ValueUnsafe();
        Assert.Equal((Some(5), Some(5L * 1024 * 1024), Seq1("application/pdf")), (files.MaxFiles, files.MaxSize, files.Accepts));
        Assert.Equal(Seq1("name"), Entity(Side.Severa, "project").Attachments.ValueUnsafe().RecoverBySame);
    }

    private static EntityType Entity(Side side, string name) => Book.Entity(new(side, name));

    private static Scope Holding(EntityType entity, params (string Field, Value Value)[] values)
    {
        var schema = entity.Whole;
        var row = Row.Of(schema, schema.Fields.Select(f => toSeq(values).Find(v => v.Field == f.Name).Match(static v => v.Value, static () => Value.Nothing)).ToArray());
        return Scope.Of(entity.Ref.Side, row, Settings.None);
    }
}
