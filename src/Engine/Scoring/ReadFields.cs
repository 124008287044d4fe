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
        var fields = new List<FieldValue>(formula.Reads.Fields.Count);
        foreach (var read in formula.Reads.Fields)
            if (read.Side == side) fields.Add(new(side, schema[read.Ordinal].Name, row[read.Ordinal]));
        return fields.ToArray();
    }
}
