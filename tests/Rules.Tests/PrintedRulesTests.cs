using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests;

/// <summary>Law 21 of whole files: what <c>rules show</c> prints is the same rules.</summary>
public sealed class PrintedRulesTests
{
    public static TheoryData<string> Flows => new("customers", "products", "projects", "sales_invoices", "credit_notes", "project_costs");

    [Theory]
    [MemberData(nameof(Flows))]
    public void Law21_a_printed_flow_is_the_same_rules(string flow) => Same(DraftRules.Files, Seq<RuleFile>(), flow);

    [Theory]
    [InlineData("customers")]
    [InlineData("sales_invoices")]
    public void Law21_so_is_one_under_an_overlay(string flow) => Same(DraftRules.Files, DraftRules.Overlay, flow);

    [Theory]
    [InlineData("customers")]
    [InlineData("products")]
    [InlineData("projects")]
    public void Law21_and_so_are_the_shipped_ones(string flow) => Same(Shipped.Files, Seq<RuleFile>(), flow);

    /// <summary>Every key that a score may have.</summary>
    [Fact]
    public void Law21_a_score_is_printed_whole() => Same(DraftRules.Files, DraftRules.Over(
        "products.yaml", "flow: products", "score:", "  compare:", "    number: { sure: true, veto: true, differs: -20, nothing: -5 }", "    name: { from: off, levels: { 0.90: 30, 0.70: 10, 0: -5 } }",
        "    vat: { for: [product], severa: vatRate, fortnox: VAT, by: number, within: 25, points: 5, from: 0.5 }", "  candidates:",
        "    pieces: { for: [work_type], severa: name | lower | ngrams(4), fortnox: Description | lower | ngrams(4), most: 20 }", "  gap: 7"), "products");

    [Fact]
    public void A_rule_that_is_left_out_makes_a_difference()
    {
        var book = RuleFolder.Compiled(Shipped.Files);
        Assert.NotEqual(Said(book, "customers"), Said(book with { Flows = book.Flows.Map(static f => f with { Fields = f.Fields.Tail }).Strict() }, "customers"), StringComparer.Ordinal);
    }

    private static void Same(Seq<RuleFile> files, Seq<RuleFile> overlay, string flow)
    {
        var rules = files.Filter(static f => !RuleTests.IsTest(f.Name)).Strict();
        var printed = RuleBooks.Show(rules, overlay, flow, origins: false).Match(static text => text, static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => d.Message))));
        var others = overlay.Filter(f => !f.Name.EndsWith($"{flow}.yaml", StringComparison.Ordinal)).Strict();
        var again = rules.Map(f => f.Name == $"{flow}.yaml" ? f with { Text = printed } : f).Strict();
        Assert.Equal(Said(DraftRules.Compiled(rules, overlay), flow), Said(DraftRules.Compiled(again, others), flow), StringComparer.Ordinal);
    }

    /// <summary>All that a flow says, without the places where it says it.</summary>
    private static string Said(RuleBook book, string flow) => string.Join('\n',
        book.Flows.Filter(f => f.Name == flow).Bind(Said) + book.Documents.Filter(f => f.Name == flow).Bind(Said));

    private static Seq<string> Said(Flow flow) =>
        Seq1($"{flow.Severa.Schema.Hash} {flow.Fortnox.Schema.Hash} {flow.Enabled} {flow.Master} {string.Join(',', flow.Creates.Values.Order())}")
        + (flow.Preflight + flow.Select + flow.Creating).Map(Said)
        + flow.Parts.Map(static p => $"{p.Name} {p.Side} {p.Relation} {string.Join(',', p.Where)} {p.Exists.Map(Text).IfNone("")}")
        + flow.Link.Bind(static way => way.Pairs.Map(pair => $"{way.Name} {Said(pair)}"))
        + flow.Fields.Bind(static rule => Seq(Side.Severa, Side.Fortnox).Bind(side => rule.To(side).ToSeq().Map(to => $"{rule.Name} {side} {rule.Master} {rule.Update} {string.Join(',', rule.For)} {Said(to)}")))
        + flow.Score.ToSeq().Bind(Said);

    private static Seq<string> Said(ScoreRules score) =>
        Seq1($"{score.Likely} {score.Possible} {score.Gap}")
        + score.Compare.Map(static c => $"{Said(c.Values)} {c.By} {c.Points} {c.From} {string.Join(',', c.Levels)} {c.Differs} {c.Nothing} {c.Within} {c.Veto} {c.Sure} {string.Join(',', c.For)}")
        + score.Candidates.Map(static key => $"{Said(key.Values)} {key.Most} {string.Join(',', key.For)}");

    private static string Said(LinkPair pair) => $"{pair.Name} {Text(pair.Severa)} {Text(pair.Fortnox)} {pair.Alone}";

    private static Seq<string> Said(DocumentFlow flow) =>
        Seq1($"{flow.Enabled} {flow.From.Schema.Hash} {flow.To.Schema.Hash}")
        + flow.PickUp.Map(static p => $"{p.Field} {Text(p.Value)}")
        + (flow.Preflight + flow.Select + flow.Check + flow.Watch).Map(Said)
        + (flow.Set + flow.Rows.Bind(static rows => rows.Set)).Map(static s => $"{s.Name} {Text(s.Value)} {s.When.Map(Text).IfNone("")} {s.Empty} {s.TooLong}")
        + (flow.OnCreated + flow.OnFailed + flow.WhileLinked).Map(static r => $"{r.Name} {r.When.Map(Text).IfNone("")} {r.Effect.GetType().Name}");

    private static string Said(SelectRule rule) =>
        $"{rule.Name} {rule.Side} {rule.Verdict} {Text(rule.Holds)} {Text(rule.Because)} {rule.Remember} {string.Join(',', rule.For)} {string.Join(',', rule.Docs)}";

    private static string Said(Assignment to) => $"{to.Ordinal} {Text(to.Value)} {to.Empty} {to.TooLong} {to.When.Map(Text).IfNone("")} {to.Target.Map(static t => t.Path).IfNone("")}";

    private static string Text(Formula formula) => string.Join(' ', formula.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
