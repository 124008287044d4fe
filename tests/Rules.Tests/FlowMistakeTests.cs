using System.Globalization;

namespace Brygga.Rules.Tests;

/// <summary>The drafts of all flows with one mistake planted: which code, exactly where, and what is meant instead.</summary>
public sealed class FlowMistakeTests
{
    private const string Customers = "customers.yaml";
    private const string Products = "products.yaml";
    private const string Projects = "projects.yaml";
    private const string Invoices = "sales_invoices.yaml";
    private const string Credits = "credit_notes.yaml";
    private const string Costs = "project_costs.yaml";
    private const string Settings = "settings.yaml";

    [Theory]

    // The head of a flow
    [InlineData(Products, "severa: [product, work_type, travel_expense_type]", "severa: [product, work_typ, travel_expense_type]", "BRY0102", "work_typ,", "work_type")]
    [InlineData(Products, "severa: [product, work_type, travel_expense_type]", "severa: []", "BRY0009", "[]", "")]
    [InlineData(Products, "to_severa: product }", "to_severa: article }", "BRY0010", "article }", "")]
    [InlineData(Costs, "to: severa.project_fee", "to: severa.project_fees", "BRY0102", "severa.project_fees", "severa.project_fee")]
    [InlineData(Costs, "to: severa.project_fee", "to: fortnox.invoice", "BRY0247", "fortnox.invoice", "")]
    [InlineData(Costs, "enabled: settings.project_costs.enabled", "enabled: settings.project_costs.enabled\nlink:\n  a: {}", "BRY0257", "link:", "")]
    [InlineData(Projects, "master: severa", "master: severa\non_created: {}", "BRY0259", "on_created", "")]
    [InlineData(Credits, "like: sales_invoices", "like: sales_invoice", "BRY0224", "sales_invoice  ", "sales_invoices")]
    [InlineData(Credits, "like: sales_invoices", "like: credit_notes", "BRY0225", "credit_notes", "")]
    [InlineData(Credits, "  paid: off", "  piad: off", "BRY0220", "piad", "paid")]
    [InlineData(Credits, "on: original", "on: payer", "BRY0255", "payer", "")]

    // parts
    [InlineData(Customers, "  billing:\n    severa: addresses", "  billing:\n    severa: adresses", "BRY0249", "adresses", "addresses")]
    [InlineData(Customers, "where: { isBillingAddress: true }", "where: { isBillingAdress: true }", "BRY0101", "isBillingAdress", "isBillingAddress")]
    [InlineData(Customers, "where: { isBillingAddress: true }", "where: { isBillingAddress: yes }", "BRY0011", "yes", "")]
    [InlineData(Customers, "exists: Address1 is set or", "exists: Adress1 is set or", "BRY0101", "Adress1", "Address1")]
    [InlineData(Customers, "  billing:\n    severa: addresses", "  name:\n    severa: addresses", "BRY0145", "name:", "")]

    // select, creating, preflight, check
    [InlineData(Customers, "      remember: true", "      remember: always", "BRY0010", "always", "")]
    [InlineData(Products, "because: the identifier is empty, docs: M23 }", "because: the identifier is empty, docs: 23 }", "BRY0011", "23 }", "")]
    [InlineData(Products, "      for: [product, travel_expense_type]        # a work type has no unit", "      for: [produkt, travel_expense_type]", "BRY0248", "produkt", "product")]
    [InlineData(Products, "    report_unless: the.severa", "    skip_unless: the.severa", "BRY0006", "skip_unless", "")]
    [InlineData(Invoices, "refuse_if: result.InvoiceRows | count > 500,", "refuse_if: result.InvoicRows | count > 500,", "BRY0101", "InvoicRows", "InvoiceRows")]
    [InlineData(Invoices, "credit note: { skip_if: isCreditNote, because", "credit note: { skip_if: isCreditNotes, because", "BRY0101", "isCreditNotes", "isCreditNote")]

    [InlineData(Customers, "internal: { skip_if: isInternal,", "internal: { skip_if: fortnox.Active,", "BRY0106", "fortnox.Active", "")]
    [InlineData(Projects, "master: severa", "master: severa\nlet: { a: name }", "BRY0259", "let:", "")]

