using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Engine.Seeing;

/// <summary>A side's base put together: the record's own fields, and what the rules reach from it as the step or the note tells.</summary>
public static class AgreedRow
{
    /// <param name="own">The record as it stands in its own register.</param>
    public static Row Of(Register register, Side side, Row own, Seq<FieldValue> reached) => register.IsPlain || !own.Exists
        ? own
        : Make(register, side, reached, field => own.Schema!.Ordinal(field).Match(ordinal => own[ordinal], static () => Value.Nothing), static _ => Value.Unknown);

    /// <summary>The record as it was last agreed, but what is reached from it: a part has been written, and nothing else.</summary>
    public static Row OfPart(Register register, Side side, Row before, Seq<FieldValue> reached)
    {
        return Make(register, side, reached, Before, Before);

        Value Before(string field) => before.Exists && before.Schema!.Ordinal(field).Case is int ordinal ? before[ordinal] : Value.Unknown;
    }

    private static Row Make(Register register, Side side, Seq<FieldValue> reached, Func<string, Value> own, Func<string, Value> untold) => Row.Of(
        register.Schema,
        register.Schema.Fields.Select(field => register.Reached.Exists(r => r.Name == field.Name)
            ? reached.Find(r => r.Side == side && r.Field == field.Name).Match(static r => r.Value, () => untold(field.Name))
            : own(field.Name)).ToArray());
}
