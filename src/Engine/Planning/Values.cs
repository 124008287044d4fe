using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Planning;

/// <summary>The values that a formula looked at, for findings.</summary>
internal static class Values
{
    public static Seq<FieldValue> Read(Formula formula, Side side, Row row) => formula.Reads.Fields
        .Filter(read => read.Side == side)
        .Map(read => new FieldValue(side, row.Schema![read.Ordinal].Name, row[read.Ordinal]))
        .Strict();
}
