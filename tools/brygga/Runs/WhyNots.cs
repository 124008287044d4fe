using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using Brygga.Engine.Scoring;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>An answer to <c>why-not</c>.</summary>
/// <param name="Why">None where the flow can't be looked at.</param>
internal sealed record WhyNotAnswer(Flow Flow, Option<WhyNot> Why, Seq<Finding> Blocked, RecordNames Names);

/// <summary>Finds the two records that somebody asks about, and why they are not one.</summary>
internal static class WhyNots
{
    public static Either<Problem, WhyNotAnswer> Explain(RuleBook rules, Planned planned, Flow flow, string severa, string fortnox)
    {
        var names = new RecordNames(rules, planned.Snapshot);
        return from one in Called(names, flow, severa, Side.Severa)
               from other in Called(names, flow, fortnox, Side.Fortnox)
               select RegisterComparison.WhyNot(rules, planned.Snapshot, planned.Memory, planned.Run, flow, one, other).Match(
                   Right: why => new WhyNotAnswer(flow, why, Seq<Finding>(), names),
                   Left: blocked => new WhyNotAnswer(flow, None, blocked, names));
    }

    private static Either<Problem, RecordRef> Called(RecordNames names, Flow flow, string key, Side side) =>
        Why.Called(names, flow.Name, flow[side].Kinds.Map(static kind => kind.Entity).Strict(), key, side)
            .MapLeft(problem => problem with { Message = $"In {side.Title()}: {problem.Message}" })
            .Map(static records => records.Head);
}
