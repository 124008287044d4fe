using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
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
            var groups = new Dictionary<Value, (List<int> Severa, List<int> Fortnox)>();
            Sort(task, pair, board, Side.Severa, groups);
            Sort(task, pair, board, Side.Fortnox, groups);
            foreach (var (key, (severa, fortnox)) in groups.OrderBy(static g => g.Key.ToString(), StringComparer.Ordinal))
                if (severa.Count > 0 && fortnox.Count > 0) Report(task, way, pair, board, key, severa, fortnox);
        }
    }

    private static void Sort(FlowTask task, LinkPair pair, Board board, Side side, Dictionary<Value, (List<int> Severa, List<int> Fortnox)> groups)
    {
        for (var i = 0; i < board[side].Length; i++)
        {
            if (!board.IsFree(side, i) || !board[side][i].TakesPart) continue;
            var key = pair[side].Run(task.Scope(side, board[side][i].Row));
            if (!key.IsSet) continue;
            if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = ([], []));
            (side == Side.Severa ? group.Severa : group.Fortnox).Add(i);
        }
    }

    private static void Report(FlowTask task, LinkWay way, LinkPair pair, Board board, Value key, List<int> severa, List<int> fortnox)
    {
        var refuses = pair.Alone == Alone.Refuse;
        var records = toSeq(severa.Select(i => board[Side.Severa][i].Ref).Concat(fortnox.Select(i => board[Side.Fortnox][i].Ref))).Strict();
        var others = string.Join(" and ", way.Pairs.Filter(other => other.Name != pair.Name).Map(static other => other.Name));
        board.Findings.Add(Findings.Clash(new(task.Flow.Name, way.Name, pair.Severa.At, records, Seq<FieldValue>()), refuses, $"{pair.Name} {key}", others));
        if (!refuses) return;
        severa.ForEach(i => board.LeaveUnsettled(Side.Severa, i));
        fortnox.ForEach(i => board.LeaveUnsettled(Side.Fortnox, i));
    }
}
