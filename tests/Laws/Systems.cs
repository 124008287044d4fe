using System.Collections.Immutable;

namespace Brygga.Laws;

/// <summary>Both systems as a value: the records of every entity by id, their fields by name.</summary>
public sealed record Systems(ImmutableSortedDictionary<EntityRef, ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>>> Entities)
{
    private static readonly ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>> None =
        ImmutableSortedDictionary.Create<string, ImmutableDictionary<string, Value>>(StringComparer.Ordinal);

    public static Systems Empty { get; } = new(ImmutableSortedDictionary<EntityRef, ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>>>.Empty);

    public ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>> this[EntityRef entity] => Entities.GetValueOrDefault(entity, None);

    public IEnumerable<RecordRef> Records => Entities.SelectMany(static entity => entity.Value.Keys.Select(id => new RecordRef(entity.Key, id)));

    public bool Has(RecordRef record) => this[record.Entity].ContainsKey(record.Id);

    public Value Field(RecordRef record, string field) =>
        this[record.Entity].TryGetValue(record.Id, out var fields) ? fields.GetValueOrDefault(field, Value.Nothing) : Value.Nothing;

    public Systems Put(RecordRef record, ImmutableDictionary<string, Value> fields) => new(Entities.SetItem(record.Entity, this[record.Entity].SetItem(record.Id, fields)));

    public Systems Set(RecordRef record, IEnumerable<(string Field, Value Value)> fields) =>
        Put(record, this[record.Entity][record.Id].SetItems(fields.Select(static f => KeyValuePair.Create(f.Field, f.Value))));

    public Systems Without(RecordRef record) => new(Entities.SetItem(record.Entity, this[record.Entity].Remove(record.Id)));

    /// <summary>Everything that the rules read, all of it complete.</summary>
    public Snapshot Read(RuleBook book, DateTimeOffset at) => new(book.Schemas.Map(schema => new Table(
        schema.Entity,
        this[schema.Entity].Select(record => new Record(record.Key, Encoded(schema, record.Value))).ToArray(),
        new(at, at, Seq<string>()))).Strict());

    public Row Row(RuleBook book, RecordRef record) =>
        this[record.Entity].TryGetValue(record.Id, out var fields) && book.Schemas.Find(schema => schema.Entity == record.Entity).Case is Schema schema
            ? Encoded(schema, fields)
            : Engine.Data.Row.None;

    private static Row Encoded(Schema schema, ImmutableDictionary<string, Value> fields) =>
        Engine.Data.Row.Of(schema, schema.Fields.Select(field => field.Type.Normalise(fields.GetValueOrDefault(field.Name, Value.Nothing))).ToArray());

    public override string ToString() => string.Join('\n', Records.Select(record =>
        $"    {record}: {string.Join(", ", this[record.Entity][record.Id].Where(static f => !f.Value.IsNothing).OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => $"{f.Key}={f.Value}"))}"));
}
