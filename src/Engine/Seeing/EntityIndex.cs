using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>One register: by id, by natural key, whole.</summary>
internal sealed class EntityIndex
{
    private readonly Lazy<Dictionary<string, Row>> _byId;
    private readonly Lazy<Dictionary<Value, Value>> _byKey;
    private readonly Lazy<Value> _all;

    public EntityIndex(EntityType type, Table table, DateTimeOffset runStart)
    {
        (Type, Table, IsWhole) = (type, table, table.Coverage.ProvesAbsence(runStart));
        _byId = new(ById);
        _byKey = new(ByKey);
        _all = new(() => Value.List(Table.Records.OrderBy(static r => r.Id, StringComparer.Ordinal).Select(Reference)));
    }

    public EntityType Type { get; }

    public Table Table { get; }

    /// <summary>What is not here is not there.</summary>
    public bool IsWhole { get; }

    public Value All => IsWhole ? _all.Value : Value.Unknown;

    public Value Sole => Table.Records.Length == 1 ? Reference(Table.Records[0]) : Table.Records.Length == 0 && IsWhole ? Value.Nothing : Value.Unknown;

    public Presence Find(string id, out Row row) =>
        _byId.Value.TryGetValue(id, out row) ? Presence.Present : IsWhole ? Presence.Absent : Presence.Unknown;

    /// <summary>A key that two records have names neither; one that none has may be that of a record whose key could not be read.</summary>
    public Value ByKey(Value key) =>
        !IsWhole ? Value.Unknown : _byKey.Value.TryGetValue(key, out var found) ? found : _byKey.Value.ContainsKey(Value.Unknown) ? Value.Unknown : Value.Nothing;

    public Value Reference(Record record) => Value.Reference(new(Type.Ref, record.Id), record.Row);

    private Dictionary<string, Row> ById()
    {
        var rows = new Dictionary<string, Row>(Table.Records.Length, StringComparer.Ordinal);
        foreach (var record in Table.Records) rows[record.Id] = record.Row;
        return rows;
    }

    private Dictionary<Value, Value> ByKey()
    {
        var found = new Dictionary<Value, Value>(Table.Records.Length);
        foreach (var record in Table.Records)
        {
            var key = record.Row.Schema?.Ordinal(Type.KeyField).Map(ordinal => record.Row[ordinal]).IfNone(Value.Unknown) ?? Value.Unknown;
            if (key.IsUnknown) found[key] = key;
            else if (key.IsSet && !found.TryAdd(key, Reference(record))) found[key] = Value.Unknown;
        }
        return found;
    }
}
