using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>The fields of a record that a formula reads, as they stand in it.</summary>
internal static class ReadFields
{
    public static Seq<FieldValue> Of(Formula formula, Side side, Row row) => toSeq(Array(formula, side, row));

    /// <summary>The same, to be put together with others.</summary>
    public static FieldValue[] Array(Formula formula, Side side, Row row)
    {
        if (row.Schema is not { } schema) return [];
        var reads = formula.Reads.Fields;
        var own = 0;
        for (var i = 0; i < reads.Count; i++) own += reads[i].Side == side ? 1 : 0;
        var fields = new FieldValue[own];
        for (int i = 0, at = 0; at < own; i++)
            if (reads[i].Side == side) fields[at++] = new(side, schema[reads[i].Ordinal].Name, row[reads[i].Ordinal]);
        return fields;
    }
}
