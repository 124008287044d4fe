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
        _unclear = related.Table.Records.Any(record => Field(record.Row, relation.By).IsUnknown);
        _byOwner = related.IsWhole || related.Table.Owners.Count > 0 ? Groups(relation, related) : [];
    }

    /// <summary>A list that may lack a record is not known at all: a record whose owner could not be read may be anybody's.</summary>
    public Value Of(string owner) => _unclear || (!_related.IsWhole && !_related.Table.Owners.Contains(owner))
        ? Value.Unknown
        : _byOwner.TryGetValue(owner, out var found) ? found : _none;

    private static Dictionary<string, Value> Groups(Relation relation, EntityIndex related) => related.Table.Records
        .Select(record => (Record: record, Owner: Id(Field(record.Row, relation.By))))
        .Where(static r => r.Owner.Length > 0)
        .GroupBy(static r => r.Owner, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, g => One(relation, related, g.Select(static r => r.Record)), StringComparer.Ordinal);

    private static Value One(Relation relation, EntityIndex related, IEnumerable<Record> records)
    {
        var sorted = relation.Order
            .Fold(records.OrderBy(static _ => 0), static (all, field) => all.ThenBy(r => Field(r.Row, field), ValueOrder.Instance))
            .ThenBy(static r => r.Id, StringComparer.Ordinal);
        return relation.Many ? Value.List(sorted.Select(related.Reference)) : related.Reference(sorted.First());
    }

    private static Value Field(Row row, string name) =>
        row.Schema is { } schema && schema.Ordinal(name).Case is int ordinal ? row[ordinal] : Value.Unknown;

    private static string Id(Value owner) => owner.Kind == ValueKind.Reference ? owner.Referenced.Record.Id : owner.IsSet ? owner.ToString() : "";
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
