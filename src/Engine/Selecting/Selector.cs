using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Selecting;

/// <summary>A record and, where it takes no part, why.</summary>
/// <param name="Own">The record as it stands in its own register: what its fingerprint is made of.</param>
/// <param name="Row">The record as the flow's rules see it.</param>
internal sealed record Entry(RecordRef Ref, Row Own, Row Row, Option<Exclusion> Excluded)
{
    public bool TakesPart => Excluded.IsNone;
}

/// <summary>Why a record takes no part: the rule and its message.</summary>
/// <param name="Kind">What was found: a rule that could not be told holds, whatever it would have said.</param>
internal sealed record Exclusion(SelectRule Rule, string Because, FindingKind Kind);

/// <summary>Both registers in the order of their ids, each record judged.</summary>
internal sealed record Selection(Entry[] Severa, Entry[] Fortnox, Seq<Finding> Findings, Seq<RememberedPass> Passes)
{
    public Entry[] this[Side side] => side == Side.Severa ? Severa : Fortnox;

    /// <summary>What the selection adds to the plan.</summary>
    public FlowPlan Remembered => FlowPlan.Of(Seq<Step>()) with { Passes = Passes };
}

/// <summary>First stage: who takes part at all. An excluded record still counts as existing (DESIGN 6).</summary>
internal static class Selector
{
    public static Selection Select(FlowTask task)
    {
        var (findings, passes) = (new List<Finding>(), new List<RememberedPass>());
        var severa = Judge(task, Side.Severa, findings, passes);
        var fortnox = Judge(task, Side.Fortnox, findings, passes);
        return new(severa, fortnox, toSeq(findings).Strict(), toSeq(passes).Strict());
    }

    private static Entry[] Judge(FlowTask task, Side side, List<Finding> findings, List<RememberedPass> passes)
    {
        var rules = task.Flow.Select.Filter(rule => rule.Side == side).ToArray();
        return System.Array.ConvertAll(task.Records(side), record => new Entry(
            record.Ref, record.Own, record.Row, Conditions.FirstBroken(task, record.Ref, record.Row, rules, findings, passes)));
    }
}
