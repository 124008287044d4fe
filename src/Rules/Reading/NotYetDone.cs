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
        found.AddRange(Assignments(flow).Filter(static a => a.Target.Exists(static t => !t.Members.IsEmpty)).Map(static a => ("fields inside a record", a.Value.At)));
        found.AddRange(Assignments(flow).Filter(a => a.Target.Bind(static t => t.By).Exists(by => !flow.Parts.Exists(p => p.Name == by))).Map(static a => ("fields of a related record", a.Value.At)));
        found.AddRange(Assignments(flow).Filter(static a => !a.Value.Reads.Others.IsEmpty || !a.Value.Reads.Flows.IsEmpty).Map(static a => ("reaching from no single record", a.Value.At)));
        return flow with { NotYet = toSeq(found.DistinctBy(static f => f.Construct, StringComparer.Ordinal)).Strict() };
    }

    public static DocumentFlow Marked(DocumentFlow flow)
    {
        var found = new List<(string Construct, Origin At)>();
        if (!flow.Rows.IsEmpty)
            found.AddRange((flow.WhenChanged.ToSeq() + flow.WhenGone.ToSeq()).Filter(static response => response.Do != ResponseKind.Report).Map(static response => ("an answer to a changed or gone source of rows", response.At)));
        return flow with { NotYet = toSeq(found.DistinctBy(static f => f.Construct, StringComparer.Ordinal)).Strict() };
    }

    private static Seq<Assignment> Assignments(Flow flow) => flow.Fields.Bound(static f => f.ToSevera.ToSeq() + f.ToFortnox.ToSeq());
}
