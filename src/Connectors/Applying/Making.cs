using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>
/// A record that comes of an action on another one: an invoice is credited. The other one names it afterwards (<c>makes:</c>), which
/// is how it is found, at once or after a lost answer.
/// </summary>
internal static class Making
{
    /// <summary>What is to be done to which record, while it names no record yet and may be done.</summary>
    public static async Task<Either<Receipt, CreateKey>> Free(ApplyRun run, Step step, CreateKey.Made key)
    {
        var action = Action(run, key);
        var original = await Records.Read(run, key.From, run.Schema(key.From.Entity));
        if (original.Case is Fault fault) return await run.Fail(step, fault);
        if (original.IfLeft(Option<Received>.None).Case is not Received record)
            return await run.Fail(step, StepOutcome.Stale, "gone", $"{key.From} no longer exists.", gone: key.From);
        if (Named(run, key, record).Case is string other)
            return await run.Fail(step, StepOutcome.Stale, "appeared", $"{key.Action} was done to {key.From} after the plan was made, which made {other}; the next plan looks at it anew.");
        return Conditions.Forbids(run, key.From.Entity, action, record)
            ? await run.Fail(step, StepOutcome.Stale, "may_not", $"{key.From} was changed after the plan was made: {Conditions.May(action)} no longer holds.")
            : key;
    }

    /// <summary>Does the action; the answer is the record that it made.</summary>
    public static async Task<Either<Fault, Received>> Send(ApplyRun run, CreateKey.Made key, Schema schema)
    {
        var (entity, own) = (run.Rules.Entity(key.From.Entity), run.Schema(key.From.Entity));
        var answer = await run.Systems.Writer(key.From.Side).Act(entity, own, key.From.Id, Action(run, key), CancellationToken.None);
        if (answer.Case is not Received original) return answer;
        await run.State.SaveRows(key.From.Entity, own, Seq1(Mirroring.Row(original, run.Clock)), CancellationToken.None);
        var made = await Follow(run, key, original, schema);
        return made.Match(
            found => found.HeadOrNone().ToEither(() => Lost(key, "no_record", "The answer does not name the new record.")),
            static fault => fault with { Kind = FaultKind.UnknownOutcome });
    }

    /// <summary>The record that the action made, if it was done.</summary>
    public static async Task<Either<Fault, Seq<Received>>> Find(ApplyRun run, CreateKey.Made key, Schema schema)
    {
        var original = await Records.Read(run, key.From, run.Schema(key.From.Entity));
        if (original.Case is Fault fault) return fault;
        return original.IfLeft(Option<Received>.None).Case is Received record ? await Follow(run, key, record, schema) : Seq<Received>();
    }

    private static async Task<Either<Fault, Seq<Received>>> Follow(ApplyRun run, CreateKey.Made key, Received original, Schema schema)
    {
        if (Named(run, key, original).Case is not string id) return Seq<Received>();
        var made = await Records.Read(run, new(Makes(run, key).Entity, id), schema);
        return made.Bind(found => found.Match(
            record => Right<Fault, Seq<Received>>(Seq1(record)),
            () => Lost(key, "gone", $"{key.From} names {id}, which can't be read.")));
    }

    private static Option<string> Named(ApplyRun run, CreateKey.Made key, Received original) =>
        Records.Field(run.Systems.Reader(key.From.Side), run.Rules.Entity(key.From.Entity), original.Json, Makes(run, key).Field).Map(static value => value.Name());

    private static (EntityRef Entity, string Field) Makes(ApplyRun run, CreateKey.Made key) =>
        Action(run, key).Makes.IfNone(() => throw new InvalidOperationException($"{key.Action} makes nothing"));

    private static RemoteAction Action(ApplyRun run, CreateKey.Made key) => run.Rules.Entity(key.From.Entity).Actions.Find(key.Action)
        .IfNone(() => throw new InvalidOperationException($"{key.From.Entity} has no action {key.Action}"));

    private static Fault Lost(CreateKey.Made key, string code, string message) =>
        new(FaultKind.UnknownOutcome, key.From.Side, $"{key.Action} of {key.From}", code, message, None);
}
