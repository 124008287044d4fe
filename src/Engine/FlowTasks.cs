using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>What the stages of each flow look at, on one world; a flow that can't be planned gives the findings that say why.</summary>
internal sealed class FlowTasks
{
    private readonly (Snapshot Snapshot, Memory Memory, Run Run) _given;
    private readonly SnapshotWorld _world;
    private readonly ReferenceSettings _named;

    public FlowTasks(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        _given = (snapshot, memory, run);
        _world = new(snapshot, rules, memory, run.Start);
        _named = new(rules, _world);
    }

    /// <summary>A flow that is switched off is not heard of where it can't be planned.</summary>
    public Either<Seq<Finding>, FlowTask> Of(Flow flow) => flow.NotYet.IsEmpty
        ? _named.Resolve(flow).ToEither()
            .Map(known => new FlowTask(known, flow, _given.Snapshot, _world, _given.Memory, _given.Run))
            .MapLeft(unknown => flow.Enabled ? unknown : Seq<Finding>())
        : Left(flow.Enabled ? Refused(flow.Name, flow.At, flow.NotYet) : Seq<Finding>());

    /// <summary>A flow that uses what the engine can't do yet is named, and nothing of it is done.</summary>
    public static Seq<Finding> Refused(string flow, Origin at, Seq<(string Construct, Origin At)> notYet) =>
        Seq1(Findings.NotYet(new About(flow, "", at, Seq<RecordRef>(), Seq<FieldValue>()), notYet));
}
