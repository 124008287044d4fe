using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Scoring;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>Registers compared, and how long that took on this machine.</summary>
internal sealed record TimedComparisons(Comparisons Found, TimeSpan Took);

/// <summary>Registers compared by points (M8).</summary>
/// <param name="Blocked">For these a flow can't be looked at.</param>
internal sealed record Comparisons(Seq<RegisterReview> Reviews, Seq<Finding> Blocked)
{
    public int Open => Reviews.Sum(static review => review.Open.Count);

    /// <summary>The flow that is asked for, or all whose rules give points.</summary>
    public static Either<Problem, Seq<Flow>> Flows(RuleBook rules, Option<string> asked)
    {
        var scored = rules.Flows.Filter(static flow => flow.Score.IsSome).Strict();
        return asked.Match(
            name => scored.Filter(flow => flow.Name == name) is { IsEmpty: false } found ? Right<Problem, Seq<Flow>>(found.Strict()) : NotThere(rules, scored, name),
            () => scored);
    }

    public static Comparisons Of(RuleBook rules, Planned planned, Seq<Flow> flows)
    {
        var compared = flows.Map(flow => RegisterComparison.Compare(rules, planned.Snapshot, planned.Memory, planned.Run, flow)
            .Map(found => found.Map(registers => RegisterReview.Of(flow, registers, planned.Plan, planned.Memory.Baseline.IsSome)))).Strict();
        return new(compared.Rights().Somes().ToSeq().Strict(), compared.Lefts().Bind(static findings => findings).ToSeq().Strict());
    }

    private static Problem NotThere(RuleBook rules, Seq<Flow> scored, string name) => rules.Flows.Exists(flow => flow.Name == name)
        ? Problem.Usage($"The rules of '{name}' give no points.", "Say with score: what makes two records alike; docs/matching.md tells how.")
        : Problem.Usage($"There are no registers called '{name}' to compare.", $"There are: {string.Join(", ", scored.Map(static flow => flow.Name))}");
}
