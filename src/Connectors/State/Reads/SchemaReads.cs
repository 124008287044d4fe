using System.Data.Common;
using System.Text.Json;
using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Reads;

/// <summary>The schemas that stored rows were encoded under.</summary>
internal static class SchemaReads
{
    /// <summary>All remembered schemas, by the hash as stored.</summary>
    public static Dictionary<string, Schema> Load(IReads reads) => reads
        .Read<(string Hash, string Entity, string Names)>(Sql.Load)
        .ToDictionary(
            static s => s.Hash,
            static s => Schema.Remembered(EntityRef.Parse(s.Entity), Hash.Parse(s.Hash), JsonSerializer.Deserialize<string[]>(s.Names)!),
            StringComparer.Ordinal);

    public static class Sql
    {
        public const string Load = "SELECT hash, entity, field_names FROM schemas WHERE connection = @connection";
    }
}

/// <summary>Reads rows into the present schemas of a rule book's flows, of registers and of documents.</summary>
internal sealed class KnownSchemas(IReadOnlyDictionary<string, Schema> remembered, RuleBook rules)
{
    private readonly Dictionary<string, Func<Side, Register>> _flows = rules.Flows.Map(static flow => (flow.Name, Of: (Func<Side, Register>)(side => flow[side])))
        .Concat(rules.Documents.Map(static flow => (flow.Name, Of: (Func<Side, Register>)(side => flow[side]))))
        .ToDictionary(static flow => flow.Name, static flow => flow.Of, StringComparer.Ordinal);

    public bool Knows(string flow) => _flows.ContainsKey(flow);

    /// <summary>
    /// The row whose bytes stand at a column and whose schema stands at the next: as it is if that schema is the present one, else
    /// carried over field by field. Of a flow that is not in the rule book it stays as it was.
    /// </summary>
    public Row Read(DbDataReader reader, int column, string flow, Side side)
    {
        if (reader.IsDBNull(column)) return Row.None;
        var schema = remembered[reader.GetString(column + 1)];
        var bytes = reader.GetFieldValue<byte[]>(column);
        if (!_flows.TryGetValue(flow, out var known)) return new(schema, bytes);
        var present = known(side).Schema;
        return schema.Hash == present.Hash ? new(present, bytes) : new Row(schema, bytes).As(present);
    }
}
