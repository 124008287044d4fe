using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>Tries one way to link on all records of both sides.</summary>
internal static class WayMatcher
{
    public static void Bind(FlowTask task, LinkWay way, Board board)
    {
        var groups = new Dictionary<LinkKey, Group>();
        var unread = new[] { Sort(task, way, board, Side.Severa, groups), Sort(task, way, board, Side.Fortnox, groups) };
        foreach (var (key, group) in groups) Judge(task, way, board, key, group);
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
            if (unread[(int)side.Other()])
                BlockAll(task, way, board, side);
    }

    /// <summary>Puts each record under its key; tells whether a key of this side could not be read.</summary>
    private static bool Sort(FlowTask task, LinkWay way, Board board, Side side, Dictionary<LinkKey, Group> groups)
    {
        var unread = false;
        for (var i = 0; i < board[side].Length; i++)
        {
            var key = LinkKey.Of(task, way, side, board[side][i].Row);
            if (key.IsUnknown)
            {
                unread |= !board.IsBound(side, i);
                board.Block(side, i, Findings.Unread(About(task, way, Seq1(board[side][i].Ref))));
            }
            else if (!key.IsEmpty)
            {
                if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new());
                group[side].Add(i);
            }
        }
        return unread;
    }

    private static void Judge(FlowTask task, LinkWay way, Board board, LinkKey key, Group group)
    {
        if (group.All(board.IsBound)) return;
        if (group.Severa.Count > 1 || group.Fortnox.Count > 1) Tie(task, way, board, key, group);
        else if (group.Severa.Count == 1 && group.Fortnox.Count == 1) Meet(task, way, board, key, group);
    }

    private static void Meet(FlowTask task, LinkWay way, Board board, LinkKey key, Group group)
    {
        var (s, f) = (group.Severa[0], group.Fortnox[0]);
        var (severa, fortnox) = (board[Side.Severa][s], board[Side.Fortnox][f]);
        if (board.IsBound(Side.Severa, s) || board.IsBound(Side.Fortnox, f)) Tie(task, way, board, key, group);
        else if (severa.TakesPart && fortnox.TakesPart) board.Join(s, f, None, Some(way));
        else
        {
            var about = About(task, way, Seq(severa.Ref, fortnox.Ref));
            fortnox.Excluded.IfSome(why => board.Block(Side.Severa, s, Findings.PartnerExcluded(about, Side.Fortnox, why.Because)));
            severa.Excluded.IfSome(why => board.Block(Side.Fortnox, f, Findings.PartnerExcluded(about, Side.Severa, why.Because)));
        }
    }

    /// <summary>A key used twice: nobody with it is linked or created, and a person is told.</summary>
    private static void Tie(FlowTask task, LinkWay way, Board board, LinkKey key, Group group)
    {
        var finding = Findings.KeyUsedTwice(About(task, way, group.Records(board)), key.ToString());
        if (group.Any((side, index) => !board.IsBound(side, index) && board[side][index].TakesPart)) board.Findings.Add(finding);
        group.Each(board.Bind);
    }

    /// <summary>The unread record may be anyone's partner: nothing is proved missing on its side.</summary>
    private static void BlockAll(FlowTask task, LinkWay way, Board board, Side side)
    {
        for (var i = 0; i < board[side].Length; i++)
        {
            var about = About(task, way, Seq1(board[side][i].Ref));
            board.Block(side, i, Findings.Unproved(about, $"the key of a record in {side.Other().Title()} could not be read, and it may be this one"));
        }
    }

    private static About About(FlowTask task, LinkWay way, Seq<RecordRef> records) =>
        new(task.Flow.Name, way.Name, way.At, records, Seq<FieldValue>());

    private sealed class Group
    {
        public List<int> Severa { get; } = [];

        public List<int> Fortnox { get; } = [];

        public List<int> this[Side side] => side == Side.Severa ? Severa : Fortnox;

        public bool All(Func<Side, int, bool> holds) => Places().All(place => holds(place.Side, place.Index));

        public bool Any(Func<Side, int, bool> holds) => Places().Any(place => holds(place.Side, place.Index));

        public void Each(Action<Side, int> act)
        {
            foreach (var (side, index) in Places()) act(side, index);
        }

        public Seq<RecordRef> Records(Board board) => toSeq(Places().Select(place => board[place.Side][place.Index].Ref)).Strict();

        private IEnumerable<(Side Side, int Index)> Places() =>
            Severa.Select(static i => (Side.Severa, i)).Concat(Fortnox.Select(static i => (Side.Fortnox, i)));
    }
}
