using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>The conditions of the catalogue's actions, on a record as it is.</summary>
internal static class Conditions
{
    public static RemoteAction Action(ApplyRun run, Step step) =>
        (from name in step.Action
         from action in run.Rules.Entity(step.Entity).Actions.Find(name)
         select action).IfNone(() => throw new InvalidOperationException($"the plan has an action {step.Action.IfNone("")} that {step.Entity} lacks"));

    /// <summary>The record: as it was read or answered just now if that tells enough, else read.</summary>
    public static async Task<Either<Fault, Option<Received>>> Look(ApplyRun run, RecordRef record, RemoteAction action)
    {
        var (entity, schema) = (run.Rules.Entity(record.Entity), run.Schema(record.Entity));
        var mirrored = (await run.State.FindMirrorRow(record, CancellationToken.None)).Filter(row => Checking.IsRecent(run, Verb.Act, row));
        return mirrored.Filter(row => TellsAll(run, record.Entity, action, row.Json)).Case is MirrorRow recent
            ? Some(new Received(record.Id, recent.Json, run.Systems.Reader(record.Side).Decode(entity, schema, recent.Json)))
            : await Records.Read(run, record, schema);
    }

    public static bool IsDone(ApplyRun run, EntityRef entity, RemoteAction action, Received record) =>
        action.Done.Exists(done => Holds(run, entity, done, record.Json).IsTrue);

    public static bool IsUndone(ApplyRun run, EntityRef entity, RemoteAction action, Received record) =>
        action.Done.Exists(done => Holds(run, entity, done, record.Json) == Value.False);

    /// <summary>What can't be told the system itself will tell.</summary>
    public static bool Forbids(ApplyRun run, EntityRef entity, RemoteAction action, Received record) =>
        action.May.Exists(may => Holds(run, entity, may, record.Json) == Value.False);

    public static string May(RemoteAction action) => action.May.Match(static may => $"'{may.Text}'", static () => "its condition");

    private static bool TellsAll(ApplyRun run, EntityRef entity, RemoteAction action, string json) =>
        (action.May.ToSeq() + action.Done.ToSeq()).ForAll(condition => !Holds(run, entity, condition, json).IsUnknown);

    private static Value Holds(ApplyRun run, EntityRef entity, Formula condition, string json)
    {
        var type = run.Rules.Entity(entity);
        return condition.Run(Scope.Of(entity.Side, run.Systems.Reader(entity.Side).Decode(type, type.Whole, json), run.Rules.Settings));
    }
}
