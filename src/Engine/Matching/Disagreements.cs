using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>
/// Tells where a way to link finds other partners than people have decided on: the decision stands, and the rule may be wrong. Records
/// that are linked already, or take no part, would not be linked by it.
/// </summary>
internal static class Disagreements
{
    public static void Report(FlowTask task, LinkWay way, Board board, Dictionary<LinkKey, Group> groups)
    {
        var rulings = board.Rulings;
        foreach (var (severa, fortnox, by) in rulings.Apart)
            if (!board.IsLinked(Side.Severa, severa) && Finds(Side.Severa, severa).Contains(fortnox)) Add(by, Seq(board[Side.Severa][severa].Ref, board[Side.Fortnox][fortnox].Ref));
        foreach (var (side, index, by) in rulings.Single)
            AddAll(side, index, by);
        foreach (var (severa, fortnox, by) in rulings.Accepted)
        {
            AddAll(Side.Severa, severa, by);
            AddAll(Side.Fortnox, fortnox, by);
        }

        void AddAll(Side side, int index, Decision by)
        {
            var others = Finds(side, index);
            if (others.Count > 0) Add(by, board[side][index].Ref.Cons(toSeq(others.Select(other => board[side.Other()][other].Ref))).Strict());
        }

        List<int> Finds(Side side, int index)
        {
            if (!board[side][index].TakesPart) return [];
            var key = LinkKey.Of(task, way, side, board[side][index].Row);
            return !key.IsUnknown && !key.IsEmpty && groups.TryGetValue(key, out var group) ? group[side.Other()].FindAll(other => board[side.Other()][other].TakesPart) : [];
        }

        void Add(Decision by, Seq<RecordRef> records) =>
            board.Findings.Add(Findings.RuleDisagrees(new(task.Flow.Name, way.Name, way.At, records, Seq<FieldValue>()), by));
    }
}
