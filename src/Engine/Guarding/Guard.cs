using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Guarding;

/// <summary>Judges a plan by what it would write and by what it was computed from. Pure; nothing is stopped here.</summary>
public static class Guard
{
    /// <summary>What a person has to accept before the plan may be applied: the readings first, then the flows in their order.</summary>
    public static Seq<SafetyVerdict> Judge(RuleBook rules, Snapshot snapshot, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return (Readings(rules, snapshot) + Writes(rules, snapshot, plan.Steps)).Strict();
    }

    /// <summary>Whether a complete listing lacks so much that it has to be looked at before it is believed.</summary>
    public static bool Doubts(RuleBook rules, Loss loss) => Limits.IsTooMuch(rules, loss);

    /// <summary>What a loss is called.</summary>
    public static string Words(EntityRef entity, Loss loss) => SafetyVerdicts.LostWords(entity, loss);

    private static Seq<SafetyVerdict> Readings(RuleBook rules, Snapshot snapshot) =>
        toSeq(snapshot.Tables.OrderBy(static table => table.Entity)).Bind(table => Reading(rules, table).ToSeq());

    private static Option<SafetyVerdict> Reading(RuleBook rules, Table table) => table.Coverage.Lost.Filter(loss => Limits.IsTooMuch(rules, loss)).Case is Loss loss
        ? SafetyVerdicts.Lost(table.Entity, loss)
        : table.Coverage.Gaps.IsEmpty ? None : SafetyVerdicts.NotWhole(table.Entity, table.Coverage.Gaps);

    private static Seq<SafetyVerdict> Writes(RuleBook rules, Snapshot snapshot, Seq<Step> steps) =>
        from written in Written.By(steps, rules.Flows.Map(static flow => flow.Name) + rules.Documents.Map(static flow => flow.Name))
        let register = RegisterSize(rules, snapshot, written.Flow, written.There)
        from verdict in Limits.Creates(rules, written.Flow, written.There, written.Creates, register).Map(excess => SafetyVerdicts.Creates(written.Flow, written.There, excess)).ToSeq()
            + Limits.Updates(rules, written.Flow, written.There, written.Updates, register).Map(excess => SafetyVerdicts.Updates(written.Flow, written.There, excess)).ToSeq()
        select verdict;

    /// <summary>How many records a share is of; None for documents, of which only a few are read.</summary>
    private static Option<int> RegisterSize(RuleBook rules, Snapshot snapshot, string flow, Side there) =>
        rules.Flows.Find(register => register.Name == flow).Map(register => register[there].Kinds.Map(kind => snapshot[kind.Entity].Records.Length).Sum());
}
