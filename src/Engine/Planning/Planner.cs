using System.Text;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>Last stage: puts what the stages gave into one order and heads it with what it was computed from.</summary>
internal static class Planner
{
    public const int Format = 5;

    public static FlowPlan Join(Seq<Seq<Finding>> findings, Seq<FlowPlan> parts)
    {
        var all = parts.Fold(FlowPlan.Of(Seq<Step>()), static (sum, part) => sum.And(part));
        return all with { Findings = InOrder(findings.Bind(static f => f) + all.Findings) };
    }

    public static Plan Assemble(RuleBook rules, Snapshot snapshot, Run run, Seq<FlowPlan> flows) => new(
        new(Format, run.Connection, Pipeline.Version, rules.Hash, HashOf(snapshot), run.Start),
        flows.Bind(static flow => flow.Steps).Strict(),
        flows.Bind(static flow => flow.Notes).Strict(),
        flows.Bind(static flow => flow.Findings).Strict())
    {
        Passes = flows.Bind(static flow => flow.Passes).Strict(),
    };

    private static Seq<Finding> InOrder(Seq<Finding> findings) => toSeq(findings
        .OrderBy(static f => f.Kind)
        .ThenBy(static f => f.Rule, StringComparer.Ordinal)
        .ThenBy(static f => f.Records.HeadOrNone().Match(static r => r.ToString(), static () => ""), StringComparer.Ordinal)
        .ThenBy(static f => f.What.Code, StringComparer.Ordinal)).Strict();

    private static Hash HashOf(Snapshot snapshot) => Hash.OfParts(
        from table in snapshot.Tables.OrderBy(static t => t.Entity)
        let entity = Bytes(table.Entity.ToString())
        from record in table.Records.OrderBy(static r => r.Id, StringComparer.Ordinal)
        from part in new[] { entity, Bytes(record.Id), record.Row.Memory }
        select part);

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
