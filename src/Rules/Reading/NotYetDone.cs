namespace Brygga.Rules.Reading;

/// <summary>
/// What the language has and the engine can't do yet. A flow that uses any of it is refused by name when it is planned, never planned
/// wrongly; an engine that learns a construct takes its line out here.
/// </summary>
internal static class NotYetDone
{
    public static Flow Marked(Flow flow)
    {
        var found = new List<(string Construct, Origin At)>();
        if (flow.Severa.Kinds.Count > 1 || flow.Fortnox.Kinds.Count > 1) found.Add(("several entities on one side", flow.At));
        found.AddRange(flow.Parts.Map(static p => ("parts", p.At)));
        found.AddRange(flow.Preflight.Map(static p => ("preflight", p.At)));
        found.AddRange(flow.Score.Map(static s => ("score", s.At)));
        found.AddRange((flow.Select + flow.Creating).Filter(static s => s.Remember).Map(static s => ("remember", s.At)));
        found.AddRange(flow.Link.Filter(static l => l.Pairs.Exists(static p => p.Alone != Alone.Ignore)).Map(static l => ("alone", l.At)));
        found.AddRange(Assignments(flow).Bind(Assigning));
        found.AddRange(Formulas(flow).Bind(Reading));
        return flow with { NotYet = toSeq(found.DistinctBy(static f => f.Construct, StringComparer.Ordinal)).Strict() };
    }

    public static DocumentFlow Marked(DocumentFlow flow) => flow with { NotYet = Seq1(("from and to", flow.At)) };

    private static Seq<(string Construct, Origin At)> Assigning(Assignment a) => Of(
        ("when", a.Value.At, a.When.IsSome),
        ("fields of other records", a.Value.At, a.Target.IsSome),
        ("references", a.Value.At, a.Target.IsNone && a.IsReference));

    private static Seq<(string Construct, Origin At)> Reading(Formula f) => Of(
        ("fields of other records", f.At, !f.Reads.Others.IsEmpty),
        ("sync", f.At, !f.Reads.Facts.IsEmpty),
        ("linked", f.At, !f.Reads.Flows.IsEmpty));

    private static Seq<(string Construct, Origin At)> Of(params (string Construct, Origin At, bool IsUsed)[] uses) =>
        toSeq(uses).Filter(static u => u.IsUsed).Map(static u => (u.Construct, u.At)).Strict();

    private static Seq<Assignment> Assignments(Flow flow) => flow.Fields.Bind(static f => f.ToSevera.ToSeq() + f.ToFortnox.ToSeq()).Strict();

    private static Seq<Formula> Formulas(Flow flow) =>
        (flow.Select + flow.Creating).Bind(static s => Seq(s.Holds, s.Because))
        + flow.Link.Bind(static l => l.Pairs).Bind(static p => Seq(p.Severa, p.Fortnox))
        + Assignments(flow).Map(static a => a.Value);
}
