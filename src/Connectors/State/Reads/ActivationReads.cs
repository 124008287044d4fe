using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>Whether the connection is switched on, and what there was when it was.</summary>
internal static class ActivationReads
{
    public static Option<Activation> Load(IReads reads) => reads
        .Read<(string On, string? Off)>(Sql.Activation)
        .HeadOrNone()
        .Map(static a => new Activation(Stored.Instant(a.On), Optional(a.Off).Map(Stored.Instant)));

    /// <summary>Under the schemas of its day: it is only ever compared field by field.</summary>
    public static Option<Baseline> Baseline(IReads reads) => Load(reads).Map(activation =>
    {
        var schemas = SchemaReads.Load(reads);
        var records = new List<(RecordRef, Row)>();
        foreach (var reader in reads.Stream(Sql.Baseline))
            records.Add((new(EntityRef.Parse(reader.GetString(0)), reader.GetString(1)), new(schemas[reader.GetString(3)], reader.GetFieldValue<byte[]>(2))));
        return new Baseline(activation.On, toHashMap(records));
    });

    public static class Sql
    {
        public const string Activation = "SELECT activated_at, deactivated_at FROM activations WHERE connection = @connection";

        public const string Baseline = "SELECT entity, record_id, row_bytes, row_schema FROM baseline WHERE connection = @connection";
    }
}
