using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Documents;
using Brygga.Engine.Guarding;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
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
    public const string Version = "5";

    public static Plan Compute(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var tasks = new FlowTasks(rules, snapshot, memory, run);
        var flows = rules.Flows.Map(flow => tasks.Of(flow).Match(Right: Compute, Left: Only)).Strict();
        var planned = new PlannedLinks(rules, flows.Bind(static flow => flow.Steps), flows.Bind(static flow => flow.Findings));
        var documents = rules.Documents.Filter(static flow => flow.Enabled).Map(flow => tasks.Of(flow, planned).Match(Right: task => Compute(task, planned, tasks.Queues), Left: Only));
        var plan = Withholding.From(Planner.Assemble(rules, snapshot, run, (flows + documents).Strict()), memory.Refusals);
        return plan with { Safety = Guard.Judge(rules, snapshot, plan) };
    }

    private static FlowPlan Only(Seq<Finding> findings) => FlowPlan.Of(Seq<Step>()) with { Findings = findings };

    private static FlowPlan Compute(FlowTask task)
    {
        var (passes, preflight) = Preflight.Check(task);
        if (!passes) return Only(preflight);
        var selection = Selector.Select(task);
        var matches = Matcher.Match(task, selection);
        var linking = Linker.Link(task, matches);
        var changes = Differ.Compare(task, matches);
        var creations = Creator.Create(task, matches);
        return Planner.Join(Seq(preflight, selection.Findings, matches.Findings), Seq(selection.Remembered, linking, creations, changes));
    }

    private static FlowPlan Compute(DocumentTask task, PlannedLinks planned, Queues queues)
    {
        var (passes, preflight) = Preflight.Check(task);
        if (!passes) return Only(preflight);
        var intake = Intake.Of(task);
        Finding Explained(Finding finding) => queues.Explained(finding, task.Rules.Flows, planned);
        var news = new NewDocuments(task, planned).Plan(intake);
        var linked = new LinkedDocuments(task).Plan();
        var plan = Planner.Join(Seq(preflight, intake.Findings.Map(Explained).Strict()), Seq(intake.Remembered, news with { Findings = news.Findings.Map(Explained).Strict() }, linked));
        return plan with { Steps = SharedMarks.Merged(plan.Steps) };
    }
}
