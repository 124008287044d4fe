using System.Text.RegularExpressions;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>Where to mend what a system complains of: the fields that the written one is made from, in the system that they stand in.</summary>
internal static class Mending
{
    public static Seq<string> Fields(RuleBook rules, Step step, Fault fault)
    {
        var written = step.Fields.Filter(change => IsNamed(fault, change.Written)).Strict();
        var made = toSeq(written.Bind(change => MadeFrom(rules, step, change)).Distinct(StringComparer.Ordinal)).Strict();
        if (!made.IsEmpty) return made;
        return (written.Map(static change => change.Written).HeadOrNone() || fault.Field).Map(field => $"{step.Entity.Side.Word()}.{field}").ToSeq();
    }

    /// <summary>By itself where the system names a field; else as a word of what it says.</summary>
    private static bool IsNamed(Fault fault, string field) => fault.Field.Match(
        named => named.Equals(field, StringComparison.OrdinalIgnoreCase) || named.StartsWith($"{field}/", StringComparison.OrdinalIgnoreCase),
        () => Regex.IsMatch(fault.Message, $@"\b{Regex.Escape(field)}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));

    private static Seq<string> MadeFrom(RuleBook rules, Step step, FieldChange change)
    {
        var there = step.Entity.Side.Other();
        return from formula in Formulas(rules, step, change)
               from read in formula.Reads.Fields.Filter(read => read.Side == there)
               from register in rules.Register(step.Flow, there).ToSeq()
               select $"{there.Word()}.{register.Schema[read.Ordinal].Name}";
    }

    private static Seq<Formula> Formulas(RuleBook rules, Step step, FieldChange change) =>
        rules.Flows.Filter(flow => flow.Name == step.Flow).Bind(static flow => flow.Fields)
            .Filter(rule => rule.Name == change.Rule).Bind(rule => rule.To(step.Entity.Side).ToSeq()).Map(static assignment => assignment.Value)
        + rules.Documents.Filter(flow => flow.Name == step.Flow).Bind(static flow => flow.Set)
            .Filter(rule => rule.Name == change.Rule && rule.Side == step.Entity.Side).Map(static rule => rule.Value);
}
