using System.Collections.Frozen;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Explaining;

/// <summary>What people call records: by their natural keys, where the rules read them.</summary>
public sealed class RecordNames
{
    private readonly FrozenDictionary<RecordRef, string> _keys;
    private readonly Seq<RecordRef> _records;
    private readonly ILookup<RecordRef, RecordRef> _inside;

    public RecordNames(RuleBook rules, Snapshot snapshot)
    {
        var keyed = new Dictionary<RecordRef, string>();
        var records = new List<RecordRef>();
        foreach (var table in snapshot.Tables)
        {
            foreach (var record in table.Records)
            {
                records.Add(new(table.Entity, record.Id));
                if (KeyOf(rules.Entity(table.Entity), record.Row).Case is string key) keyed.TryAdd(new(table.Entity, record.Id), key);
            }
        }
        foreach (var table in snapshot.Tables)
            foreach (var record in table.Records)
                if (RowName(rules.Entity(table.Entity), record.Row, keyed).Case is string name) keyed[new(table.Entity, record.Id)] = name;
        (_keys, _records) = (keyed.ToFrozenDictionary(), toSeq(records).Strict());
        _inside = snapshot.Tables.Bind(table => Inside(rules.Entity(table.Entity), table)).ToLookup(static row => row.Owner, static row => row.Row);
    }

    /// <summary>The record's natural key; its id where it has none that was read.</summary>
    public string this[RecordRef record] => _keys.GetValueOrDefault(record, record.Id);

    /// <summary>The records that somebody may mean: by <c>severa.customer/ID</c>, by id, or by natural key; by more only where several are called so.</summary>
    public Seq<RecordRef> Called(string name) => _records.Filter(record => record.ToString() == name || record.Id == name || this[record] == name).Distinct().Strict();

    /// <summary>The rows that stand inside a record which is called so, such as those of a supplier invoice.</summary>
    public Seq<RecordRef> Inside(string name) => Called(name).Bind(owner => toSeq(_inside[owner])).Strict();

    private static Seq<(RecordRef Owner, RecordRef Row)> Inside(EntityType entity, Table table) =>
        from rows in entity.RowsOf.ToSeq()
        from record in toSeq(table.Records)
        from ordinal in record.Row.Schema!.Ordinal(rows.By).ToSeq()
        where record.Row[ordinal].Kind == ValueKind.Reference
        select (record.Row[ordinal].Referenced.Record, new RecordRef(table.Entity, record.Id));

    /// <summary>A row without an id of its own is told by the record in which it stands, and by what tells it from its neighbours.</summary>
    private static Option<string> RowName(EntityType entity, Row row, Dictionary<RecordRef, string> keyed) =>
        from rows in entity.RowsOf
        from schema in Optional(row.Schema)
        from owner in schema.Ordinal(rows.By).Map(ordinal => row[ordinal]).Filter(static value => value.Kind == ValueKind.Reference).Map(static value => value.Referenced.Record)
        let own = entity.IdParts.Filter(part => part != rows.By).Bind(part => schema.Ordinal(part).ToSeq()).Map(ordinal => row[ordinal]).Filter(static value => value.IsSet)
        where !own.IsEmpty
        select $"{keyed.GetValueOrDefault(owner, owner.Id)}: {string.Join(' ', own)}";

    private static Option<string> KeyOf(EntityType entity, Row row) =>
        row.Schema is { } schema ? schema.Ordinal(entity.KeyField).Map(ordinal => row[ordinal]).Filter(static key => key.IsSet).Map(static key => key.ToString()) : None;
}
