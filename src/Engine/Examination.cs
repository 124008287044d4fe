using Brygga.Engine.Data;
using Brygga.Engine.Documents;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>A rule about the two companies, and what it says of them; None where it holds.</summary>
public sealed record PreflightCheck(string Flow, SelectRule Rule, Option<Finding> Finding);

/// <summary>Records of one side speak of a record that the other side does not have.</summary>
/// <param name="Entity">What the other side lacks one of.</param>
/// <param name="Key">The key it would have.</param>
/// <param name="Example">One of the records that speak of it.</param>
/// <param name="Count">How many do.</param>
public sealed record Lack(string Flow, string Rule, Origin At, EntityRef Entity, Value Key, RecordRef Example, int Count);

/// <summary>
/// What can be told of the two companies before anything is planned, for doctor (M5 to M7): pure, and by the rules alone.
/// </summary>
/// <param name="Blocked">Why flows that are switched on can't run at all.</param>
/// <param name="LookedUp">The entities by whose keys rules refer to records, and which were read whole, whether one was lacking or not.</param>
public sealed record Examination(Seq<PreflightCheck> Preflight, Seq<Finding> Blocked, Seq<Lack> Lacks, Seq<EntityRef> LookedUp)
{
    public static Examination Of(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tasks = new FlowTasks(rules, snapshot, memory, run);
        var flows = rules.Flows.Filter(static flow => flow.Enabled).Map(flow => tasks.Of(flow).Match(Right: Of, Left: Blocking)).Strict();
        var nothing = new PlannedLinks(rules, [], []);
        var documents = rules.Documents.Filter(static flow => flow.Enabled).Map(flow => tasks.Of(flow, nothing).Match(
            Right: static task => Blocking(Seq<Finding>()) with { Preflight = Selecting.Preflight.Each(task) },
            Left: Blocking)).Strict();
        return new(
            (flows + documents).Bind(static flow => flow.Preflight).Strict(),
            (flows + documents).Bind(static flow => flow.Blocked).Strict(),
            flows.Bind(static flow => flow.Lacks).Strict(),
            toSeq(flows.Bind(static flow => flow.LookedUp).Distinct().Where(entity => snapshot[entity].Coverage.ProvesAbsence(run.Start)).Order()).Strict());
    }

    private static Examination Of(FlowTask task)
    {
        var references = References.Of(task);
        return new(Selecting.Preflight.Each(task), Seq<Finding>(), Lacking(task, references), toSeq(references.Map(static reference => reference.Entity).Distinct()).Strict());
    }

    private static Examination Blocking(Seq<Finding> why) => new(Seq<PreflightCheck>(), why, Seq<Lack>(), Seq<EntityRef>());

    private static Seq<Lack> Lacking(FlowTask task, Seq<Reference> references)
    {
        var selection = Selector.Select(task);
        return toSeq(references
            .Bind(reference => toSeq(selection[reference.From].Where(static entry => entry.TakesPart)).Bind(entry => reference.Missing(task, entry).Map(key => (reference, entry.Ref, Key: key)).ToSeq()))
            .GroupBy(static lack => (lack.reference.Rule.Name, lack.reference.Entity, lack.Key))
            .Select(same => (First: same.First(), Count: same.Count()))
            .Select(same => new Lack(
                task.Flow.Name, same.First.reference.Rule.Name, same.First.reference.Assignment.Value.At, same.First.reference.Entity, same.First.Key, same.First.Ref, same.Count))
            .OrderBy(static lack => lack.Entity).ThenBy(static lack => lack.Key.ToString(), StringComparer.Ordinal)).Strict();
    }
}
