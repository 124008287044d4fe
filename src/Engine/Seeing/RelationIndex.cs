using System.Runtime.InteropServices;
using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>The records of one relation by their owner's id, each list in the relation's order, ties by id.</summary>
internal sealed class RelationIndex
{
    private readonly Dictionary<string, Value> _byOwner;
    private readonly Value _none;
    private readonly bool _unclear;
    private readonly EntityIndex _related;

    public RelationIndex(Relation relation, EntityIndex related)
    {
        _related = related;
        _none = relation.Many ? Value.List([]) : Value.Nothing;
        _unclear = related.Table.Records.Any(record => IsUnread(record.Row, relation.By));
        _byOwner = related.IsWhole || related.Table.Owners.Count > 0 ? Groups(relation, related) : [];
    }

    /// <summary>A list that may lack a record is not known at all: a record whose owner could not be read may be anybody's.</summary>
    public Value Of(string owner) => _unclear || (!_related.IsWhole && !_related.Table.Owners.Contains(owner))
        ? Value.Unknown
        : _byOwner.TryGetValue(owner, out var found) ? found : _none;

    /// <summary>Most owners have one record or two, so that a list of one's own and an order are made only where several are there.</summary>
    private static Dictionary<string, Value> Groups(Relation relation, EntityIndex related)
    {
        var byOwner = new Dictionary<string, List<Record>>(related.Table.Records.Length, StringComparer.Ordinal);
        foreach (var record in related.Table.Records)
        {
            var owner = Id(Field(record.Row, relation.By));
            if (owner.Length == 0) continue;
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(byOwner, owner, out _);
            (own ??= new(1)).Add(record);
        }
        var found = new Dictionary<string, Value>(byOwner.Count, StringComparer.Ordinal);
        foreach (var (owner, records) in byOwner) found.Add(owner, One(relation, related, records));
        return found;
    }

    private static Value One(Relation relation, EntityIndex related, List<Record> records)
    {
        if (records.Count > 1) records.Sort(new RecordOrder(relation));
        return relation.Many ? Value.List(records.ConvertAll(related.Reference).ToArray()) : related.Reference(records[0]);
    }

    private static Value Field(Row row, string name) =>
        row.Schema is { } schema && schema.Ordinal(name).Case is int ordinal ? row[ordinal] : Value.Unknown;

    private static bool IsUnread(Row row, string name) =>
        row.Schema is not { } schema || schema.Ordinal(name).Case is not int ordinal || (ValueKind)row.Encoded(ordinal).Span[0] == ValueKind.Unknown;

    private static string Id(Value owner) => owner.Kind == ValueKind.Reference ? owner.Referenced.Record.Id : owner.IsSet ? owner.ToString() : "";

    /// <summary>By the relation's fields, ties by id.</summary>
    private sealed class RecordOrder(Relation relation) : IComparer<Record>
    {
        public int Compare(Record x, Record y)
        {
            foreach (var field in relation.Order)
                if (ValueOrder.Instance.Compare(Field(x.Row, field), Field(y.Row, field)) is var byField and not 0) return byField;
            return string.CompareOrdinal(x.Id, y.Id);
        }
    }
}

/// <summary>A total order of values: what is not there last, kinds apart, texts ordinally.</summary>
internal sealed class ValueOrder : IComparer<Value>
{
    public static ValueOrder Instance { get; } = new();

    public int Compare(Value x, Value y) => x.Kind != y.Kind || !x.IsSet
        ? (x.IsSet ? (int)x.Kind : int.MaxValue).CompareTo(y.IsSet ? (int)y.Kind : int.MaxValue)
        : x.Kind switch
        {
            ValueKind.Number => x.Number.CompareTo(y.Number),
            ValueKind.Date => x.Date.CompareTo(y.Date),
            ValueKind.Instant => x.Instant.CompareTo(y.Instant),
            _ => string.CompareOrdinal(x.ToString(), y.ToString()),
        };
}
