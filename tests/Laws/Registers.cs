using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Laws;

/// <summary>Makes both systems for a rule book: some records of each entity that the rules read, small registers of words whole.</summary>
internal sealed class Registers(RuleBook book, Random random)
{
    private static readonly Dictionary<string, string[]> Whole = new(StringComparer.Ordinal)
    {
        ["severa.invoice_status"] = ["draft", "ready", "done", "sent", "paid", "failed"],
        ["severa.currency"] = ["sek", "eur"],
        ["severa.country"] = ["se", "no"],
        ["severa.organization"] = ["us"],
        ["severa.organization_settings"] = ["us"],
        ["fortnox.unit"] = ["h", "st"],
        ["fortnox.currency"] = ["SEK", "EUR"],
        ["fortnox.terms_of_payment"] = ["10", "30", "K"],
        ["fortnox.financial_year"] = ["1"],
        ["fortnox.locked_period"] = ["1"],
        ["fortnox.company_settings"] = ["1"],
    };

    private static readonly Dictionary<string, string[]> Some = new(StringComparer.Ordinal)
    {
        ["fortnox.customer"] = ["1", "2", "3", "A4"],
        ["fortnox.article"] = ["S1", "S2", "W2", "X"],
        ["fortnox.project"] = ["1", "2", "9"],
        ["fortnox.invoice"] = ["502", "900"],
        ["fortnox.supplier_invoice"] = ["30", "31"],
    };

    private static readonly EntityRef Customers = new(Side.Severa, "customer");

    private static readonly string[] Belonging = ["invoice_row", "invoice_row_share", "invoice_settings", "invoice_file", "supplier_invoice_row", "supplier_invoice_file"];

    /// <summary>The registers whose records people edit.</summary>
    public static Seq<EntityRef> Edited(RuleBook book) => book.Schemas.Map(static schema => schema.Entity)
        .Filter(static entity => !Whole.ContainsKey(entity.ToString()) && !Belonging.Contains(entity.Name, StringComparer.Ordinal)).Strict();

    public Systems Make()
    {
        var ids = book.Schemas.Map(static schema => schema.Entity).ToDictionary(static entity => entity, Ids);
        var world = Systems.Empty;
        foreach (var entity in ids.Keys.Where(static entity => !Belonging.Contains(entity.Name, StringComparer.Ordinal)).Order())
            foreach (var id in ids[entity]) world = world.Put(new(entity, id), Record(entity, id, world));
        foreach (var invoice in world[Invoices.Severa].Keys) world = new Invoices(book, random).Filled(world, invoice);
        foreach (var invoice in world[Costs.Invoice].Keys) world = new Costs(book, random).Filled(world, invoice);
        if (random.Next(2) == 0) world = WithCredit(world);
        if (random.Next(2) == 0) world = new Costs(book, random).WithTwoAlike(world);
        return random.Next(2) == 0 ? world : WithUnread(world);
    }

    /// <summary>Where the credit note stands among the invoices, if there is one that credits another.</summary>
    public static Option<int> CreditNote(Systems world) => toSeq(world[Invoices.Severa].Keys.Select(static (id, i) => (Id: id, Place: i)))
        .Find(invoice => new RecordRef(Invoices.Severa, invoice.Id) is var record && world.Field(record, "isCreditNote").IsTrue && world.Field(record, "creditNoteInvoice").IsSet)
        .Map(static invoice => invoice.Place);

    /// <summary>Of two invoices the second credits the first, which may be transferred before it: their customer can be sent invoices.</summary>
    private static Systems WithCredit(Systems world)
    {
        if (world[Invoices.Severa].Keys.ToArray() is not [var credited, var credit, ..] || world[Customers].Keys.FirstOrDefault() is not string customer) return world;
        var payer = Value.Reference(new(Customers, customer), Row.None);
        return world
            .Set(new(Customers, customer), [("number", Value.Of(8m)), ("isActive", Value.True), ("isInternal", Value.False)])
            .Set(new(Invoices.Severa, credited), [("isCreditNote", Value.False), ("status", Status("ready")), ("customer", payer), ("billingCustomer", Value.Nothing)])
            .Set(new(Invoices.Severa, credit), [("isCreditNote", Value.True), ("status", Status("draft")), ("customer", payer), ("billingCustomer", Value.Nothing), ("creditNoteInvoice", Value.Reference(new(Invoices.Severa, credited), Row.None))]);
    }

