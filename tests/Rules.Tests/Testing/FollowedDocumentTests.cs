using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests.Testing;

/// <summary>What tests can say of files that go to another record, and of what becomes of a document whose source changes or goes.</summary>
public sealed class FollowedDocumentTests
{
    private const string Costs = """
        rules: 1
        flow: costs
        from: fortnox.supplier_invoice_row
        to: severa.project_fee
        enabled: true
        set:
          project: { value: (Project.ProjectNumber | number) | find(severa.project), empty: refuse }
          quantity: 1
          unitCost.amount: Debit ?? 0
          unitCost.currencyCode: >-
            'SEK'
        on_created:
          documents:
            attach: invoice.files
            to: severa.project
            once_per: [invoice]
            as: one_pdf
            name: >-
              '{invoice.InvoiceNumber}.pdf'
        when_changed: { do: update, unless: severa.invoice is set, because: already invoiced }
        when_gone: { do: counter_entry, counter: { quantity: 0 - severa.quantity } }

        """;

    private const string Tests = """
        rules: 1
        flow: costs
        now: 2026-03-01T08:00:00Z
        given:
          severa: { project: { bridge: { number: 7 } }, project_fee: { fee: { project: bridge, quantity: 1, unitCost: { amount: 90, currencyCode: SEK } } } }
          fortnox:
            project: { 7: {} }
            supplier_invoice: { 30: { InvoiceNumber: A-1 } }
            supplier_invoice_file: { scan: { SupplierInvoiceNumber: 30 } }
        tests:
          one:

        """;

    private const string Rows = "fortnox: { supplier_invoice_row: { a: { invoice: 30, Project: 7, Debit: 100 }, b: { invoice: 30, Project: 7, Debit: 5 } } }";
    private const string Changed = "fortnox: { supplier_invoice_row: { a: { invoice: 30, Project: 7, Debit: 100 } } }\n    linked: { fee: { with: a, before: { fortnox: { Debit: 90 } } } }";

    [Theory]
    [InlineData("{ a: scan }")]
    [InlineData("{ a: { files: [scan], to: bridge, as: one_pdf, name: A-1.pdf, also_for: b } }")]
    [InlineData("{ a: { also_for: [] } }", "fortnox.supplier_invoice_row/a|also_for||fortnox.supplier_invoice_row/b")]
    [InlineData("{ a: { files: [other] } }", "fortnox.supplier_invoice_row/a|files|other|scan")]
    [InlineData("{ a: { to: fee, name: B.pdf } }", "fortnox.supplier_invoice_row/a|to|severa.project_fee/fee|severa.project/bridge", "fortnox.supplier_invoice_row/a|name|B.pdf|A-1.pdf")]
    [InlineData("{ b: { to: bridge } }", "fortnox.supplier_invoice_row/b|attach|severa.project/bridge|create severa.project_fee { project: severa.project/bridge, quantity: 1, unitCost: amount: 5, currencyCode: SEK }")]
    public void Files_are_compared_with_the_nearest_step(string attach, params string[] differences) => Assert.Equal(differences, Told(Rows, $"attach: {attach}"));

    [Theory]
    [InlineData("counter: { gone: { quantity: -1, unitCost: { amount: 90 } } }")]
    [InlineData("counter: { gone: { quantity: 1 } }", "fortnox.supplier_invoice_row/gone|quantity|1|-1")]
    [InlineData("create: { gone: {} }", "fortnox.supplier_invoice_row/gone|create|create {  }|create severa.project_fee { project: severa.project/bridge, quantity: -1, unitCost: amount: 90, currencyCode: SEK }")]
    public void A_record_that_undoes_another_is_no_create(string expect, params string[] differences) => Assert.Equal(differences, Told("linked: { fee: gone }", expect));

    [Fact]
    public void Nor_is_a_create_such_a_record() => Assert.Equal("counter", Assert.Single(Report(Costs, "", Rows, "counter: { a: {} }").Outcomes).Differences.Head.Field);

    [Fact]
    public void The_answers_are_rules_that_tests_cover()
    {
        var invoiced = "severa: { invoice: { i: {} }, project_fee: { fee: { invoice: i } } }\n    covers: when_changed\n    ";
        var report = Report(Costs, "", invoiced + Changed, "findings: [{ code: BRY2028, says: already invoiced }]");
        Assert.Equal(0, report.Failures);
        Assert.Equal((1, 1), report.Coverage.Filter(static rule => rule.Rule == "when_changed").Map(static rule => (rule.Reached, rule.Decided)).Single());
        Assert.Equal((0, 0), report.Coverage.Filter(static rule => rule.Rule == "when_gone").Map(static rule => (rule.Reached, rule.Decided)).Single());
    }

    [Fact]
    public void A_shipped_test_of_an_answer_that_the_overlay_changes_is_set_aside()
    {
        var report = Report(Costs, "rules: 1\nflow: costs\nwhen_changed: report\n", Changed, "update: { fee: { unitCost: { amount: 100 } } }");
        Assert.Equal(("the overlay changes rule when_changed", 3), (Assert.Single(report.Skipped).Because, report.Skipped.Single().By.Line));
    }

    private static string[] Told(string given, string expect) => [.. Assert.Single(Report(Costs, "", given, expect).Outcomes).Differences.Map(static d => $"{d.Record}|{d.Field}|{d.Expected}|{d.Got}")];

    private static TestReport Report(string rules, string overlay, string given, string expect)
    {
        var shipped = Ran.Rules + Seq(new RuleFile("costs.yaml", rules), new RuleFile("tests/costs.yaml", $"{Tests}    {given}\n    expect: {{ {expect} }}\n"));
        return RuleTests.Run(shipped.Strict(), overlay.Length == 0 ? Seq<RuleFile>() : Seq1(new RuleFile("mappings/costs.yaml", overlay)), Seq<SettingValue>()).Match(
            static report => report,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));
    }
}
