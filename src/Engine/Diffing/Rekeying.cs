using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;

namespace Brygga.Engine.Diffing;

/// <summary>A linked pair whose keys were equal and no longer are: a finding, never delete and create (MODEL 2).</summary>
internal static class Rekeying
{
    public static void Check(FlowTask task, Pair pair, Bases bases, PairChanges changes)
    {
        if (pair.Severa.Row == bases.Severa && pair.Fortnox.Row == bases.Fortnox) return;
        foreach (var way in task.Flow.Link)
        {
            if (!Equal(task, way, bases.Severa, bases.Fortnox) || !Differ(task, way, pair.Severa.Row, pair.Fortnox.Row)) continue;
            if (way.Pairs.Exists(keys => changes.Settles(keys.Severa) || changes.Settles(keys.Fortnox))) continue;
            changes.Findings.Add(Findings.Rekeyed(changes.About(way.Name, way.At)));
            foreach (var keys in way.Pairs)
            {
                changes.HoldReads(keys.Severa);
                changes.HoldReads(keys.Fortnox);
            }
        }
    }

    private static bool Equal(FlowTask task, LinkWay way, Row severa, Row fortnox)
    {
        var (left, right) = Keys(task, way, severa, fortnox);
        return !left.IsUnknown && !left.IsEmpty && left.Equals(right);
    }

    private static bool Differ(FlowTask task, LinkWay way, Row severa, Row fortnox)
    {
        var (left, right) = Keys(task, way, severa, fortnox);
        return !left.IsUnknown && !right.IsUnknown && !left.Equals(right);
    }

    private static (LinkKey Severa, LinkKey Fortnox) Keys(FlowTask task, LinkWay way, Row severa, Row fortnox) =>
        (LinkKey.Of(task, way, Side.Severa, severa), LinkKey.Of(task, way, Side.Fortnox, fortnox));
}
