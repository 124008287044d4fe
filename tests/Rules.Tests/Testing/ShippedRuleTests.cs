using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests.Testing;

/// <summary>The rule tests that are shipped with the rules.</summary>
public sealed class ShippedRuleTests
{
    private static readonly TestReport Report = RuleTests.Run(Shipped.Files, Seq<RuleFile>(), Seq<SettingValue>()).Match(
        static report => report,
        static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    public static TheoryData<string> Names => new(Report.Outcomes.Map(static o => o.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_rule_test_passes(string name)
    {
        var outcome = Report.Outcomes.Find(o => o.Name == name).IfNone(() => throw new Xunit.Sdk.XunitException(name));
        Assert.True(outcome.Passed, string.Join('\n', outcome.Differences));
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void Every_shipped_rule_makes_a_difference_in_some_test()
    {
        Assert.True(Report.Coverage.Count >= Shipped.Book.Flows.Sum(static f => f.Select.Count + f.Creating.Count + f.Link.Count + f.Fields.Count));
        Assert.Empty(Report.Coverage.Filter(static c => c.Decided == 0).Map(static c => c.Rule));
    }
}