    // link and score
    [InlineData(Products, "alone: report }", "alone: reprot }", "BRY0010", "reprot", "report")]
    [InlineData(Projects, "    number: { severa: number | text, fortnox: ProjectNumber }\n\nscore", "    number: { severa: number | text, fortnox: ProjectNumber, alone: refuse }\n\nscore", "BRY0240", "refuse }", "")]
    [InlineData(Projects, "by: jaro_winkler", "by: jaro_winkel", "BRY0010", "jaro_winkel", "jaro_winkler")]
    [InlineData(Projects, "from: 0.80", "from: 80", "BRY0243", "80,", "")]
    [InlineData(Projects, "by: exact, points: 60", "by: exact, points: 60, from: 0.9", "BRY0244", "0.9", "")]
    [InlineData(Projects, "  possible: 50", "  possible: 85", "BRY0241", "80\n  possible", "")]
    [InlineData(Projects, "  likely: 80", "  likely: 180", "BRY0242", "180", "")]
    [InlineData(Projects, "  likely: 80\n", "", "BRY0008", "compare:\n    number", "")]
    [InlineData(Projects, "  possible: 50", "  possible: 50\n  gab: 3", "BRY0006", "gab", "gap")]
    [InlineData(Customers, "differs: -20", "differs: 20", "BRY0243", "20\n    postal", "")]
    [InlineData(Projects, "by: exact, points: 60", "by: exact, points: -60", "BRY0243", "-60", "")]
    [InlineData(Projects, "by: exact, points: 60", "by: exact, points: 60, nothing: -2000", "BRY0243", "-2000", "")]
    [InlineData(Projects, "by: exact, points: 60", "by: exact, points: 60, nothing: 70", "BRY0267", "70", "")]
    [InlineData(Projects, "{ severa: number | text, fortnox: ProjectNumber, by: exact, points: 60 }", "{ severa: number, fortnox: ProjectNumber, by: exact, points: 60 }", "BRY0122", "ProjectNumber, by", "")]
    [InlineData(Projects, "{ severa: number | text, fortnox: ProjectNumber, by: exact, points: 60 }", "{ severa: name | words | map(it | number), fortnox: ProjectNumber, by: exact, points: 60 }", "BRY0122", "ProjectNumber, by", "")]
    [InlineData(Projects, "{ severa: number | text, fortnox: ProjectNumber, by: exact, points: 60 }", "{ severa: customer, fortnox: ProjectNumber, by: exact, points: 60 }", "BRY0260", "customer, fortnox", "")]
    [InlineData(Projects, "by: exact, points: 60", "by: number, within: 5, points: 60", "BRY0261", "number, within", "")]
    [InlineData(Projects, "{ severa: number | text, fortnox: ProjectNumber, by: exact, points: 60 }", "{ severa: startDate, fortnox: StartDate, by: levenshtein, points: 60 }", "BRY0261", "levenshtein", "")]
    [InlineData(Projects, "{ severa: number | text, fortnox: ProjectNumber, by: exact, points: 60 }", "{ severa: startDate, fortnox: StartDate, by: date, points: 60 }", "BRY0262", "date, points", "")]
    [InlineData(Projects, "{ severa: number | text, fortnox: ProjectNumber, by: exact, points: 60 }", "{ severa: startDate, fortnox: StartDate, by: date, within: 0, points: 60 }", "BRY0262", "0, points: 60", "")]
    [InlineData(Projects, "from: 0.80", "within: 0.80", "BRY0263", "0.80", "")]
    [InlineData(Projects, "by: exact, points: 60", "by: exact, levels: { 0.9: 60 }", "BRY0244", "{ 0.9", "")]
    [InlineData(Projects, "from: 0.80", "from: 0.80, levels: { 0.9: 30 }", "BRY0230", "{ severa: name | truncate", "")]
    [InlineData(Projects, "from: 0.80, points: 40", "from: 0.80, sure: true", "BRY0008", "{ severa: name | truncate", "")]
    [InlineData(Projects, "from: 0.80, points: 40", "levels: { 0.9: 40, 0.8: 20, 0.80: 20 }", "BRY0264", "0.80", "")]
    [InlineData(Projects, "from: 0.80, points: 40", "levels: { 0.9: 20, 1.0: 40 }, points: 40", "BRY0264", "40 }\n  candidates", "")]
    [InlineData(Projects, "from: 0.80, points: 40", "levels: { 0.8: 40, 0.9: 20 }", "BRY0265", "20 }", "")]
    [InlineData(Projects, "from: 0.80, points: 40", "levels: { 0.8: 40, 0.7: 10 }, points: 30", "BRY0265", "30 }\n  candidates", "")]
    [InlineData(Projects, "from: 0.80, points: 40", "levels: { 1.2: 40 }", "BRY0243", "1.2", "")]
    [InlineData(Projects, "from: 0.80", "from: 1", "BRY0266", "1, points", "")]
    [InlineData(Projects, "  likely: 80\n  possible: 50", "  likely: 180\n  possible: 150", "BRY0269", "150", "")]
    [InlineData(Projects, "    number: { severa: number | text, fortnox: ProjectNumber }\n    name: ", "    number: { severa: sync.changed, fortnox: ProjectNumber }\n    name: ", "BRY0106", "sync.changed", "")]
    [InlineData(Projects, "    number: { severa: number | text, fortnox: ProjectNumber }\n    name: ", "    number: { severa: settings.projects.enabled, fortnox: ProjectNumber }\n    name: ", "BRY0216", "settings.projects.enabled, fortnox", "")]
    [InlineData(Projects, "    number: { severa: number | text, fortnox: ProjectNumber }\n    name: ", "    number: { severa: number | text, fortnox: ProjectNumber, most: 0 }\n    name: ", "BRY0243", "0 }", "")]
    [InlineData(Projects, "    number: { severa: number | text, fortnox: ProjectNumber }\n    name: ", "    number: { severa: number | text, fortnox: ProjectNumber, most: 2.5 }\n    name: ", "BRY0011", "2.5", "")]
    [InlineData(Products, "by: token_sort", "for: [travel_expense_typ], by: token_sort", "BRY0248", "travel_expense_typ]", "travel_expense_type")]
    [InlineData(Products, "by: token_sort", "for: [product], by: token_sort", "BRY0242", "80\n  possible", "")]

