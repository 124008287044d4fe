using System.Globalization;

namespace Brygga.Rules.Tests;

/// <summary>The catalogues with one mistake planted.</summary>
public sealed class CatalogueMistakeTests
{
    private const string Severa = "systems/severa.yaml";
    private const string Fortnox = "systems/fortnox.yaml";

    [Theory]
    [InlineData(Severa, "company: organization ", "company: organisation ", "BRY0102", "organisation", "organization")]
    [InlineData(Severa, "{ many: address, by: customer,", "{ many: addres, by: customer,", "BRY0102", "addres,", "address")]
    [InlineData(Severa, "{ many: address, by: customer,", "{ many: address, by: custmer,", "BRY0101", "custmer,", "customer")]
    [InlineData(Severa, "{ many: address, by: customer,", "{ many: address, by: city,", "BRY0231", "city,", "")]
    [InlineData(Severa, "{ many: address, by: customer,", "{ many: address, one: address, by: customer,", "BRY0230", "{ many: address, one", "")]
    [InlineData(Severa, "order: [createdDateTime, guid] }", "order: [createdDate, guid] }", "BRY0101", "createdDate,", "")]
    [InlineData(Severa, "create: \"/v1/customers/{customer}/addresses\"", "create: \"/v1/customers/{custmer}/addresses\"", "BRY0101", "custmer}", "customer")]
    [InlineData(Severa, "{ ref: industry }", "{ ref: industri }", "BRY0102", "industri }", "industry")]
    [InlineData(Severa, "{ ref: industry }", "{ ref: [industry, currancy] }", "BRY0102", "currancy", "currency")]
    [InlineData(Severa, "{ ref: industry }", "{ ref: industry, type: text }", "BRY0230", "{ ref: industry, type", "")]
    [InlineData(Severa, "{ type: number, min: -1000, max: 0 }", "{ type: number, min: 1000, max: 0 }", "BRY0232", "1000, max", "")]
    [InlineData(Severa, "max_size: 10MB", "max_size: 10 megabytes", "BRY0011", "10 megabytes", "")]
    [InlineData(Severa, "\"/v1/invoices/{invoice}/projectfees\"]", "\"/v1/invoices/{invoce}/projectfees\"]", "BRY0101", "invoce}", "invoice")]
    [InlineData(Fortnox, "done: Cancelled }", "done: Total }", "BRY0111", "Total }", "")]
    [InlineData(Fortnox, "may: not Booked, done: Cancelled", "may: not Boked, done: Cancelled", "BRY0101", "Boked", "Booked")]
    [InlineData(Fortnox, "makes: { invoice: CreditInvoiceReference }", "makes: { invoce: CreditInvoiceReference }", "BRY0102", "invoce:", "invoice")]
    [InlineData(Fortnox, "makes: { invoice: CreditInvoiceReference }", "makes: { invoice: CreditInvoiceReferenc }", "BRY0101", "CreditInvoiceReferenc }", "CreditInvoiceReference")]
    [InlineData(Fortnox, "      Net: InvoiceRows | sum(", "      Nett: InvoiceRows | sum(", "BRY0101", "Nett", "Net")]
    [InlineData(Fortnox, "      Net: InvoiceRows | sum((it.DeliveredQuantity", "      Net: InvoiceRows | sum((it.DeliverdQuantity", "BRY0101", "DeliverdQuantity", "DeliveredQuantity")]
    [InlineData(Fortnox, "rows_of: { invoice: supplier_invoice,", "rows_of: { Account: supplier_invoice,", "BRY0231", "Account:", "")]
    [InlineData(Fortnox, "id: [invoice, Project, Account,", "id: [invoice, Project, Acount,", "BRY0101", "Acount", "Account")]
    [InlineData(Fortnox, "filter: { CustomerNumber: customernumber,", "filter: { CustomrNumber: customernumber,", "BRY0101", "CustomrNumber", "CustomerNumber")]
    [InlineData(Fortnox, "          key: RowId", "          key: RowIdd", "BRY0101", "RowIdd", "RowId")]
    [InlineData(Fortnox, "      field: ExternalInvoiceReference1", "      field: ExternalInvoiceReference3", "BRY0101", "ExternalInvoiceReference3", "ExternalInvoiceReference1")]
    public void A_mistake_is_named_at_its_token(string file, string old, string planted, string code, string blamed, string meant)
    {
        var files = DraftRules.With(file, old, planted);
        var mistakes = DraftRules.Mistakes(files, Seq<RuleFile>());
        Assert.True(mistakes.Count == 1, string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}")));
        Assert.Equal((code, meant), (mistakes.Head.Code, mistakes.Head.Suggestion.IfNone("")));
        var text = files.Find(f => f.Name == file).Map(static f => f.Text).IfNone("");
        var at = text.IndexOf(blamed, text.IndexOf(planted, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{file}:{text[..at].Count(static c => c == '\n') + 1}:{at - text.LastIndexOf('\n', at)}"), mistakes.Head.At.ToString());
    }
}
