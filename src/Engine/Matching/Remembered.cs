using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>Binds what memory links. A link outlives a rename, a changed rule and a record that is gone.</summary>
internal static class Remembered
{
    public static void Bind(FlowTask task, Board board)
    {
        foreach (var link in task.Links.OrderBy(static l => l.SeveraId, StringComparer.Ordinal))
            Bind(task, board, link, board.Place(Side.Severa, link.SeveraId), board.Place(Side.Fortnox, link.FortnoxId));
    }

    private static void Bind(FlowTask task, Board board, Data.Link link, Option<int> severa, Option<int> fortnox)
    {
        if (severa.Case is int s && fortnox.Case is int f)
        {
            board.Join(s, f, link);
            return;
        }
        severa.IfSome(index => board.Link(Side.Severa, index));
        fortnox.IfSome(index => board.Link(Side.Fortnox, index));
        Missing(task, link, severa.IsNone, fortnox.IsNone).IfSome(board.Findings.Add);
    }

    private static Option<Finding> Missing(FlowTask task, Data.Link link, bool severa, bool fortnox)
    {
        var records = Seq(task.Ref(Side.Severa, link.SeveraId), task.Ref(Side.Fortnox, link.FortnoxId));
        var about = new About(task.Flow.Name, task.Flow.Name, task.Flow.At, records, Seq<FieldValue>());
        var proved = (!severa || Proved(task, Side.Severa)) && (!fortnox || Proved(task, Side.Fortnox));
        if (!proved) return Findings.Unproved(about, "a linked record was not in what was read, and no complete listing proves that it is gone");
        return severa && fortnox ? Findings.GoneOnBothSides(about) : Findings.Gone(about, severa ? Side.Severa : Side.Fortnox);
    }

    private static bool Proved(FlowTask task, Side side) => task.ProvesAbsence(side);
}
