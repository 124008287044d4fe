using System.Collections.Frozen;

namespace Brygga.Laws;

/// <summary>Values for generated records: few of them, so that keys collide, references hit and texts agree often.</summary>
internal static class Values
{
    private static readonly string[] Texts = ["", "", "x", " x ", "Box 1, Ystad", "Åsa <b>&amp;", "a text that is longer than the fifty characters of a project's name"];
    private static readonly string[] Names = ["Steel", "Wood", "Glass AB"];

    /// <summary>What matters to the shipped rules, by entity and field.</summary>
    private static readonly FrozenDictionary<string, Func<Random, Value>> Named = new Dictionary<string, Func<Random, Value>>(StringComparer.Ordinal)
    {
        ["severa.customer.number"] = Number(1, 2, 3, 4),
        ["severa.customer.name"] = Text(Names),
        ["severa.customer.isActive"] = Mostly(true),
        ["severa.customer.isInternal"] = Mostly(false),
        ["severa.customer.vatNumber"] = Text("", "SE556677889901", "556677-8899", "NO9"),
        ["severa.customer.kvkNumber"] = Text("", "", "5566778899"),
        ["severa.customer.paymentTerm"] = Number(30, 10, 7),
        ["severa.customer.eInvoiceAddress"] = Text("", "7362321000009", "0088:7362321000009", "x"),
        ["severa.product.code"] = Text("S1", "S2", "S3", "S4", "S 5", ""),
        ["severa.work_type.code"] = Text("W1", "W2", "W3", "S1", ""),
        ["severa.travel_expense_type.code"] = Text("T1", "T2", "T3", "S2", ""),
        ["severa.product.name"] = Text(Names),
        ["severa.work_type.name"] = Text(Names),
        ["severa.travel_expense_type.name"] = Text(Names),
        ["severa.product.measurementUnit"] = Text("", "tim", "st", "kg"),
        ["severa.travel_expense_type.measurementUnit"] = Text("", "tim", "st"),
        ["severa.project.number"] = Number(1, 2, 3),
        ["severa.project.isInternal"] = Mostly(false),
        ["severa.sales_status_type.salesState"] = Text("Won"),
        ["severa.currency.code"] = Text("SEK", "EUR"),
        ["severa.country.code2"] = Text("SE", "NO"),
        ["severa.invoice.number"] = Number(501, 502, 503, 504, 505),
        ["severa.invoice_row.measurementUnit"] = Text("", "tim", "st"),
        ["severa.invoice.isCreditNote"] = Mostly(false),
        ["severa.invoice_file.isInternal"] = Mostly(false),
        ["fortnox.invoice.Cancelled"] = Mostly(false),
        ["severa.invoice.paymentTerm"] = Number(30, 10),
        ["severa.invoice.date"] = static random => Value.Of(new DateOnly(2026, 2, 1).AddDays(random.Next(20))),
        ["severa.invoice.currencyRate"] = Number(1, 11.25m),
        ["severa.invoice_settings.isReverseCharged"] = Mostly(false),
        ["severa.invoice_file.contentType"] = Text("application/pdf", "application/pdf", "image/png"),
        ["severa.invoice_file.size"] = Number(1000, 4_000_000),
        ["fortnox.customer.Name"] = Text(Names),
        ["fortnox.customer.Active"] = Mostly(true),
        ["fortnox.customer.OrganisationNumber"] = Text("", "556677-8899"),
        ["fortnox.customer.VATNumber"] = Text("", "", "SE556677889901"),
        ["fortnox.customer.CountryCode"] = Text("", "SE", "NO"),
        ["fortnox.customer.DeliveryCountryCode"] = Text("", "SE", "NO"),
        ["fortnox.customer.VisitingCountryCode"] = Text("", "SE", "DE"),
        ["fortnox.customer.GLN"] = Text("", "7362321000009"),
        ["fortnox.article.Description"] = Text(Names),
        ["fortnox.financial_year.FromDate"] = static _ => Value.Of(new DateOnly(2026, 1, 1)),
        ["fortnox.financial_year.ToDate"] = static _ => Value.Of(new DateOnly(2026, 12, 31)),
        ["fortnox.locked_period.EndDate"] = static random => random.Next(3) == 0 ? Value.Of(new DateOnly(2026, 2, 3)) : Value.Nothing,
        ["fortnox.supplier_invoice.Booked"] = Mostly(true),
        ["fortnox.supplier_invoice.Cancelled"] = Mostly(false),
        ["fortnox.supplier_invoice.SupplierName"] = Text(Names),
        ["fortnox.supplier_invoice_row.Code"] = Text("", "", "", "TOT", "FRT"),
        ["fortnox.invoice.ExternalInvoiceReference1"] = Text("", "", "ours"),
        ["fortnox.invoice.Balance"] = Number(0, 100),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A value for a field of an entity.</summary>
    /// <param name="ids">The ids that a reference may name.</param>
    public static Value Of(Random random, EntityRef entity, Field field, Func<EntityRef, string[]> ids) =>
        field.Type.Normalise(Named.TryGetValue($"{entity}.{field.Name}", out var make) ? make(random) : OfType(random, field, ids));

    private static Value OfType(Random random, Field field, Func<EntityRef, string[]> ids)
    {
        var choices = field.OneOf.IsEmpty ? field.Type.OneOf : field.OneOf;
        return !choices.IsEmpty ? choices[random.Next(choices.Count)]
            : field.Name is "VAT" or "vatRate" ? Number(25, 25, 12, 6, 0)(random)
            : OfType(random, field.Type, ids);
    }

    private static Value OfType(Random random, FieldType type, Func<EntityRef, string[]> ids) => type.Kind switch
    {
        ValueKind.Text when type.Digits => Text("", "12", "0")(random),
        ValueKind.Text => Text(Texts)(random),
        ValueKind.Number => Number(0, 1, 30)(random),
        ValueKind.Boolean => Value.Of(random.Next(2) == 0),
        ValueKind.Date => random.Next(3) == 0 ? Value.Nothing : Value.Of(new DateOnly(2026, 2, 1).AddDays(random.Next(40))),
        ValueKind.Instant => Value.Of(Scenario.Now.AddHours(-random.Next(50))),
        ValueKind.Reference => Reference(random, type, ids),
        ValueKind.List => Value.List(Enumerable.Range(0, random.Next(3)).Select(_ => OfType(random, type.Item.IfNone(type), ids))),
        ValueKind.Record => Value.Record(type.Members.Values.OrderBy(static m => m.Name, StringComparer.Ordinal).Select(m => new Member(m.Name, OfType(random, m, ids)))),
        _ => Value.Nothing,
    };

    private static Value Reference(Random random, FieldType type, Func<EntityRef, string[]> ids)
    {
        var entity = type.RefersTo[random.Next(type.RefersTo.Count)];
        var known = ids(entity);
        return known.Length == 0 || random.Next(6) == 0 ? Value.Nothing : Value.Reference(new(entity, known[random.Next(known.Length)]), Row.None);
    }

    private static Func<Random, Value> Number(params decimal[] numbers) => random => Value.Of(numbers[random.Next(numbers.Length)]);

    private static Func<Random, Value> Text(params string[] texts) => random => Value.Of(texts[random.Next(texts.Length)]);

    private static Func<Random, Value> Mostly(bool truth) => random => Value.Of(random.Next(6) == 0 ? !truth : truth);
}
