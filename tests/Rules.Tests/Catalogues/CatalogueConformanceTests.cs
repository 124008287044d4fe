namespace Brygga.Rules.Tests.Catalogues;

/// <summary>
/// The catalogues say what the vendors' OpenAPI documents say: names, types, lengths, words, calls. Where they don't, <see cref="Deviations"/>
/// tells why. The documents may not be committed: without them these tests are skipped.
/// </summary>
public sealed class CatalogueConformanceTests
{
    [SkippableTheory, InlineData("severa"), InlineData("fortnox")]
    public void Every_difference_from_the_document_is_deliberate(string system)
    {
        var byChance = Differences(system).Filter(static found => !Deviations.All.Exists(d => d.Covers(found)));
        Assert.True(byChance.IsEmpty, string.Join('\n', byChance));
    }

    [SkippableFact]
    public void No_deviation_is_stale()
    {
        var found = Differences("severa") + Differences("fortnox");
        var stale = Deviations.All.Filter(d => !found.Exists(d.Covers));
        Assert.True(stale.IsEmpty, string.Join('\n', stale));
    }

    [Fact]
    public void Every_deviation_names_its_section_of_the_facts() =>
        Assert.All(Deviations.All, static d => Assert.Matches(@"^FACTS \d+(\.\d+)?( and \d+)?: .{8}", d.Reason));

    [Theory]
    [InlineData("severa", 24, 560)]
    [InlineData("fortnox", 17, 320)]
    public void The_comparison_sees_the_whole_catalogue(string system, int entities, int fields)
    {
        var compared = CatalogueFile.Read(system, CatalogueFile.TextOf(system)).Entities.Filter(static e => !e.Provided);
        Assert.True(compared.Count >= entities, $"{compared.Count} entities");
        Assert.True(compared.Sum(static e => e.Fields.Count) >= fields, $"{compared.Sum(static e => e.Fields.Count)} fields");
    }

    /// <summary>One word of a catalogue is changed, or (with nothing to change) a line taken out: the comparison says where and what.</summary>
    [SkippableTheory]
    [InlineData("severa", "numberOfEmployees:", "", "", "severa.customer numberOfEmployees: Missing")]
    [InlineData("severa", "numberOfEmployees:", "numberOf", "numbersOf", "severa.customer numbersOfEmployees: Extra")]
    [InlineData("severa", "numberOfEmployees:", "integer", "number", "severa.customer numberOfEmployees: Type")]
    [InlineData("severa", "purchaseOrderNumberPrefix:", "20", "25", "severa.organization_settings purchaseOrderNumberPrefix: Limit")]
    [InlineData("severa", "expenseClass:", "DailyAllowance, ", "", "severa.travel_expense_type expenseClass: Words")]
    [InlineData("severa", "expenseClass:", ", required: true", "", "severa.travel_expense_type expenseClass: Required")]
    [InlineData("severa", "calculatedCompletionPercentage:", ", write: never", "", "severa.project calculatedCompletionPercentage: Write")]
    [InlineData("severa", "isJoiningAllowed:", "true", "false", "severa.project isJoiningAllowed: Default")]
    [InlineData("severa", "salesStatusTypeGuid:", ", wire: text", "", "severa.project salesStatus.salesStatusTypeGuid: Type")]
    [InlineData("severa", "plainText:", "", "", "severa.invoice freeText1.plainText: Missing")]
    [InlineData("severa", "hasInvoiceNumber:", "", "", "severa.invoice_status hasInvoiceNumber: Missing")]
    [InlineData("severa", "isWaitingPayment:", "", "", "severa.invoice status.isWaitingPayment: Embedded")]
    [InlineData("severa", "with: { changedSinceOptions", "Addresses", "Address", "severa.customer read.with: Parameter")]
    [InlineData("severa", "one: \"/v1/invoicefiles", "files", "file", "severa.invoice_file read.one: Path")]
    [InlineData("severa", "read: { list: /v1/currencies", "first_row", "token", "severa.currency read.paging: Paging")]
    [InlineData("severa", "filter: { code: code, type:", "type: type", "type: kind", "severa.product read.filter.type: Parameter")]
    [InlineData("fortnox", "StockWarning:", "", "", "fortnox.article StockWarning: Missing")]
    [InlineData("fortnox", "ManufacturerArticleNumber:", "50", "40", "fortnox.article ManufacturerArticleNumber: Limit")]
    [InlineData("fortnox", "DeliveredQuantity:", ", wire: text", "", "fortnox.invoice InvoiceRows.DeliveredQuantity: Type")]
    [InlineData("fortnox", "LastRemindDate:", "date", "text", "fortnox.invoice LastRemindDate: Type")]
    [InlineData("fortnox", "LastRemindDate:", ", write: never", "", "fortnox.invoice LastRemindDate: Write")]
    [InlineData("fortnox", "EDIStatus:", "", "", "fortnox.invoice EDIInformation.EDIStatus: Missing")]
    [InlineData("fortnox", "TransactionInformation:", "", "", "fortnox.supplier_invoice_row TransactionInformation: Missing")]
    [InlineData("fortnox", "[CustomerNumber, Name,", "City, ", "", "fortnox.customer read.lists.City: ListRow")]
    [InlineData("fortnox", "envelope: [Unit,", "Units", "Unit", "fortnox.unit envelope: Envelope")]
    [InlineData("fortnox", "find: externalinvoicereference1", "reference1", "reference", "fortnox.invoice marker: Parameter")]
    [InlineData("fortnox", "externalprint:", "externalprint\"", "print\"", "fortnox.invoice actions.externalprint: Path")]
    public void A_changed_word_is_found(string system, string line, string old, string @new, string expected)
    {
        var found = Compare(system, Changed(CatalogueFile.TextOf(system), line, old, @new));
        Assert.Contains(found, f => f.ToString().StartsWith(expected, StringComparison.Ordinal));
    }

    private static string Changed(string catalogue, string line, string old, string @new)
    {
        var lines = catalogue.Split('\n');
        var at = Assert.Single(Enumerable.Range(0, lines.Length), i => lines[i].TrimStart().StartsWith(line, StringComparison.Ordinal));
        if (old.Length > 0) Assert.Contains(old, lines[at], StringComparison.Ordinal);
        lines[at] = old.Length > 0 ? lines[at].Replace(old, @new, StringComparison.Ordinal) : "";
        return string.Join('\n', lines);
    }

    private static Seq<Difference> Differences(string system) => Compare(system, CatalogueFile.TextOf(system));

    private static Seq<Difference> Compare(string system, string catalogue)
    {
        var file = ApiDocument.FileOf(system);
        Skip.IfNot(File.Exists(file), $"{file} is not there. Put the vendors' OpenAPI documents in shared/api beside the checkout, or name their folder in BRYGGA_API_DOCUMENTS.");
        return Conformance.Differences(ApiDocument.Read(system), CatalogueFile.Read(system, catalogue));
    }
}
