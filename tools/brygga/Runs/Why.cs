using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>An answer to <c>why</c>: what is explained, or why the flow does nothing at all.</summary>
/// <param name="Blocked">For these the flow is not planned.</param>
internal sealed record WhyAnswer(Seq<Explanation> Records, Seq<Finding> Blocked, RecordNames Names);

/// <summary>Finds the record that somebody asks about, and explains it.</summary>
internal static class Why
{
    public static Either<Problem, WhyAnswer> Explain(RuleBook rules, Planned planned, Flow flow, string key, Option<Side> side)
    {
        var names = new RecordNames(rules, planned.Snapshot);
        return Called(names, flow, key, side).Map(records => records
            .Map(record => Explainer.Explain(rules, planned.Snapshot, planned.Memory, planned.Run, planned.Plan, flow, record))
            .Sequence()
            .Match(
                Right: found => new WhyAnswer(Once(found.Somes().ToSeq().Strict()), Seq<Finding>(), names),
                Left: blocked => new WhyAnswer(Seq<Explanation>(), blocked, names)));
    }

    /// <summary>One number may name a record of either system: both are told of. Two of one system can't both be meant.</summary>
    private static Either<Problem, Seq<RecordRef>> Called(RecordNames names, Flow flow, string key, Option<Side> side)
    {
        var entities = (flow.Severa.Kinds + flow.Fortnox.Kinds).Map(static kind => kind.Entity).Strict();
        var records = names.Called(key).Filter(record => entities.Contains(record.Entity) && side.ForAll(s => s == record.Side)).Strict();
        if (records.IsEmpty) return Problem.Usage($"No record of {flow.Name} that was read is called '{key}'.", "Name it by its number or id, as it stands in its system.");
        return records.Map(static record => record.Side).Distinct().Count() == records.Count
            ? records
            : Problem.Usage($"More than one record of {flow.Name} is called '{key}':\n  {string.Join("\n  ", records)}", $"Name the one that is meant: {flow.Name}/{records[0]}");
    }

    /// <summary>Partners are explained together.</summary>
    private static Seq<Explanation> Once(Seq<Explanation> found) =>
        found.Filter(one => !found.Exists(other => other.Record.Side < one.Record.Side && other.Linkage.With == one.Record)).Strict();
}