    // fields
    [InlineData(Customers, "currency: { severa: currency.code,", "currency: { severa: currency.cod,", "BRY0101", "cod,", "code")]
    [InlineData(Customers, "billing city:        { severa: billing.city, fortnox: City }", "billing city:        { severa: billing.city, fortnox: CountryCode }", "BRY0209", "CountryCode }\n\n", "")]
    [InlineData(Customers, "website: { severa: website, fortnox: WWW, too_long: hold }", "website: { severa: paymentTerm, fortnox: WWW, too_long: hold }", "BRY0122", "WWW, too_long", "")]
    [InlineData(Customers, "    empty: report\n  e-invoice", "    too_long: hold\n  e-invoice", "BRY0206", "TermsOfPayment.Code | number", "")]
    [InlineData(Projects, "    when: settings.projects.close_in_fortnox ", "    when: settings.projects.close_in_fortnx ", "BRY0103", "projects.close_in_fortnx", "projects.close_in_fortnox")]
    [InlineData(Products, "(Unit.Code | lookup_back(units))", "(Unit.Code | lookup_back(unit))", "BRY0139", "unit))", "units")]
    [InlineData(Settings, "{ tim: h, pcs: st }", "{ tim: h, h: h }", "BRY0140", "", "")]

    // documents
    [InlineData(Invoices, "  status: settings.sales_invoices.pick_up", "  notes: settings.sales_invoices.pick_up", "BRY0253", "notes", "")]
    [InlineData(Invoices, "  status: settings.sales_invoices.pick_up", "  status: settings.sales_invoices.tolerance", "BRY0202", "settings.sales_invoices.tolerance", "")]
    [InlineData(Invoices, "  CustomerName: receiverCustomerName", "  CustmerName: receiverCustomerName", "BRY0101", "CustmerName", "CustomerName")]
    [InlineData(Invoices, "  CustomerName: receiverCustomerName", "  severa.number: 1", "BRY0106", "severa.number", "")]
    [InlineData(Invoices, "  CustomerName: receiverCustomerName", "  Balance: totalTax.amount", "BRY0203", "Balance", "")]
    [InlineData(Invoices, "{ value: payer | linked(customers), empty: refuse }", "payer | linked(customers)", "BRY0206", "payer | linked", "")]
    [InlineData(Invoices, "{ value: payer | linked(customers), empty: refuse }", "{ value: payer | linked(projects), empty: refuse }", "BRY0142", "projects)", "")]
    [InlineData(Invoices, "{ value: payer | linked(customers), empty: refuse }", "{ value: payer | linked(customer), empty: refuse }", "BRY0141", "customer)", "customers")]
    [InlineData(Invoices, "  VATIncluded: false", "  VATIncluded: 0", "BRY0202", "0", "")]
    [InlineData(Invoices, "  InvoiceRows:\n    text above", "  InvoiceRow:\n    text above", "BRY0252", "InvoiceRow", "InvoiceRows")]
    [InlineData(Invoices, "each: row_shares ", "each: row_share ", "BRY0101", "row_share", "row_shares")]
    [InlineData(Invoices, "each: row_shares ", "each: dueDate ", "BRY0251", "dueDate", "")]
    [InlineData(Invoices, "        DeliveredQuantity: quantity\n", "        DeliverdQuantity: quantity\n", "BRY0101", "DeliverdQuantity", "DeliveredQuantity")]
    [InlineData(Invoices, "        DeliveredQuantity: quantity\n", "        DeliveredQuantity: quantty\n", "BRY0101", "quantty", "quantity")]
    [InlineData(Invoices, "    do: fortnox.bookkeep", "    do: fortnox.bookeep", "BRY0250", "fortnox.bookeep", "fortnox.bookkeep")]
    [InlineData(Invoices, "    do: fortnox.bookkeep", "    do: fortnox.bookkeep\n    to: severa", "BRY0006", "to: severa", "do")]
    [InlineData(Invoices, "    attach: files | where(not it.isInternal)", "    attach: notes", "BRY0251", "notes", "")]
    [InlineData(Invoices, "    set: { severa.status: settings.sales_invoices.done }", "    set: { severa.statuss: settings.sales_invoices.done }", "BRY0101", "statuss", "status")]
    [InlineData(Invoices, "    set: { severa.status: settings.sales_invoices.done }", "    when: settings.sales_invoices.bookkeep", "BRY0230", "done:", "")]
    [InlineData(Invoices, "when_changed: report", "when_changed: rewrite", "BRY0256", "rewrite", "")]
    [InlineData(Costs, "do: settings.project_costs.gone ", "do: settings.project_costs.changes # ", "BRY0256", "settings.project_costs.changes", "")]
    [InlineData(Costs, "  counter: { quantity: -1 }", "  counter: { quantiy: -1 }", "BRY0101", "quantiy", "quantity")]
    [InlineData(Costs, "    to: severa.project\n", "    to: severa.product\n", "BRY0254", "severa.product", "")]
    [InlineData(Costs, "once_per: [invoice, severa_project]", "once_per: [invoice, amount]", "BRY0255", "amount]", "")]
    [InlineData(Costs, "  unitCost.amount: amount", "  unitCost.amont: amount", "BRY0101", "amont", "amount")]
    [InlineData(Costs, "  amount: (Debit ?? 0) - (Credit ?? 0)", "  Debit: (Debit ?? 0) - (Credit ?? 0)", "BRY0145", "Debit:", "")]

