using System.Collections.Immutable;

namespace Brygga.Laws;

/// <summary>An invoice whose sums Severa has worked out from quantities and prices with many decimals, and all that it needs on both sides.</summary>
public sealed record Transfer(ImmutableArray<Position> Positions, bool Reversed, decimal NetOff, decimal VatOff)
{
    private static readonly EntityRef Customer = new(Side.Severa, "customer");

    private static readonly EntityRef Card = new(Side.Fortnox, "customer");

    public static EntityRef Invoice { get; } = new(Side.Severa, "invoice");

    /// <summary>What Severa says of the rows together.</summary>
    public decimal Net => FortnoxSums.HalfUp(Positions.Sum(static p => p.Quantity * p.Price)) + NetOff;

    /// <summary>VAT of each rate, on the sum of its rows.</summary>
    public decimal Vat => Reversed ? VatOff : VatOff + Positions.GroupBy(static p => p.Rate).Sum(static rate => FortnoxSums.HalfUp(rate.Sum(static p => p.Quantity * p.Price) * rate.Key / 100));

    /// <summary>Both systems before the transfer, and the customer linked.</summary>
    internal State State(RuleBook book)
    {
        var world = Systems.Empty;
        foreach (var status in new[] { "draft", "ready", "done", "sent", "paid", "failed" })
            world = world.Put(new(new(Side.Severa, "invoice_status"), status), Fields(("guid", Value.Of(status)), ("name", Value.Of(status)), ("hasInvoiceNumber", Value.Of(status != "draft"))));
        world = world
            .Put(new(new(Side.Severa, "currency"), "sek"), Fields(("guid", Value.Of("sek")), ("code", Value.Of("SEK"))))
            .Put(new(new(Side.Severa, "organization"), "us"), Fields(("currency", To("currency", "sek"))))
            .Put(new(Customer, "ada"), Fields(("guid", Value.Of("ada")), ("number", Value.Of(1m)), ("name", Value.Of("Ada")), ("isActive", Value.True), ("isInternal", Value.False)))
            .Put(new(Card, "1"), Fields(("CustomerNumber", Value.Of("1")), ("Name", Value.Of("Ada")), ("Active", Value.True)))
            .Put(new(new(Side.Fortnox, "currency"), "SEK"), Fields(("Code", Value.Of("SEK"))))
            .Put(new(new(Side.Fortnox, "locked_period"), "1"), Fields())
            .Put(new(new(Side.Fortnox, "financial_year"), "1"), Fields(("FromDate", Value.Of(new DateOnly(2026, 1, 1))), ("ToDate", Value.Of(new DateOnly(2026, 12, 31)))))
            .Put(new(Invoice, "i"), Fields(
                ("guid", Value.Of("i")), ("status", To("invoice_status", "ready")), ("number", Value.Of(501m)), ("customer", To("customer", "ada")), ("date", Value.Of(new DateOnly(2026, 2, 27))),
                ("currency", To("currency", "sek")), ("isCreditNote", Value.False), ("totalExcludingTax", Amount(Net)), ("totalTax", Amount(Vat))))
            .Put(new(new(Side.Severa, "invoice_settings"), "s"), Fields(("invoice", To("invoice", "i")), ("isReverseCharged", Value.Of(Reversed))));
        foreach (var (position, i) in Positions.Select(static (position, i) => (position, $"{i}")))
            world = world
                .Put(new(new(Side.Severa, "invoice_row"), i), Fields(("guid", Value.Of(i)), ("invoiceGuid", To("invoice", "i")), ("unitPrice", Amount(position.Price)), ("vatRate", Value.Of(position.Rate))))
                .Put(new(new(Side.Severa, "invoice_row_share"), i), Fields(("invoice", To("invoice", "i")), ("row", To("invoice_row", i)), ("quantity", Value.Of(position.Quantity))));
        var linked = Moment.Of(Engine.Pipeline.Compute, book with { Documents = Seq<DocumentFlow>() }, new(world, Memory.Blank)).Applied;
        return linked with { World = world };
    }

    public override string ToString() => $"{string.Join("; ", Positions)}{(Reversed ? ", reverse charge" : "")}: net {Net}, VAT {Vat}";

    private static Value Amount(decimal amount) => Value.Record([new("amount", Value.Of(amount))]);

    private static Value To(string entity, string id) => Value.Reference(new(new(Side.Severa, entity), id), Row.None);

    private static ImmutableDictionary<string, Value> Fields(params (string Name, Value Value)[] fields) =>
        fields.ToImmutableDictionary(static f => f.Name, static f => f.Value, StringComparer.Ordinal);
}

/// <summary>A row of an invoice.</summary>
public sealed record Position(decimal Quantity, decimal Price, decimal Rate);
