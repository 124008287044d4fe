using Brygga.Engine.Data;
using Brygga.Rules;
using Brygga.Tool.Workspaces;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Tests;

/// <summary>Who makes one run after another compiles rules once, and sees each edit of them.</summary>
public sealed class CompiledRulesTests
{
    [Fact]
    public void Rules_read_again_and_the_same_are_not_compiled_again() => Assert.Same(Compiled(Opened()), Compiled(Opened()));

    [Fact]
    public void An_edited_rule_or_setting_is_compiled()
    {
        var before = Compiled(Opened());
        var file = new RuleFile("mappings/customers.yaml", "rules: 1\nflow: customers\nfields:\n  notes: { to_fortnox: notes | plain | truncate(100) }\n");
        var edited = Compiled(Opened() with { Overlay = Seq1(file) });
        var set = Compiled(Opened() with { Settings = Seq1(new SettingValue("customers.transfer_all", "true", new("brygga.yaml", 1, 1, 1))) });
        Assert.NotEqual(before.Hash, edited.Hash);
        Assert.NotEqual(before.Settings, set.Settings);
        Assert.Same(edited, Compiled(Opened() with { Overlay = Seq1(file) }));
    }

    private static RuleSource Opened() => RuleSource.Open(None).IfLeft(static problem => throw new InvalidOperationException(problem.ToString()));

    private static RuleBook Compiled(RuleSource rules) => rules.Compile().Match(static right => right, static mistakes => throw new InvalidOperationException(string.Join('\n', mistakes)));
}
