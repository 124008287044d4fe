using Brygga.Engine.Planning;

namespace Brygga.Rules.Testing;

/// <summary>A rule of a flow as tests and the coverage name it; a pair of fields counts once for each direction.</summary>
/// <param name="Path">The keys that lead to it.</param>
/// <param name="Name">The name under which it stands in the file.</param>
/// <param name="At">Where that name was written last: an overlay that says anything of the rule says it there.</param>
/// <param name="Mark">The place by which steps and findings say that it was this rule.</param>
internal sealed record NamedRule(Seq<string> Path, string Name, Origin At, Origin Mark)
{
    /// <summary><c>select.severa.inactive</c>, <c>creating.fortnox.numeric</c>, <c>link.by number</c>, <c>fields.name.to_fortnox</c>.</summary>
    public string Full => string.Join('.', Path);

    public bool IsCalled(string name) => name == Name || name == Full || Full.StartsWith(name + ".", StringComparison.Ordinal);

    /// <summary>Whether the rule made a difference to the plan.</summary>
    public bool Decided(Seq<Step> steps, Seq<Finding> findings) =>
        findings.Exists(f => f.What.At == Mark)
        || steps.Exists(s => (s.Verb == Verb.Link && s.Rule == Mark) || s.Fields.Exists(c => c.At == Mark));
}

/// <summary>
/// A flow whose rules note that they were evaluated. The formulas are the compiled ones with a note around each; nothing else
/// of the flow changes, so its plan is the same.
/// </summary>
internal sealed class WatchedFlow
{
    private readonly System.Collections.Generic.HashSet<NamedRule> _reached = [];

    public WatchedFlow(Flow flow) => Flow = flow with
    {
        Select = flow.Select.Map(rule => Watched("select", rule)).Strict(),
        Creating = flow.Creating.Map(rule => Watched("creating", rule)).Strict(),
        Link = flow.Link.Map(Watched).Strict(),
        Fields = flow.Fields.Map(Watched).Strict(),
    };

    public Flow Flow { get; }

    public bool WasReached(NamedRule rule) => _reached.Contains(rule);

    /// <summary>All rules that a test can name, in the order of the file.</summary>
    public static Seq<NamedRule> Rules(Flow flow) =>
        flow.Select.Map(static rule => Name("select", rule))
        + flow.Creating.Map(static rule => Name("creating", rule))
        + flow.Link.Map(Name)
        + flow.Fields.Bind(static rule => Seq(Side.Fortnox, Side.Severa).Bind(to => rule.To(to).Map(a => Name(rule, to, a)).ToSeq())).Strict();

    private static NamedRule Name(string section, SelectRule rule) => new(Seq(section, rule.Side.Word(), rule.Name), rule.Name, rule.At, rule.At);

    private static NamedRule Name(LinkWay way) => new(Seq("link", way.Name), way.Name, way.At, way.At);

    private static NamedRule Name(FieldRule rule, Side to, Assignment assignment) =>
        new(Seq("fields", rule.Name, $"to_{to.Word()}"), rule.Name, rule.At, assignment.Value.At);

    private SelectRule Watched(string section, SelectRule rule) => rule with { Holds = Watched(Name(section, rule), rule.Holds) };

    private LinkWay Watched(LinkWay way) => way with
    {
        Pairs = way.Pairs.Map(pair => pair with { Severa = Watched(Name(way), pair.Severa), Fortnox = Watched(Name(way), pair.Fortnox) }).Strict(),
    };

    private FieldRule Watched(FieldRule rule) => rule with
    {
        ToSevera = rule.ToSevera.Map(a => a with { Value = Watched(Name(rule, Side.Severa, a), a.Value) }),
        ToFortnox = rule.ToFortnox.Map(a => a with { Value = Watched(Name(rule, Side.Fortnox, a), a.Value) }),
    };

    private Formula Watched(NamedRule rule, Formula formula)
    {
        var run = formula.Run;
        return formula with
        {
            Run = (in Scope scope) =>
            {
                _reached.Add(rule);
                return run(scope);
            },
        };
    }
}
