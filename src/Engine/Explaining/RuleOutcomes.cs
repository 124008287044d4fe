using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Explaining;

/// <summary>Runs the rules about one record each by itself, where selecting stops at the first that keeps the record out.</summary>
internal static class RuleOutcomes
{
    public static Seq<RuleOutcome> Of(FlowTask task, Entry entry, Seq<SelectRule> rules) => rules
        .Filter(rule => rule.Side == entry.Ref.Side && (rule.For.IsEmpty || rule.For.Contains(entry.Ref.Entity)))
        .Map(rule => Of(task, entry, rule))
        .Strict();

    private static RuleOutcome Of(FlowTask task, Entry entry, SelectRule rule)
    {
        var findings = new List<Finding>();
        Conditions.FirstBroken(task, entry.Ref, entry.Row, [rule], findings, []);
        var facts = task.Scope(entry.Ref, entry.Row).Facts;
        return new(
            entry.Ref,
            rule.Name,
            rule.At,
            toSeq(findings).HeadOrNone(),
            rule.Remember && task.HasPassed(rule.Name, entry.Ref),
            Values.Read(rule.Holds, entry.Ref.Side, entry.Row),
            rule.Holds.Reads.Facts.Map(fact => (fact, facts[fact])).Strict());
    }
}
