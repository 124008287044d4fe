using Brygga.Engine.Data;
using Brygga.Engine.Documents;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>What the stages of each flow look at, on one world; a flow that can't be planned gives the findings that say why.</summary>
internal sealed class FlowTasks
{
    private readonly (Snapshot Snapshot, Memory Memory, Run Run) _given;
    private readonly RuleBook _rules;
    private readonly SnapshotWorld _world;
    private readonly ReferenceSettings _named;
    private readonly IReadOnlySet<RecordRef> _needed;

    public FlowTasks(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        (_given, _rules) = ((snapshot, memory, run), rules);
        _world = new(snapshot, rules, memory, run.Start);
        _named = new(rules, _world);
        _needed = Needed();
        Queues = new(rules, flow => Of(flow, _world).ToOption());
    }

    /// <summary>The documents of which it is not known yet what their partners will be.</summary>
    public Queues Queues { get; }

    /// <summary>A flow that is switched off is not heard of where it can't be planned.</summary>
    public Either<Seq<Finding>, FlowTask> Of(Flow flow) => flow.NotYet.IsEmpty
        ? _named.Resolve(flow).ToEither()
            .Map(known => new FlowTask(known, flow, _given.Snapshot, _world, _given.Memory, _given.Run, _needed))
            .MapLeft(unknown => flow.Enabled ? unknown : Seq<Finding>())
        : Left(flow.Enabled ? Refused(flow.Name, flow.At, flow.NotYet) : Seq<Finding>());

    /// <param name="planned">The links that the registers' steps will make.</param>
    public Either<Seq<Finding>, DocumentTask> Of(DocumentFlow flow, PlannedLinks planned) => Of(flow, new PlannedWorld(_world, planned, Queues));

    private Either<Seq<Finding>, DocumentTask> Of(DocumentFlow flow, IWorld world) => flow.NotYet.IsEmpty
        ? _named.Resolve(flow).ToEither().Map(known => new DocumentTask(known, flow, _given.Snapshot, world, _given.Memory, _given.Run))
        : Left(Refused(flow.Name, flow.At, flow.NotYet));

    /// <summary>The records whose partners the documents that are picked up would speak of (M32).</summary>
    private IReadOnlySet<RecordRef> Needed()
    {
        var world = new NotingWorld(_world);
        foreach (var flow in _rules.Documents.Filter(static flow => flow.Enabled))
            Of(flow, world).IfRight(static task =>
            {
                if (Preflight.Check(task).Passes) Intake.Of(task).New.Iter(source => Composer.Compose(task, source));
            });
        return world.Asked;
    }

    /// <summary>A flow that uses what the engine can't do yet is named, and nothing of it is done.</summary>
    private static Seq<Finding> Refused(string flow, Origin at, Seq<(string Construct, Origin At)> notYet) =>
        Seq1(Findings.NotYet(new About(flow, "", at, Seq<RecordRef>(), Seq<FieldValue>()), notYet));
}
