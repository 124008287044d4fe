namespace Brygga.Rules.Tests;

public sealed class DraftRulesTests
{
    [Fact]
    public void The_drafts_of_all_flows_check_clean() => Assert.Empty(DraftRules.Mistakes(DraftRules.Files, Seq<RuleFile>()));

    [Fact]
    public void So_they_do_under_an_overlay() => Assert.Empty(DraftRules.Mistakes(DraftRules.Files, DraftRules.Overlay));

    [Fact]
    public void Nothing_in_them_is_suspicious() => Assert.Empty(DraftRules.Book.Warnings);

    [Fact]
    public void All_six_are_there()
    {
        Assert.Equal(["customers", "products", "projects"], DraftRules.Book.Flows.Map(static f => f.Name), StringComparer.Ordinal);
        Assert.Equal(["credit_notes", "project_costs", "sales_invoices"], DraftRules.Book.Documents.Map(static f => f.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void The_engine_can_do_all_that_they_say()
    {
        Assert.All(DraftRules.Book.Documents, static flow => Assert.Empty(flow.NotYet));
        Assert.All(DraftRules.Book.Flows, static flow => Assert.Empty(flow.NotYet));
    }

    [Fact]
    public void What_it_cant_do_yet_is_named_where_it_stands()
    {
        var changed = DraftRules.Compiled(DraftRules.Files, DraftRules.Over("sales_invoices.yaml", "flow: sales_invoices", "when_changed: update")).Document("sales_invoices");
        Assert.Equal(("an answer to a changed or gone source of rows", "overlay/sales_invoices.yaml", 3), (changed.NotYet.Single().Construct, changed.NotYet.Single().At.File, changed.NotYet.Single().At.Line));
    }
}
