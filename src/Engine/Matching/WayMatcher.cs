using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>
/// Tries one way to link on the records that are still without a partner. Excluded ones, and those that an earlier way left
/// unsettled, count as existing: nobody is linked past them.
/// </summary>
internal static class WayMatcher
{
    public static void Bind(FlowTask task, LinkWay way, Board board)
    {
        var groups = new Dictionary<LinkKey, Group>();
        var unread = Sort(task, way, board, Side.Severa, groups) + Sort(task, way, board, Side.Fortnox, groups);
        Disagreements.Report(task, way, board, groups);
        if (unread.IsEmpty) Judge(task, way, board, groups);
        else Suspend(task, way, board, groups, unread);
    }

    /// <summary>Puts each record under its key; yields the records whose key could not be read.</summary>
    private static Seq<RecordRef> Sort(FlowTask task, LinkWay way, Board board, Side side, Dictionary<LinkKey, Group> groups)
    {
        var unread = new List<RecordRef>();
        for (var i = 0; i < board[side].Length; i++)
        {
            if (board.IsLinked(side, i)) continue;
            var key = LinkKey.Of(task, way, side, board[side][i].Row);
            if (key.IsUnknown) unread.Add(board[side][i].Ref);
            else if (!key.IsEmpty)
            {
                if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new());
                group[side].Add(i);
            }
        }
        return toSeq(unread).Strict();
    }

    /// <summary>
    /// A record with an unread key may be anyone's partner or anyone's twin: until it is read, this way links nobody and
    /// proves nobody missing.
    /// </summary>
    private static void Suspend(FlowTask task, LinkWay way, Board board, Dictionary<LinkKey, Group> groups, Seq<RecordRef> unread)
    {
        var finding = Findings.Unread(About(task, way, unread) with { Count = unread.Count });
        board.Findings.Add(finding);
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
            for (var i = 0; i < board[side].Length; i++)
                board.Block(side, i, Findings.Unproved(About(task, way, Seq1(board[side][i].Ref)), "the key of another record could not be read, and it may be the same"));
        foreach (var group in groups.Values.Where(static group => group.Severa.Count > 0 && group.Fortnox.Count > 0)) group.Each(board.LeaveUnsettled);
    }

    private static void Judge(FlowTask task, LinkWay way, Board board, Dictionary<LinkKey, Group> groups)
    {
        foreach (var (key, group) in groups)
            foreach (var part in group.Parted(board.Rulings))
                Judge(task, way, board, key, part);
    }

    private static void Judge(FlowTask task, LinkWay way, Board board, LinkKey key, Group group)
    {
        if (!group.Any(board.IsFree)) return;
        var meet = group.Severa.Count == 1 && group.Fortnox.Count == 1;
        if (meet && !group.Any(board.IsUnsettled)) Meet(task, way, board, group);
        else if (meet && group.Deferred(board.Rulings).Case is Decision deferred) Wait(task, way, board, group, deferred);
        else if (meet || group.Severa.Count > 1 || group.Fortnox.Count > 1) Tie(task, way, board, key, group);
    }

    private static void Meet(FlowTask task, LinkWay way, Board board, Group group)
    {
        var (s, f) = (group.Severa[0], group.Fortnox[0]);
        var (severa, fortnox) = (board[Side.Severa][s], board[Side.Fortnox][f]);
        if (severa.TakesPart && fortnox.TakesPart) board.Join(s, f, way);
        else
        {
            var about = About(task, way, Seq(severa.Ref, fortnox.Ref));
            fortnox.Excluded.IfSome(why => board.Block(Side.Severa, s, Findings.PartnerExcluded(about, Side.Fortnox, why.Because)));
            severa.Excluded.IfSome(why => board.Block(Side.Fortnox, f, Findings.PartnerExcluded(about, Side.Severa, why.Because)));
            group.Each(board.LeaveUnsettled);
        }
    }

    /// <summary>The only candidate is one of which a person has yet to decide.</summary>
    private static void Wait(FlowTask task, LinkWay way, Board board, Group group, Decision deferred)
    {
        board.Findings.Add(Findings.Undecided(About(task, way, group.Records(board)), deferred));
        group.Each(board.LeaveUnsettled);
    }

    /// <summary>A key used twice: nobody with it is linked or created, and a person is told.</summary>
    private static void Tie(FlowTask task, LinkWay way, Board board, LinkKey key, Group group)
    {
        var finding = Findings.KeyUsedTwice(About(task, way, group.Records(board)), key.ToString());
        if (group.Any((side, index) => board[side][index].TakesPart)) board.Findings.Add(finding);
        group.Each(board.LeaveUnsettled);
    }

    private static About About(FlowTask task, LinkWay way, Seq<RecordRef> records) =>
        new(task.Flow.Name, way.Name, way.At, records, Seq<FieldValue>());
}
