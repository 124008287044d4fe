using System.Collections.Immutable;

namespace Brygga.Laws;

/// <summary>
/// What Fortnox makes of an invoice's rows, worked out slowly and by the facts alone: quantity and price are rounded half up to two
/// decimals, then each row, then the VAT of each rate.
/// </summary>
internal static class FortnoxSums
{
    public static ImmutableDictionary<string, Value> WorkedOut(ImmutableDictionary<string, Value> invoice)
    {
        var (net, vat) = Of(invoice.GetValueOrDefault("InvoiceRows", Value.Nothing));
        return invoice.SetItem("Net", Value.Of(net)).SetItem("TotalVAT", Value.Of(vat)).SetItem("Total", Value.Of(net + vat)).SetItem("Balance", Value.Of(net + vat))
            .SetItem("Booked", Value.False).SetItem("Cancelled", Value.False).SetItem("Sent", Value.False);
    }

    public static (decimal Net, decimal Vat) Of(Value rows)
    {
        var nets = new SortedDictionary<decimal, decimal>();
        if (rows.Kind != ValueKind.List) return (0, 0);
        foreach (var row in rows.Items)
        {
            var rate = Number(row, "VAT");
            nets[rate] = nets.GetValueOrDefault(rate) + HalfUp(HalfUp(Number(row, "DeliveredQuantity")) * HalfUp(Number(row, "Price")));
        }
        return (nets.Values.Sum(), nets.Sum(static rate => HalfUp(rate.Value * rate.Key / 100)));
    }

    /// <summary>Away from zero, by whole numbers of a hundredth.</summary>
    public static decimal HalfUp(decimal number) => number < 0 ? -HalfUp(-number) : decimal.Floor((number * 100) + 0.5m) / 100;

    private static decimal Number(Value record, string name)
    {
        foreach (var member in record.Members)
            if (member.Name == name && member.Value.Kind == ValueKind.Number) return member.Value.Number;
        return 0;
    }
}
