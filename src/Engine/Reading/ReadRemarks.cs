using System.Globalization;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>What is sound and costs much: said when rules are checked (MODEL 4).</summary>
public static class ReadRemarks
{
    /// <summary>The registers of which a rule makes every record be read by itself; at the first such rule, with the names of the others.</summary>
    /// <param name="count">How many records a register is thought to have.</param>
    public static Seq<Diagnostic> Remarks(this ReadPlan plan, Func<EntityRef, int> count) =>
        plan.Entities.Filter(static reading => !reading.OneByOneFor.IsEmpty).Map(reading => OneByOne(reading, count(reading.Entity.Ref))).Strict();

    private static Diagnostic OneByOne(EntityReading reading, int records)
    {
        var (entity, first) = (reading.Entity, reading.OneByOneFor.Head);
        var minutes = Math.Ceiling((records * Pace.ACall(entity.Ref.Side)).TotalMinutes);
        var others = toSeq(reading.OneByOneFor.Map(static use => use.Rule).Distinct(StringComparer.Ordinal).Where(rule => rule != first.Rule)).Strict();
        return new(
            "BRY1001",
            Severity.Warning,
            first.At,
            string.Create(CultureInfo.InvariantCulture, $"{first.Rule} forces {records:N0} single GETs: no list of {entity.Ref} carries {first.Field}, so that the first load takes about {minutes:N0} minutes for {records:N0} records, and each changed record one call more{Others(others)}"),
            entity.Read.Lists.ToSeq().Bind(static listed => toSeq(listed.Keys.Order(StringComparer.Ordinal))).Strict(),
            None,
            "Compare what lists carry, or accept the cost: it is paid once, and then for what changes.");
    }

    private static string Others(Seq<string> rules) => rules.IsEmpty ? "" : rules.Count == 1 ? $"; so does {rules.Head}" : $"; so do {string.Join(", ", rules)}";
}
