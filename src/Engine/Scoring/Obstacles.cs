using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>Finds what keeps two records from being linked; the only place where it is put into words.</summary>
internal sealed class Obstacles(FlowTask task, Selection selection, Matches matches, int[][] partners, DecidedRecords decided)
{
    private readonly ILookup<RecordRef, Finding> _findings =
        matches.Findings.SelectMany(static finding => finding.Records.Select(record => (record, finding))).ToLookup(static f => f.record, static f => f.finding);

    /// <summary>Empty for two that are linked.</summary>
    public Seq<Obstacle> Between(int severa, int fortnox)
    {
        if (partners[(int)Side.Severa][severa] == fortnox) return Seq<Obstacle>();
        var (one, other) = (selection.Severa[severa], selection.Fortnox[fortnox]);
        return (HasPartner(Side.Severa, severa) + HasPartner(Side.Fortnox, fortnox)
            + TakesNoPart(one) + TakesNoPart(other) + Decided(one.Ref, other.Ref)
            + task.Flow.Link.Bind(way => way.Pairs.Bind(pair => Key(way, pair, one, other)))
            + toSeq(_findings[one.Ref].Concat(_findings[other.Ref]).Distinct()).Map(Found)).Strict();
    }

    private Seq<Obstacle> HasPartner(Side side, int record) => partners[(int)side][record] is >= 0 and var partner
        ? Seq1(new Obstacle(
            ObstacleKind.HasPartner, task.At, None,
            $"the one in {side.Title()} is linked with {selection[side.Other()][partner].Ref.Id} in {side.Other().Title()}",
            "Nothing, if that is right; else see in which property the two are equal, and mend it."))
        : Seq<Obstacle>();

    private Seq<Obstacle> Decided(RecordRef severa, RecordRef fortnox) => decided.Apart(severa, fortnox).Map(decision => new Obstacle(
        ObstacleKind.Decided, task.At, None,
        $"{decision.By} has decided that the two are not one: {decision.Because}",
        "Nothing, if that is right; else withdraw the decision: brygga match forget")).ToSeq();

    private static Seq<Obstacle> TakesNoPart(Entry entry) => entry.Excluded.Map(why => new Obstacle(
        ObstacleKind.TakesNoPart, why.Rule.At, None,
        $"the one in {entry.Ref.Side.Title()} takes no part: {why.Because}",
        $"Change it in {entry.Ref.Side.Title()} if it is to take part.")).ToSeq();

    private Seq<Obstacle> Key(LinkWay way, LinkPair pair, Entry severa, Entry fortnox)
    {
        var (one, other) = (ValueOf(pair, severa), ValueOf(pair, fortnox));
        if (one.IsUnknown || other.IsUnknown) return Seq1(new Obstacle(
            ObstacleKind.KeyUnread, pair.Severa.At, way.Name, $"{pair.Name} was not read", "Give the integration the right to read the field, or run again."));
        if (one.IsNothing || other.IsNothing) return Empty(way, pair, one, other);
        return one == other ? Seq<Obstacle>() : Seq1(new Obstacle(
            ObstacleKind.KeyDiffers, pair.Severa.At, way.Name,
            $"{pair.Name} is {Shown(one)} in Severa ({pair.Severa.Text}) and {Shown(other)} in Fortnox ({pair.Fortnox.Text})",
            $"Make it {Shown(other)} in Severa, or {Shown(one)} in Fortnox."));
    }

    private static Seq<Obstacle> Empty(LinkWay way, LinkPair pair, Value severa, Value fortnox)
    {
        var side = severa.IsNothing ? Side.Severa : Side.Fortnox;
        var there = side == Side.Severa ? fortnox : severa;
        return Seq1(new Obstacle(
            ObstacleKind.KeyEmpty, pair[side].At, way.Name,
            $"{pair.Name} is empty in {side.Title()}{(there.IsNothing ? $" and {side.Other().Title()}" : "")} ({pair[side].Text})",
            there.IsSet ? $"Make it {Shown(there)} in {side.Title()}." : "Fill it in, in both."));
    }

    private static Obstacle Found(Finding finding) =>
        new(ObstacleKind.Finding, finding.What.At, None, finding.What.Message, finding.What.Remedy);

    private Value ValueOf(LinkPair pair, Entry entry) => pair[entry.Ref.Side].Run(task.Scope(entry.Ref.Side, entry.Row));

    private static string Shown(Value value) => $"'{value}'";
}