    // settings
    [InlineData(Settings, "pick_up:     { type: severa.invoice_status,", "pick_up:     { type: severa.invoice_state,", "BRY0010", "severa.invoice_state", "severa.invoice_status")]
    [InlineData(Settings, "default: 4000-7999", "default: 7999-4000", "BRY0201", "7999-4000", "")]
    [InlineData(Settings, "mark_up:     { type: number, default: 0, min: 0,", "mark_up:     { type: number, default: -5, min: 0,", "BRY0201", "-5", "")]
    [InlineData(Settings, "label: Include attachments, docs: M30", "label: Include attachments, docs: page 30", "BRY0011", "page 30", "")]
    [InlineData(Settings, "label: Include attachments, docs: M30", "lable: Include attachments, docs: M30", "BRY0006", "lable", "label")]
    public void A_mistake_is_named_at_its_token(string file, string old, string planted, string code, string blamed, string meant)
    {
        var files = DraftRules.With(file, old, planted);
        var mistakes = DraftRules.Mistakes(files, Seq<RuleFile>());
        Assert.True(mistakes.Count == 1, string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}")));
        Assert.Equal((code, meant), (mistakes.Head.Code, mistakes.Head.Suggestion.IfNone("")));
        if (blamed.Length > 0) Assert.Equal($"{file}:{Place(files, file, planted, blamed)}", mistakes.Head.At.ToString());
        Assert.True(mistakes.Head.Remedy.Length > 0 || !mistakes.Head.Expected.IsEmpty);
    }

    private static string Place(Seq<RuleFile> files, string file, string planted, string blamed)
    {
        var text = files.Find(f => string.Equals(f.Name, file, StringComparison.Ordinal)).Map(static f => f.Text).IfNone("");
        var near = planted.Length == 0 ? 0 : text.IndexOf(planted, StringComparison.Ordinal);
        var at = text.IndexOf(blamed, near, StringComparison.Ordinal);
        if (at < 0) at = text.LastIndexOf(blamed, near + planted.Length, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{blamed}' is not in {file}");
        var line = text[..at].Count(static c => c == '\n') + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{line}:{at - text.LastIndexOf('\n', Math.Max(0, at - 1))}");
    }
}
