namespace Brygga.Rules.Tests;

public sealed class SettingTests
{
    private static readonly Origin At = new("brygga.yaml", 7, 11, 5);

    [Fact]
    public void Without_a_workspace_the_defaults_hold()
    {
        var flow = Small.Book.Flows.Head;
        Assert.Equal((true, Side.Severa), (flow.Enabled, flow.Master));
        Assert.Equal(Value.Of("severa"), Small.Book.Settings.Values["customers.master"]);
    }

    [Fact]
    public void M17_The_master_follows_its_setting_and_so_does_every_rule()
    {
        var flow = RuleFolder.Compiled(Small.Files, new SettingValue("customers.master", "fortnox", At)).Flows.Head;
        Assert.Equal(Side.Fortnox, flow.Master);
        Assert.All(flow.Fields, static rule => Assert.Equal(Side.Fortnox, rule.Master));
    }

    [Fact]
    public void A_rule_may_have_a_master_of_its_own()
    {
        var files = Small.With("customers.yaml", "fortnox: Email }", "fortnox: Email, master: fortnox }");
        Assert.Equal(Seq(Side.Severa, Side.Severa, Side.Fortnox), RuleFolder.Compiled(files).Flows.Head.Fields.Map(static r => r.Master));
    }

    [Fact]
    public void A_flow_can_be_switched_off() =>
        Assert.False(RuleFolder.Compiled(Small.Files, new SettingValue("customers.enabled", "false", At)).Flows.Head.Enabled);

    [Theory]
    [InlineData("customers.mastr", "severa", "BRY0103", "customers.master")]
    [InlineData("customers.master", "fortnx", "BRY0201", "fortnox")]
    [InlineData("customers.enabled", "yes", "BRY0201", "")]
    [InlineData("customers.enabled", "fales", "BRY0201", "false")]
    public void A_wrong_setting_is_a_mistake_where_it_is_set(string name, string text, string code, string suggestion)
    {
        var mistake = Assert.Single(RuleFolder.Mistakes(Small.Files, new SettingValue(name, text, At)));
        Assert.Equal((code, At, suggestion), (mistake.Code, mistake.At, mistake.Suggestion.IfNone("")));
    }

    [Fact]
    public void The_hash_follows_the_rules_and_the_settings_but_not_the_line_ends_nor_the_order()
    {
        var book = Small.Book.Hash;
        Assert.Equal(book, RuleFolder.Compiled(Small.Files.Rev().Map(static f => f with { Text = f.Text.ReplaceLineEndings("\r\n") })).Hash);
        Assert.NotEqual(book, RuleFolder.Compiled(Small.Files, new SettingValue("customers.master", "fortnox", At)).Hash);
        Assert.NotEqual(book, RuleFolder.Compiled(Small.With("customers.yaml", "because: internal customer", "because: internal")).Hash);
    }
}
