using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>
/// Half a match among records that have no partner: a pair of a way is equal by itself, and what that means its <c>alone:</c> says
/// (M19). Linked records are left in peace: a link outlives a rename.
/// </summary>
internal static class Clashes
{
    public static void Find(FlowTask task, LinkWay way, Board board)
    {
        foreach (var pair in way.Pairs.Filter(static p => p.Alone != Alone.Ignore))
        {
            var groups = new Dictionary<Value, Group>();
            Sort(task, pair, board, Side.Severa, groups);
            Sort(task, pair, board, Side.Fortnox, groups);
            foreach (var (key, group) in groups.OrderBy(static g => g.Key.ToString(), StringComparer.Ordinal))
                foreach (var part in group.Parted(board.Rulings))
                    if (part.Severa.Count > 0 && part.Fortnox.Count > 0) Report(task, way, pair, board, key, part);
        }
    }

    private static void Sort(FlowTask task, LinkPair pair, Board board, Side side, Dictionary<Value, Group> groups)
    {
        for (var i = 0; i < board[side].Length; i++)
        {
            if (!board.IsFree(side, i) || !board[side][i].TakesPart) continue;
            var key = pair[side].Run(task.Scope(side, board[side][i].Row));
            if (!key.IsSet) continue;
            if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new());
            group[side].Add(i);
        }
    }

    private static void Report(FlowTask task, LinkWay way, LinkPair pair, Board board, Value key, Group group)
    {
        var refuses = pair.Alone == Alone.Refuse;
        var others = string.Join(" and ", way.Pairs.Filter(other => other.Name != pair.Name).Map(static other => other.Name));
        board.Findings.Add(Findings.Clash(new(task.Flow.Name, way.Name, pair.Severa.At, group.Records(board), Seq<FieldValue>()), refuses, $"{pair.Name} {key}", others));
        if (refuses) group.Each(board.LeaveUnsettled);
    }
}
