using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>What planning is told about the run: whose it is and when it began. The engine has no clock of its own.</summary>
/// <param name="Connection">The pair of companies, as the workspace names it; part of every identity.</param>
public sealed record Run(string Connection, DateTimeOffset Start);

/// <summary>
/// The engine: rules x snapshot x memory -> plan. Pure, total and deterministic: the same arguments give the same plan,
/// in whatever order the records came; a bad record becomes a finding and the rest goes on (DESIGN 6).
/// </summary>
public static class Pipeline
{
    /// <summary>Version of the engine as it stands in plans: a plan made by another version is refused.</summary>
    public const string Version = "2";

    public static Plan Compute(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var world = new SnapshotWorld(snapshot, rules, memory, run.Start);
        var named = new ReferenceSettings(rules, world);
        var flows = rules.Flows.Map(flow => flow.NotYet.IsEmpty
            ? named.Resolve(flow).Match(known => Compute(new FlowTask(known, flow, snapshot, world, memory, run)), unknown => Block(flow, unknown))
            : flow.Enabled ? Refuse(NotYet(flow.Name, flow.At, flow.NotYet)) : FlowPlan.Of(Seq<Step>()));
        var documents = rules.Documents.Filter(static flow => flow.Enabled).Map(static flow => Refuse(NotYet(flow.Name, flow.At, flow.NotYet)));
        return Planner.Assemble(rules, snapshot, run, (flows + documents).Strict());
    }

    internal static Finding NotYet(string flow, Origin at, Seq<(string Construct, Origin At)> notYet) =>
        Findings.NotYet(new About(flow, "", at, Seq<RecordRef>(), Seq<FieldValue>()), notYet);

    /// <summary>A flow that uses what the engine can't do yet is named, and nothing of it is done; one that is switched off is not heard of.</summary>
    private static FlowPlan Refuse(Finding why) => new(Seq<Step>(), Seq<Note>(), Seq1(why));

    /// <summary>A flow whose settings name no record does nothing but say so; one that is switched off is not heard of.</summary>
    private static FlowPlan Block(Flow flow, Seq<Finding> unknown) => new(Seq<Step>(), Seq<Note>(), flow.Enabled ? unknown : Seq<Finding>());

    private static FlowPlan Compute(FlowTask task)
    {
        var (passes, preflight) = Preflight.Check(task);
        if (!passes) return FlowPlan.Of(Seq<Step>()) with { Findings = preflight };
        var selection = Selector.Select(task);
        var matches = Matcher.Match(task, selection);
        var linking = Linker.Link(task, matches);
        var changes = Differ.Compare(task, matches);
        var creations = Creator.Create(task, matches);
        return Planner.Join(Seq(preflight, selection.Findings, matches.Findings), Seq(selection.Remembered, linking, creations, changes));
    }
}
