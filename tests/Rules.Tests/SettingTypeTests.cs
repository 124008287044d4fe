namespace Brygga.Rules.Tests;

/// <summary>Settings of every type, as settings.yaml declares them and as a workspace sets them.</summary>
public sealed class SettingTypeTests
{
    private static readonly Origin At = new("brygga.yaml", 4, 9, 3);

    [Fact]
    public void A_setting_says_what_it_is_and_what_it_is_for()
    {
        var declared = DraftRules.Book.Declared.Find(static d => d.Name == "project_costs.mark_up").IfNone(() => throw new Xunit.Sdk.XunitException("mark_up"));
        Assert.Equal(("number", Value.Of(0m), Some(0m), "Mark-up in percent"), (declared.Type, declared.Default, declared.Min, declared.Label));
        Assert.Equal("customers.enabled", DraftRules.Book.Declared.Head.Name);
    }

    [Fact]
    public void A_record_is_set_by_its_id_or_key()
    {
        var unit = DraftRules.Compiled(DraftRules.Files, Seq<RuleFile>(), new SettingValue("products.work_type_unit", "h", At)).Settings.Values["products.work_type_unit"];
        Assert.Equal(new RecordRef(new(Side.Fortnox, "unit"), "h"), unit.Referenced.Record);
    }

    [Theory]
    [InlineData("project_costs.accounts", "4000-7999, 8310", "")]
    [InlineData("project_costs.accounts", "4000-", "BRY0201")]
    [InlineData("project_costs.mark_up", "12.5", "")]
    [InlineData("project_costs.mark_up", "-1", "BRY0201")]
    [InlineData("project_costs.mark_up", "ten", "BRY0201")]
    [InlineData("project_costs.changes", "update", "")]
    [InlineData("project_costs.changes", "updat", "BRY0201")]
    [InlineData("sales_invoices.attachments", "true", "")]
    [InlineData("sales_invoices.attachments", "yes", "BRY0201")]
    [InlineData("project_costs.product", "", "BRY0201")]
    public void A_value_must_be_of_its_type(string name, string text, string code)
    {
        var mistakes = DraftRules.Mistakes(DraftRules.Files, Seq<RuleFile>(), new SettingValue(name, text, At));
        Assert.Equal(code, string.Join(' ', mistakes.Map(static d => d.Code)));
        Assert.All(mistakes, static d => Assert.Equal(At, d.At));
    }

    [Fact]
    public void A_flow_that_is_on_needs_what_it_requires()
    {
        var enabled = new SettingValue("sales_invoices.enabled", "true", At);
        var mistakes = DraftRules.Mistakes(DraftRules.Files, Seq<RuleFile>(), enabled);
        Assert.Equal(["BRY0233", "BRY0233"], mistakes.Map(static d => d.Code), StringComparer.Ordinal);
        Assert.All(mistakes, static d => Assert.Equal(At, d.At));
        var statuses = new[] { enabled, new SettingValue("sales_invoices.pick_up", "a", At), new SettingValue("sales_invoices.done", "b", At) };
        Assert.Empty(DraftRules.Mistakes(DraftRules.Files, Seq<RuleFile>(), statuses));
    }
}
