using System.Collections.Immutable;
using System.Globalization;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Worlds;

/// <summary>Both systems as a value: per side, records by id, raw field values by name.</summary>
public sealed record World(
    ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>> Severa,
    ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>> Fortnox,
    int Created)
{
    public static World Empty { get; } = new(Nothing, Nothing, 0);

    private static ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>> Nothing =>
        ImmutableSortedDictionary.Create<string, ImmutableDictionary<string, Value>>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>> this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public Snapshot Read(RuleBook book, DateTimeOffset at) => new(Seq(ReadTable(book, Side.Severa, at), ReadTable(book, Side.Fortnox, at)));

    public Option<Row> Row(RuleBook book, RecordRef record) =>
        this[record.Side].TryGetValue(record.Id, out var fields) ? Some(Encode(book.Flows[0][record.Side].Schema, fields)) : None;

    public static Row Encode(Schema schema, ImmutableDictionary<string, Value> fields) =>
        Engine.Data.Row.Of(schema, schema.Fields.Select(field => field.Type.Normalise(fields.GetValueOrDefault(field.Name, Value.Nothing))).ToArray());

    /// <summary>A new record: Severa gives it a guid; Fortnox keeps the key as the id and refuses a used one.</summary>
    public Option<(World World, string Id)> Create(Side side, IEnumerable<(string Field, Value Value)> fields)
    {
        var record = fields.ToImmutableDictionary(static f => f.Field, static f => f.Value, StringComparer.Ordinal);
        var flag = side == Side.Severa ? "active" : "Active";
        if (!record.ContainsKey(flag)) record = record.Add(flag, Value.True);
        var id = side == Side.Severa
            ? string.Create(CultureInfo.InvariantCulture, $"guid-{Created:D4}")
            : record["Key"].ToString().Trim();
        return this[side].ContainsKey(id) ? None : Some((Put(side, id, record) with { Created = Created + 1 }, id));
    }

    public World Update(RecordRef record, IEnumerable<(string Field, Value Value)> fields) =>
        Put(record.Side, record.Id, this[record.Side][record.Id].SetItems(fields.Select(static f => KeyValuePair.Create(f.Field, f.Value))));

    public World Delete(Side side, string id) => With(side, this[side].Remove(id));

    public World Put(Side side, string id, ImmutableDictionary<string, Value> record) => With(side, this[side].SetItem(id, record));

    private World With(Side side, ImmutableSortedDictionary<string, ImmutableDictionary<string, Value>> records) =>
        side == Side.Severa ? this with { Severa = records } : this with { Fortnox = records };

    private Table ReadTable(RuleBook book, Side side, DateTimeOffset at)
    {
        var register = book.Flows[0][side];
        var records = this[side].Select(record => new Record(record.Key, Encode(register.Schema, record.Value))).ToArray();
        return new(register.Entity, records, new(Some(at), at, Seq<string>()));
    }
}
