namespace Brygga.Rules.Testing;

/// <summary>The rules of a flow between registers. Watched, the formulas are the compiled ones with a note around each, so that the plan is the same.</summary>
internal static class RegisterRules
{
    public static Seq<NamedRule> Of(Flow flow) =>
        flow.Preflight.Map(OfCompanies)
        + flow.Select.Map(static rule => Name("select", rule))
        + flow.Creating.Map(static rule => Name("creating", rule))
        + flow.Link.Map(Name)
        + flow.Fields.Bound(static rule => Seq(Side.Fortnox, Side.Severa).Bind(to => rule.To(to).Map(a => Name(rule, to, a)).ToSeq()));

    public static Flow Watched(Flow flow, Action<NamedRule> note) => flow with
    {
        Preflight = flow.Preflight.Mapped(rule => rule with { Holds = OfCompanies(rule).Watched(rule.Holds, note) }),
        Select = flow.Select.Mapped(rule => rule with { Holds = Name("select", rule).Watched(rule.Holds, note) }),
        Creating = flow.Creating.Mapped(rule => rule with { Holds = Name("creating", rule).Watched(rule.Holds, note) }),
        Link = flow.Link.Mapped(way => Watched(way, note)),
        Fields = flow.Fields.Mapped(rule => rule with
        {
            ToSevera = rule.ToSevera.Map(a => a with { Value = Name(rule, Side.Severa, a).Watched(a.Value, note) }),
            ToFortnox = rule.ToFortnox.Map(a => a with { Value = Name(rule, Side.Fortnox, a).Watched(a.Value, note) }),
        }),
    };

    private static NamedRule OfCompanies(SelectRule rule) => new(Seq("preflight", rule.Name), rule.Name, rule.At, rule.At);

    private static LinkWay Watched(LinkWay way, Action<NamedRule> note) => way with
    {
        Pairs = way.Pairs.Mapped(pair => pair with { Severa = Name(way).Watched(pair.Severa, note), Fortnox = Name(way).Watched(pair.Fortnox, note) }),
    };

    private static NamedRule Name(string section, SelectRule rule) => new(Seq(section, rule.Side.Word(), rule.Name), rule.Name, rule.At, rule.At);

    private static NamedRule Name(LinkWay way) => new(Seq("link", way.Name), way.Name, way.At, way.At);

    private static NamedRule Name(FieldRule rule, Side to, Assignment assignment) =>
        new(Seq("fields", rule.Name, $"to_{to.Word()}"), rule.Name, rule.At, assignment.Value.At);
}
