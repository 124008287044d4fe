using Brygga.Engine.Data;
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
        var pairs = matches.Pairs.Filter(static pair => pair.TakesPart).ToArray();
        var compared = new (PairChanges Changes, Bases Bases)[pairs.Length];
        Parallel.For(0, pairs.Length, static () => new Scratch(), (i, _, scratch) =>
        {
            compared[i] = Compare(task, pairs[i], scratch);
            return scratch;
        }, static _ => { });
        var tally = new Tally(task);
        foreach (var (changes, bases) in compared) tally.Add(changes, bases);
        return tally.ToPlan();
    }

    private static (PairChanges Changes, Bases Bases) Compare(FlowTask task, Pair pair, Scratch scratch)
    {
        var bases = Bases.Of(task, pair);
        var changes = new PairChanges(task, pair);
        var scope = task.Scope(pair.Severa.Row, pair.Fortnox.Row) with { Scratch = scratch };
        foreach (var rule in task.Flow.Fields) FieldComparer.Compare(task, pair, bases, rule, scope, changes);
        Rekeying.Check(task, pair, bases, changes);
        return (changes, bases);
    }
}
