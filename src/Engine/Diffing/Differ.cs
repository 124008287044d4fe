using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Diffing;

/// <summary>
/// Compares linked records three ways, per field, each side with its own base (MODEL 1, ENGINE 5). Yields the updates, the bases
/// that move without one, and the findings.
/// </summary>
internal static class Differ
{
    public static FlowPlan Compare(FlowTask task, Matches matches)
    {
        if (!task.Flow.Enabled) return FlowPlan.Of(Seq<Step>());
        var tally = new Tally(task);
        foreach (var pair in matches.Pairs)
            if (pair.TakesPart)
                Compare(task, pair, tally);
        return tally.ToPlan();
    }

    private static void Compare(FlowTask task, Pair pair, Tally tally)
    {
        var bases = Bases.Of(task, pair);
        var changes = new PairChanges(task, pair);
        foreach (var rule in task.Flow.Fields) FieldComparer.Compare(task, pair, bases, rule, changes);
        Rekeying.Check(task, pair, bases, changes);
        tally.Add(changes, bases);
    }
}
