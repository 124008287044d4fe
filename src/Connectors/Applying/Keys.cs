using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>The key by which a created record is found again, and its value.</summary>
internal sealed record CreateKey(NaturalKey Natural, Value Value);

/// <summary>Looks created records up by the key that their catalogue declares for it.</summary>
internal static class Keys
{
    public static Option<CreateKey> Of(ApplyRun run, Step step) =>
        from field in run.Rules.Entity(step.Entity).RecoverKey
        from change in step.Fields.Find(change => change.Field == field)
        from value in change.After is Wanted.Known known ? Some(known.Value) : None
        select Named(run, step.Entity, field, value);

    public static CreateKey Of(ApplyRun run, Intent intent) => Named(run, intent.Target, intent.KeyField, intent.Key);

    public static Task<Either<Fault, Seq<Received>>> Find(ApplyRun run, Step step, CreateKey key) =>
        run.Systems.Reader(step.Entity.Side).Find(run.Rules.Entity(step.Entity), run.Schema(step, step.Entity.Side), key.Natural, key.Value, CancellationToken.None);

    public static string Twins(Step step, CreateKey key, Seq<Received> found) =>
        $"{step.Entity.Side.Title()} has {found.Count} records with the key {key.Value} ({string.Join(", ", found.Map(static r => r.Id))}): keep one, and change the key of the others.";

    private static CreateKey Named(ApplyRun run, EntityRef entity, string field, Value value) => new(
        run.Rules.Entity(entity).Keys.Find(key => key.Field == field).IfNone(() => new NaturalKey(field, Uniqueness.No, None)),
        value);
}
