using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Explaining;

/// <summary>Runs the rules about one record each by itself, where selecting stops at the first that keeps the record out.</summary>
internal static class RuleOutcomes
{
    public static Seq<RuleOutcome> Of(FlowTask task, Entry entry, Seq<SelectRule> rules) =>
        Of(task, entry.Ref, entry.Row, task.Scope(entry.Ref, entry.Row), rules.Filter(rule => rule.Side == entry.Ref.Side && (rule.For.IsEmpty || rule.For.Contains(entry.Ref.Entity))).Strict());

    public static Seq<RuleOutcome> Of(PlanningTask task, RecordRef record, Row row, Scope scope, Seq<SelectRule> rules) => rules.Map(rule =>
    {
        var remembered = rule.Remember && task.HasPassed(rule.Name, record);
        return new RuleOutcome(
            record,
            rule.Name,
            rule.At,
            remembered ? None : Conditions.Broken(task, record, row, rule, scope).Map(static breach => breach.Finding),
            remembered,
            Values.Read(rule.Holds, record.Side, row),
            rule.Holds.Reads.Facts.Map(fact => (fact, scope.Facts[fact])).Strict());
    }).Strict();
}
