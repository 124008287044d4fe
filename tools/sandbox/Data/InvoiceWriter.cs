using System.Collections.Frozen;
using System.Globalization;
using Brygga.Sandbox.Severa;

namespace Brygga.Sandbox.Data;

/// <summary>Enters invoices in Severa: the invoice with its sums, its settings, its rows and what they are made of, its files.</summary>
internal sealed class InvoiceWriter
{
    private readonly SandboxWorld world;
    private readonly FrozenDictionary<string, SandboxRecord> statuses;
    private readonly FrozenDictionary<string, SandboxRecord> currencies;
    private readonly string swedish;
    private readonly InvoiceRowWriter rows;
    private long lastNumber;

    public InvoiceWriter(SandboxWorld world)
    {
        this.world = world;
        statuses = world.Severa.InvoiceStatuses.All.ToFrozenDictionary(static one => one.Text("name")!, StringComparer.Ordinal);
        currencies = world.Severa.Currencies.All.ToFrozenDictionary(static one => one.Text("code")!, StringComparer.Ordinal);
        swedish = world.Severa.Languages.All.First(static one => one.Text("code") is "sv").Key;
        rows = new(world.Severa);
        lastNumber = Math.Max(50000, SeveraInvoicing.LastNumber(world.Severa));
    }

    /// <summary>Writes it under a guid, from which the guids of all its parts follow.</summary>
    public SandboxRecord Write(InvoiceDraft draft, string guid, DateTimeOffset made)
    {
        var (severa, status, dice) = (world.Severa, statuses[draft.Status], Dice.Of(guid));
        var customer = severa.Projects.Find(draft.Projects[0])!.Text("customer")!;
        var receiver = severa.Customers.Find(draft.Payer ?? customer)!;
        Dictionary<string, object?> values = new(StringComparer.Ordinal);
        Set(values, [("status", status.Key), ("customer", customer), ("project", draft.Projects[0]), ("projects", string.Join(' ', draft.Projects))]);
        Set(values, Numbered(status));
        Set(values, Dates(draft, status));
        Set(values, Sums(draft));
        Set(values, Parties(receiver));
        Set(values, [.. draft.Values]);
        var invoice = severa.Invoices.Add(guid, values, made);
        severa.InvoiceSettings.Add(dice.Guid(), Settings(draft, invoice), made);
        rows.Write(draft, invoice, dice);
        InvoiceFiles.Write(severa, draft.Files, invoice, dice);
        return invoice;
    }

    private (string Name, object? Value)[] Numbered(SandboxRecord status)
    {
        if (!status.Flag("hasInvoiceNumber")) return [];
        var number = ++lastNumber;
        return [("number", number), ("referenceNumber", $"{number}")];
    }

    private static (string Name, object? Value)[] Dates(InvoiceDraft draft, SandboxRecord status) =>
    [
        ("date", Day(draft.Date)), ("dueDate", Day(draft.Date.AddDays(30))), ("paymentTerm", 30L), ("overdueInterest", 8m),
        ("paymentDate", status.Flag("isPaid") ? Day(draft.Date.AddDays(28)) : null),
    ];

    private (string Name, object? Value)[] Sums(InvoiceDraft draft)
    {
        SandboxMoney Money(decimal sum) => new(sum, draft.Currency);
        var currency = currencies[draft.Currency];
        var hours = draft.Rows.Where(static row => row.Part is InvoicePart.Hours).ToList();
        return
        [
            ("currency", currency.Key), ("currencyRate", currency["rate"]), ("workHoursQuantity", hours.Sum(static row => row.Quantity)),
            ("workHourValueAddedTax", hours is [var first, ..] ? first.Vat : null),
            ("totalExcludingTax", Money(draft.Net)), ("totalTax", Money(draft.Tax)), ("totalIncludingTax", Money(draft.Net + draft.Tax)),
            ("workHoursTotalExcludingTax", Money(draft.SumOf(InvoicePart.Hours))), ("projectFeesTotalExcludingTax", Money(draft.SumOf(InvoicePart.Fees))),
            ("projectTravelExpensesTotalExcludingTax", Money(draft.SumOf(InvoicePart.Travels))),
            ("flatRatesTotalExcludingTax", Money(draft.SumOf(InvoicePart.FlatRate))),
        ];
    }

    private (string Name, object? Value)[] Parties(SandboxRecord receiver)
    {
        var address = world.Severa.Addresses.Find(receiver.Text("headquarterAddress") ?? "");
        return
        [
            ("billingCustomer", receiver.Key), ("language", receiver.Text("language") ?? swedish), ("receiverCustomerName", receiver.Text("name")),
            ("receiverVatNumber", receiver.Text("vatNumber")), ("receiverAddress.addressline", address?.Text("addressline")),
            ("receiverAddress.postalCode", address?.Text("postalCode")), ("receiverAddress.city", address?.Text("city")),
            ("receiverAddress.country", world.Severa.Countries.Find(address?.Text("country") ?? "")?.Text("name")),
            ("senderName", SandboxCompany.Name), ("senderVatNumber", SandboxCompany.VatNumber), ("senderAddress.addressline", SandboxCompany.Address),
            ("senderAddress.postalCode", SandboxCompany.PostalCode), ("senderAddress.city", SandboxCompany.City),
        ];
    }

    private static Dictionary<string, object?> Settings(InvoiceDraft draft, SandboxRecord invoice) => new(StringComparer.Ordinal)
    {
        ["invoice"] = invoice.Key,
        ["paymentDate"] = invoice["paymentDate"],
        ["entryDate"] = invoice["entryDate"],
        ["isReverseCharged"] = draft.ReverseCharged,
        ["reverseChargeDescription"] = draft.ReverseCharged ? "Reverse charge" : null,
        ["style"] = "Plain",
        ["showQuantity"] = true,
        ["showUnit"] = true,
        ["showUnitPrice"] = true,
        ["showValueAddedTax"] = true,
        ["showReferenceNumber"] = true,
        ["workHourGrouping"] = "Group",
        ["projectFeeGrouping"] = "OneByOne",
        ["projectTravelExpenseGrouping"] = "OneByOne",
    };

    private static void Set(Dictionary<string, object?> values, (string Name, object? Value)[] named)
    {
        foreach (var (name, value) in named) values[name] = value;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
