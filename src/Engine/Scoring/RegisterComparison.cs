using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>
/// Compares the two registers of a flow by points (M8), beside what the integration's own logic links (M9). Pure and deterministic: however
/// many cores take part, and in whatever order the records came.
/// </summary>
public static class RegisterComparison
{
    /// <returns>The findings for which the flow can't be looked at; None where its rules have no <c>score:</c>.</returns>
    public static Either<Seq<Finding>, Option<ComparedRegisters>> Compare(RuleBook rules, Snapshot snapshot, Memory memory, Run run, Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new FlowTasks(rules, snapshot, memory, run).Of(flow).Map(task => flow.Score.Map(score => new Comparing(task, score).Registers()));
    }

    /// <summary>The pairs that are likely one, and no more: for registers of any size.</summary>
    public static Either<Seq<Finding>, LikelyPairs> Likely(RuleBook rules, Snapshot snapshot, Memory memory, Run run, Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new FlowTasks(rules, snapshot, memory, run).Of(flow).Map(task => flow.Score.Match(score => new Comparing(task, score).Likely(), static () => LikelyPairs.None));
    }

    /// <summary>Why two records are not one, be they ever so little alike; None where one of them was not read, or the rules have no <c>score:</c>.</summary>
    public static Either<Seq<Finding>, Option<WhyNot>> WhyNot(RuleBook rules, Snapshot snapshot, Memory memory, Run run, Flow flow, RecordRef severa, RecordRef fortnox)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new FlowTasks(rules, snapshot, memory, run).Of(flow).Map(task => flow.Score.Bind(score => new Comparing(task, score).WhyNot(severa, fortnox)));
    }

    /// <summary>What settled pairs say of the flow's thresholds and points; None where its rules have no <c>score:</c>.</summary>
    public static Either<Seq<Finding>, Option<Tuning>> Tune(RuleBook rules, Snapshot snapshot, Memory memory, Run run, Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new FlowTasks(rules, snapshot, memory, run).Of(flow).Map(task => flow.Score.Map(score => new Comparing(task, score).Tune()));
    }
}
