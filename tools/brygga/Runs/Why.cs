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
    public static Either<Problem, WhyAnswer> Explain(RuleBook rules, Planned planned, Flow flow, string key, Option<Side> side) => Explain(
        rules, planned, flow.Name, (flow.Severa.Kinds + flow.Fortnox.Kinds).Map(static kind => kind.Entity).Strict(), key, side,
        record => Explainer.Explain(rules, planned.Snapshot, planned.Memory, planned.Run, planned.Plan, flow, record));

    public static Either<Problem, WhyAnswer> Explain(RuleBook rules, Planned planned, DocumentFlow flow, string key, Option<Side> side) => Explain(
        rules, planned, flow.Name, Seq(flow.From.Entity, flow.To.Entity), key, side,
        record => DocumentExplainer.Explain(rules, planned.Snapshot, planned.Memory, planned.Run, planned.Plan, flow, record));

    private static Either<Problem, WhyAnswer> Explain(
        RuleBook rules, Planned planned, string flow, Seq<EntityRef> entities, string key, Option<Side> side, Func<RecordRef, Either<Seq<Finding>, Option<Explanation>>> explain)
    {
        var names = new RecordNames(rules, planned.Snapshot);
        return Called(names, flow, entities, key, side).Map(records => records
            .Map(explain)
            .Sequence()
            .Match(
                Right: found => new WhyAnswer(Once(found.Somes().ToSeq().Strict()), Seq<Finding>(), names),
                Left: blocked => new WhyAnswer(Seq<Explanation>(), blocked, names)));
    }

    /// <summary>
    /// One number may name a record of either system: both are told of. Two of one system can't both be meant, but for rows, which have no
    /// number: they are called by that of the record in which they stand, and all are told of.
    /// </summary>
    public static Either<Problem, Seq<RecordRef>> Called(RecordNames names, string flow, Seq<EntityRef> entities, string key, Option<Side> side)
    {
        var records = names.Called(key).Filter(IsMeant).Strict();
        var rows = records.IsEmpty ? names.Inside(key).Filter(IsMeant).Strict() : Seq<RecordRef>();
        if (!rows.IsEmpty) return rows;
        if (records.IsEmpty) return Problem.Usage($"No record of {flow} that was read is called '{key}'.", "Name it by its number or id, as it stands in its system.");
        return records.Map(static record => record.Side).Distinct().Count() == records.Count
            ? records
            : Problem.Usage($"More than one record of {flow} is called '{key}':\n  {string.Join("\n  ", records)}", $"Name the one that is meant: {flow}/{records[0]}");

        bool IsMeant(RecordRef record) => entities.Contains(record.Entity) && side.ForAll(s => s == record.Side);
    }

    /// <summary>Partners are explained together.</summary>
    private static Seq<Explanation> Once(Seq<Explanation> found) =>
        toSeq(found.DistinctBy(static one => one.Record)).Filter(one => !found.Exists(other => other.Record.Side < one.Record.Side && other.Linkage.With == one.Record)).Strict();
}
