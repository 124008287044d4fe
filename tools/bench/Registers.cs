using System.Globalization;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Bench;

/// <summary>All registers that the shipped rules of customers look into, listed completely.</summary>
internal sealed class Registers
{
    private readonly Dictionary<EntityRef, List<Record>> _records = [];

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<Record> this[EntityRef entity] => _records[entity];

    /// <summary>Every register that the rules read, listed completely: one to which nothing was added is empty.</summary>
    public Snapshot Snapshot => new(Shipped.Book.Schemas.Map(schema => new Engine.Data.Table(
        schema.Entity, [.. _records.GetValueOrDefault(schema.Entity, [])], new Coverage(Some(Now), Now, Seq<string>()))).Strict());

    public static EntityRef Severa(string name) => new(Side.Severa, name);

    public static EntityRef Fortnox(string name) => new(Side.Fortnox, name);

    public static Value Reference(EntityRef entity, string id) => Value.Reference(new(entity, id), Row.None);

    /// <summary>The place of a field in an entity's own rows.</summary>
    public static int Ordinal(EntityRef entity, string field) => Schema(entity).Ordinal(field).IfNone(() => throw new KeyNotFoundException($"{entity}.{field}"));

    public Row Add(EntityRef entity, string id, IReadOnlyDictionary<string, Value> fields)
    {
        var row = Customers.Encode(Schema(entity), fields);
        if (!_records.TryGetValue(entity, out var records)) _records.Add(entity, records = []);
        records.Add(new(id, row));
        return row;
    }

    /// <summary>The small registers that customers refer to.</summary>
    public void AddCommon()
    {
        foreach (var code in Customer.Countries) Add(Severa("country"), $"country-{code}", Fields(("code2", Value.Of(code))));
        foreach (var code in Customer.Currencies)
        {
            Add(Severa("currency"), $"currency-{code}", Fields(("code", Value.Of(code))));
            Add(Fortnox("currency"), code, Fields(("Code", Value.Of(code))));
        }
        foreach (var days in Customer.Days.Select(static d => d.ToString(CultureInfo.InvariantCulture)).Append("K"))
            Add(Fortnox("terms_of_payment"), days, Fields(("Code", Value.Of(days))));
        foreach (var state in (string[])["InProgress", "Won", "Lost"]) Add(Severa("sales_status_type"), $"state-{state}", Fields(("salesState", Value.Of(state))));
    }

    public static Dictionary<string, Value> Fields(params (string Name, Value Value)[] fields) =>
        fields.ToDictionary(static f => f.Name, static f => f.Value, StringComparer.Ordinal);

    private static Schema Schema(EntityRef entity) =>
        Shipped.Book.Schemas.Find(schema => schema.Entity == entity).IfNone(() => throw new KeyNotFoundException(entity.ToString()));
}
