using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Laws;

/// <summary>Fills invoices with rows, shares of projects and items, settings and files, and sums that mostly fit.</summary>
internal sealed class Invoices(RuleBook book, Random random)
{
    private static readonly EntityRef Row = new(Side.Severa, "invoice_row");
    private static readonly EntityRef Share = new(Side.Severa, "invoice_row_share");
    private static readonly EntityRef Settings = new(Side.Severa, "invoice_settings");
    private static readonly EntityRef File = new(Side.Severa, "invoice_file");
    private static readonly decimal[] Quantities = [1, 2, 3, 0.5m, 1.25m, -1, 1.125m, 7.4999m];
    private static readonly decimal[] Prices = [100, 995.50m, 0.01m, 1200, 33, 12.3456m];
    private static readonly decimal[] Rates = [25, 25, 12, 6, 0];

    public static EntityRef Severa { get; } = new(Side.Severa, "invoice");

    public static EntityRef Fortnox { get; } = new(Side.Fortnox, "invoice");

    public Systems Filled(Systems world, string invoice)
    {
        var reference = Value.Reference(new(Severa, invoice), Engine.Data.Row.None);
        var registers = new Registers(book, random);
        var reversed = random.Next(5) == 0;
        world = world.Put(new(Settings, $"settings-{invoice}"), registers.Record(Settings, $"settings-{invoice}", world)
            .SetItem("invoice", reference).SetItem("isReverseCharged", Value.Of(reversed)));
        for (var i = random.Next(3); i > 0; i--)
            world = world.Put(new(File, $"file-{invoice}-{i}"), registers.Record(File, $"file-{invoice}-{i}", world).SetItem("invoiceGuid", reference));
        var (net, vat) = (0m, new SortedDictionary<decimal, decimal>());
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (quantity, price, rate) = (Any(Quantities), Any(Prices), Any(Rates));
            world = WithRow(world, registers, reference, $"{invoice}-{i}", quantity, price, rate);
            net += quantity * price;
            var charged = reversed ? 0 : rate;
            vat[charged] = vat.GetValueOrDefault(charged) + (quantity * price);
        }
        var tax = vat.Sum(static rate => rate.Value * rate.Key / 100);
        if (random.Next(6) == 0) tax += Any([0.01m, 0.06m, -1]);
        return world.Set(new(Severa, invoice), [("totalExcludingTax", Money(FortnoxSums.HalfUp(net))), ("totalTax", Money(FortnoxSums.HalfUp(tax)))]);
    }

    /// <summary>A row, and how it is shared: wholly, or by two projects.</summary>
    private Systems WithRow(Systems world, Registers registers, Value invoice, string id, decimal quantity, decimal price, decimal rate)
    {
        world = world.Put(new(Row, $"row-{id}"), registers.Record(Row, $"row-{id}", world)
            .SetItem("invoiceGuid", invoice).SetItem("quantity", Value.Of(quantity)).SetItem("unitPrice", Money(price)).SetItem("vatRate", Value.Of(rate)));
        var first = random.Next(3) > 0 ? quantity : decimal.Round(quantity / 3, 3);
        foreach (var (share, i) in new[] { first, quantity - first }.Where(static share => share != 0).Select(static (share, i) => (share, i)))
            world = world.Put(new(Share, string.Create(CultureInfo.InvariantCulture, $"share-{id}-{i}")), registers.Record(Share, "", world)
                .SetItem("invoice", invoice).SetItem("row", Value.Reference(new(Row, $"row-{id}"), Engine.Data.Row.None)).SetItem("quantity", Value.Of(share)));
        return world;
    }

    private static Value Money(decimal amount) => Value.Record([new("amount", Value.Of(amount))]);

    private decimal Any(decimal[] numbers) => numbers[random.Next(numbers.Length)];
}
