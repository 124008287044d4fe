using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>The fields of a record that a formula reads, as they stand in it.</summary>
internal static class ReadFields
{
    public static Seq<FieldValue> Of(Formula formula, Side side, Row row) => row.Schema is { } schema
        ? formula.Reads.Fields.Filter(read => read.Side == side).Map(read => new FieldValue(side, schema[read.Ordinal].Name, row[read.Ordinal])).Strict()
        : Seq<FieldValue>();
}
