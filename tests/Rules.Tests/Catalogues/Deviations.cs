namespace Brygga.Rules.Tests.Catalogues;

/// <summary>Where a catalogue says something else than the vendor's document on purpose, and why.</summary>
/// <param name="Entity">An entity, or <c>*</c> for all.</param>
/// <param name="Field">A field or part, or <c>*.member</c> for that member of every field.</param>
/// <param name="Reason">With the section of the system's fact sheet (shared/api) that it rests on.</param>
internal sealed record Deviation(string System, string Entity, string Field, About About, string Reason)
{
    public bool Covers(Difference found) =>
        System == found.System && About == found.About && Entity is var e && (e == "*" || e == found.Entity)
        && (Field.StartsWith('*') ? found.Field.EndsWith(Field[1..], StringComparison.Ordinal) : Field == found.Field);

    public override string ToString() => $"{System}.{Entity} {Field}: {About}";
}

internal static class Deviations
{
    public static Seq<Deviation> All { get; } = toSeq(new Deviation[]
    {
        new("severa", "*", "*.multiCurrencyInfo", About.Missing, "FACTS 5: the same sum in other currencies, which moves with their rates: a sum that carried it would look changed every day"),
        new("severa", "*", "project.companyGuid", About.Embedded, "FACTS 6.4: the project itself has it as businessUnit.companyGuid"),
        new("severa", "project", "useWorkTypesFromSetting", About.Write, "FACTS 6.4: it is taken under another spelling, useWorktypesFromSetting"),
        new("severa", "project_fee", "quantity", About.Required, "FACTS 6.11: left out it becomes 0, and a cost of nothing is no cost"),
        new("severa", "currency", "code", About.Limit, "FACTS 6.6: a code of ISO 4217, which has three letters; Severa declares no lengths (FACTS 5)"),
        new("severa", "country", "code2", About.Limit, "FACTS 6.6: a code of ISO 3166; Severa declares no lengths (FACTS 5)"),
        new("severa", "country", "code3", About.Limit, "FACTS 6.6: a code of ISO 3166; Severa declares no lengths (FACTS 5)"),

        new("fortnox", "*", "@url", About.Missing, "FACTS 1: where the record was read from, no fact about it; absolute, and wrong behind a proxy (FACTS 15)"),
        new("fortnox", "*", "read.lists.@url", About.ListRow, "FACTS 1: as above"),
        new("fortnox", "invoice", "@urlTaxReductionList", About.Missing, "FACTS 10: an address again"),

        // Live wins: seen in traffic, in no document.
        new("fortnox", "customer", "*.Invoice", About.Words, "FACTS 7: ELECTRONICINVOICE was seen live"),
        new("fortnox", "customer", "*.Offer", About.Words, "FACTS 7: ELECTRONICINVOICE was seen live"),
        new("fortnox", "customer", "*.Order", About.Words, "FACTS 7: ELECTRONICINVOICE was seen live"),
        new("fortnox", "article", "CommodityCode", About.Extra, "FACTS 8: answered since 2024"),
        new("fortnox", "invoice", "InvoiceReference", About.Extra, "FACTS 3 and 10: answered, \"0\" = none"),
        new("fortnox", "invoice", "InvoiceRows.Cost", About.Extra, "FACTS 10: answered, read-only"),
        new("fortnox", "supplier_invoice", "AuthorizerName", About.Extra, "FACTS 13: in list rows, not in the single invoice"),
        new("fortnox", "supplier_invoice", "read.since", About.Parameter, "FACTS 2: lastmodified works there"),
        new("fortnox", "supplier_invoice_file", "read.filter.SupplierInvoiceNumber", About.Parameter, "FACTS 14: clients filter by it; answers are compared exactly"),
        new("fortnox", "supplier_invoice_row", "Quantity", About.Type, "FACTS 13: the vendor's own client reads decimals"),

        // The document has no marks for what is read-only: sent, the record is refused (2001399).
        new("fortnox", "customer", "Country", About.Write, "FACTS 7: the name that belongs to CountryCode, read-only"),
        new("fortnox", "customer", "DeliveryCountry", About.Write, "FACTS 7: the name that belongs to DeliveryCountryCode, read-only"),
        new("fortnox", "customer", "VisitingCountry", About.Write, "FACTS 7: the name that belongs to VisitingCountryCode, read-only"),
        new("fortnox", "article", "SalesPrice", About.Write, "FACTS 8: read-only, written through /3/prices"),
        new("fortnox", "article", "SupplierName", About.Write, "FACTS 8: the name that belongs to SupplierNumber, read-only"),
        new("fortnox", "article", "ReservedQuantity", About.Write, "FACTS 8: read-only"),
        new("fortnox", "article", "DisposableQuantity", About.Write, "FACTS 8: read-only"),
        new("fortnox", "article", "StockValue", About.Write, "FACTS 8: read-only"),
        new("fortnox", "invoice", "CreditInvoiceReference", About.Write, "FACTS 10: set by the action credit; set by hand it would claim a credit that nobody made"),
        new("fortnox", "invoice", "EUQuarterlyReport", About.Write, "FACTS 10: without effect since 2021"),
        new("fortnox", "invoice", "InvoiceRows.RowId", About.Write, "FACTS 10: Fortnox gives it anew at every update; it is the key of a row, no value of it"),

        new("fortnox", "customer", "OrganisationNumber", About.Limit, "FACTS 7: the list declares 30, the single record nothing"),
        new("fortnox", "invoice", "CustomerName", About.Limit, "FACTS 10: copied from the customer's Name, 1024"),
        new("fortnox", "invoice", "Address1", About.Limit, "FACTS 10: copied from the customer's, 1024"),
        new("fortnox", "invoice", "Address2", About.Limit, "FACTS 10: copied from the customer's, 1024"),
        new("fortnox", "invoice", "InvoiceRows.AccountNumber", About.Limit, "FACTS 10: 0 = none, as every row of text has it"),
        new("fortnox", "currency", "Code", About.Limit, "FACTS 7: every field that names a currency is declared with three letters"),
        new("fortnox", "article", "VAT", About.Words, "FACTS 18: these rates exist where nobody made others"),
        new("fortnox", "invoice", "InvoiceRows.VAT", About.Words, "FACTS 18: these rates exist where nobody made others"),
    }).Strict();
}
