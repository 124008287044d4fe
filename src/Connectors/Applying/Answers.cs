using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>Compares an answer with what was asked for: a field that was ignored is said, not passed over (Severa FACTS 8.7).</summary>
internal static class Answers
{
    private const decimal Tolerance = 0.005m;

    /// <summary>What a person should know of an answer: fields that came out otherwise than sent, sums otherwise than expected.</summary>
    public static string Remarks(ApplyRun run, Step step, Seq<FieldWrite> writes, Received received) =>
        string.Join("; ", Ignored(run.Schema(step.Entity), writes, received) + Unexpected(run, step, received));

    /// <summary>The writes that the system has not taken, of those that it may not.</summary>
    public static Seq<(FieldWrite Write, Value Has)> NotTaken(ApplyRun run, EntityType entity, Seq<FieldWrite> writes, Received received)
    {
        if (writes.IsEmpty) return Seq<(FieldWrite, Value)>();
        var whole = entity.Whole;
        var row = run.Systems.Reader(entity.Ref.Side).Decode(entity, whole, received.Json);
        return writes.Map(write => (Write: write, Has: whole.Ordinal(write.Field.Name).Map(ordinal => row[ordinal]).IfNone(Value.Unknown)))
            .Filter(static pair => !Agrees(pair.Write.Field.Type, pair.Write.Value, pair.Has)).Strict();
    }

    /// <summary>Whether an answer says nothing of a written field.</summary>
    public static bool IsSilent(ApplyRun run, EntityType entity, Seq<FieldWrite> writes, Received received)
    {
        if (writes.IsEmpty) return false;
        var whole = entity.Whole;
        var row = run.Systems.Reader(entity.Ref.Side).Decode(entity, whole, received.Json);
        return writes.Exists(write => whole.Ordinal(write.Field.Name).Exists(ordinal => row[ordinal].IsUnknown));
    }

    private static Seq<string> Ignored(Schema schema, Seq<FieldWrite> writes, Received received) => writes.Bind(write => schema.Ordinal(write.Field.Name)
        .Filter(ordinal => !Agrees(write.Field.Type, write.Value, received.Row[ordinal]))
        .Map(ordinal => $"{write.Field.Name} was sent as '{write.Value}' and answered as '{received.Row[ordinal]}'")
        .ToSeq()).Strict();

    private static Seq<string> Unexpected(ApplyRun run, Step step, Received received)
    {
        if (step.Expected.IsEmpty) return Seq<string>();
        var (entity, reader) = (run.Rules.Entity(step.Entity), run.Systems.Reader(step.Entity.Side));
        return step.Expected.Choose(expected => Records.Field(reader, entity, received.Json, expected.Field)
            .Filter(has => !IsNear(expected.Value, has))
            .Map(has => $"{expected.Field} was expected to be {expected.Value} and {step.Entity.Side.Title()} made it {has}: compare the two documents before this one is sent")).Strict();
    }

    private static bool IsNear(Value expected, Value has) => expected.Kind == ValueKind.Number && has.Kind == ValueKind.Number
        ? Math.Abs(expected.Number - has.Number) <= Tolerance
        : expected == has;

    private static bool Agrees(FieldType type, Value sent, Value has) => (sent.Kind, has.Kind) switch
    {
        (ValueKind.List, ValueKind.List) when type.Item.Case is FieldType item => sent.Items.Length == has.Items.Length
            && toSeq(sent.Items.ToArray()).Zip(toSeq(has.Items.ToArray())).ForAll(pair => Agrees(item, pair.Item1, pair.Item2)),
        (ValueKind.Record, ValueKind.Record) when !type.Members.IsEmpty => sent.Members.ToArray().All(member => HasMember(type, member, has)),
        (ValueKind.Reference, _) or (_, ValueKind.Reference) => sent.Name() == has.Name(),
        _ => type.Normalise(sent) == has,
    };

    /// <summary>Of a record only what was sent is compared. What clears a member is not answered with the same word.</summary>
    private static bool HasMember(FieldType type, Member sent, Value record)
    {
        if (type.Members.Find(sent.Name).Case is not Field { Write: not WriteMode.Never } field) return true;
        var has = toSeq(record.Members.ToArray()).Find(member => member.Name == sent.Name).Map(static member => member.Value).IfNone(Value.Unknown);
        return has.IsUnknown || (has.IsNothing && (sent.Value.IsNothing || sent.Value == Value.Of(0))) || Agrees(field.Type, sent.Value, has);
    }
}
