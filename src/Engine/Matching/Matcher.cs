using Brygga.Engine.Selecting;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>
/// Second stage: links in memory first, then what people have decided, then the flow's ways on exact keys, in order. One to one; a key used twice is a finding,
/// never "the first one wins" (DESIGN 6).
/// </summary>
internal static class Matcher
{
    public static Matches Match(FlowTask task, Selection selection)
    {
        var board = new Board(selection);
        Remembered.Bind(task, board);
        Decided.Bind(task, board);
        foreach (var way in task.Flow.Link)
        {
            WayMatcher.Bind(task, way, board);
            Clashes.Find(task, way, board);
        }
        Singles.Check(task, board);
        var pairs = toSeq(board.Pairs).Strict();
        return new(pairs.Filter(pair => !IsBeingResolved(task, pair)).Strict(), toSeq(board.Unpaired()).Strict(), toSeq(board.Findings).Strict())
        {
            Resolving = pairs.Filter(pair => IsBeingResolved(task, pair)).Strict(),
        };
    }

    /// <summary>Whether the pair is a create of an earlier run that was never confirmed: to be resolved, not linked anew.</summary>
    private static bool IsBeingResolved(FlowTask task, Pair pair) => pair.Known.IsNone
        && task.OpenIntents.Exists(intent => intent.Source == pair[intent.Source.Side].Ref);
}
