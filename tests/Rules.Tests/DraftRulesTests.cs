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
    public void What_the_engine_cant_do_yet_is_named_where_it_stands()
    {
        Assert.Equal(
            Seq("a document as good as gone", "an answer to a changed or gone source", "files for another record"),
            DraftRules.Book.Document("project_costs").NotYet.Map(static n => n.Construct));
        Assert.Empty(DraftRules.Book.Document("sales_invoices").NotYet);
        Assert.All(DraftRules.Book.Flows, static flow => Assert.Empty(flow.NotYet));
    }
}