    private static Value Status(string id) => Value.Reference(new(new(Side.Severa, "invoice_status"), id), Row.None);

    /// <summary>A record with something in each field that the rules read.</summary>
    public ImmutableDictionary<string, Value> Record(EntityRef entity, string id, Systems world)
    {
        var type = book.Entity(entity);
        var schema = book.Schemas.Find(schema => schema.Entity == entity).IfNone(() => type.Whole);
        return schema.Fields.ToImmutableDictionary(static field => field.Name, field => field.Name == type.Id ? Id(field, id) : Of(entity, field, id, world), StringComparer.Ordinal);
    }

    public Value Of(EntityRef entity, Field field, string id, Systems world) => (entity.Name, field.Name) switch
    {
        ("invoice_status", "name") => Value.Of(id),
        ("invoice_status", "hasInvoiceNumber") => Value.Of(id != "draft"),
        ("currency", "code") => Value.Of(id.ToUpperInvariant()),
        ("country", "code2") => Value.Of(id.ToUpperInvariant()),
        ("invoice", "status") when random.Next(4) > 0 => Value.Reference(new(new(Side.Severa, "invoice_status"), random.Next(3) > 0 ? "ready" : "draft"), Row.None),
        ("invoice", "customer") when world[new(Side.Severa, "customer")].Keys.FirstOrDefault() is string customer => Value.Reference(new(new(Side.Severa, "customer"), customer), Row.None),
        ("invoice", "billingCustomer") when random.Next(3) > 0 => Value.Nothing,
        ("invoice", "currency") => Value.Reference(new(new(Side.Severa, "currency"), random.Next(3) > 0 ? "sek" : "eur"), Row.None),
        ("customer" or "project", "number") or ("product", "code") or ("work_type", "code") when id.Contains('-', StringComparison.Ordinal) && random.Next(4) > 0 => Own(entity.Name, id),
        ("organization", "currency") when random.Next(4) > 0 => Value.Reference(new(new(Side.Severa, "currency"), "sek"), Row.None),
        ("invoice_row_share", "item") when random.Next(5) > 0 => Value.Nothing,
        _ => Values.Of(random, entity, field, to => world[to].Keys.DefaultIfEmpty("none").Concat(Ids(to).Take(1)).ToArray()),
    };

    private static Value Id(Field field, string id) => field.Type.Kind == ValueKind.Number ? Value.Of(decimal.Parse(id, CultureInfo.InvariantCulture)) : Value.Of(id);

    /// <summary>A key that no other record of the register has by itself.</summary>
    private static Value Own(string entity, string id) => entity switch
    {
        "product" => Value.Of($"S{id[^1]}"),
        "work_type" => Value.Of($"W{id[^1]}"),
        _ => Value.Of(id[^1] - (decimal)'0'),
    };

    private string[] Ids(EntityRef entity) => Whole.TryGetValue(entity.ToString(), out var all)
        ? all
        : [.. (Some.TryGetValue(entity.ToString(), out var some) ? some : [.. Enumerable.Range(1, 4).Select(i => $"{entity.Name}-{i}")]).Where(_ => random.Next(3) > 0)];

    /// <summary>A value or two that could not be read.</summary>
    private Systems WithUnread(Systems world)
    {
        var records = Edited(book).Bind(entity => toSeq(world[entity].Keys.Select(id => new RecordRef(entity, id)))).ToArray();
        for (var i = random.Next(1, 3); i > 0 && records.Length > 0; i--)
        {
            var record = records[random.Next(records.Length)];
            var names = world[record.Entity][record.Id].Keys.Where(name => name != book.Entity(record.Entity).Id).Order(StringComparer.Ordinal).ToArray();
            if (names.Length > 0) world = world.Set(record, [(names[random.Next(names.Length)], Value.Unknown)]);
        }
        return world;
    }
}
