using System.Collections.Frozen;

namespace Brygga.Sandbox.Data;

/// <summary>Enters projects in Severa and in Fortnox, and invoices in Severa.</summary>
internal sealed class ProjectWriter
{
    private readonly SandboxWorld world;
    private readonly Dice dice;
    private readonly FrozenDictionary<string, string> salesStatuses;
    private readonly FrozenDictionary<string, string> projectStatuses;
    private readonly FrozenDictionary<string, string> invoiceStatuses;
    private readonly string owner;
    private readonly string unit;
    private readonly string krona;
    private readonly string swedish;
    private long lastInvoice = 50000;

    public ProjectWriter(SandboxWorld world, Dice dice)
    {
        this.world = world;
        this.dice = dice;
        salesStatuses = ByName(world.Severa.SalesStatusTypes);
        projectStatuses = ByName(world.Severa.ProjectStatusTypes);
        invoiceStatuses = ByName(world.Severa.InvoiceStatuses);
        owner = world.Severa.Users.All[1].Key;
        unit = world.Severa.BusinessUnits.All[0].Key;
        krona = world.Severa.Currencies.All.First(static one => one.Text("code") is "SEK").Key;
        swedish = world.Severa.Languages.All.First(static one => one.Text("code") is "sv").Key;
    }

    /// <summary>A sales status by the name it has in the world.</summary>
    public string Sales(string name) => salesStatuses[name];

    public string Severa(string name, long? number, string customer, params (string Name, object? Value)[] changes)
    {
        var made = dice.Moment();
        var values = Values(
            ("name", name), ("number", number), ("customer", customer), ("projectOwner", owner), ("businessUnit", unit), ("currency", krona),
            ("isClosed", false), ("isInternal", false), ("isJoiningAllowed", true), ("startDate", Day(made.AddDays(7))), ("paymentTerm", 30L),
            ("salesStatus", salesStatuses["Vunnen"]), ("projectStatus", projectStatuses["Pågår"]), ("useWorkTypesFromSetting", true),
            ("useProductsFromSetting", true), ("useOvertimeMultipliers", true), ("isMileageBillable", true), ("isDailyAllowanceBillable", true),
            ("isOtherTravelExpensesBillable", true), ("probability", 100L));
        foreach (var (field, value) in changes) values[field] = value;
        if (values["isClosed"] is true) (values["projectStatus"], values["closedDate"]) = (projectStatuses["Avslutat"], Day(made.AddDays(200)));
        return world.Severa.Projects.Add(dice.Guid(), values, made).Key;
    }

    public string Fortnox(string name, string number, params (string Name, object? Value)[] changes)
    {
        var made = dice.Moment();
        var values = Values(("ProjectNumber", number), ("Description", name), ("Status", "ONGOING"), ("StartDate", Day(made)), ("ProjectLeader", "Åsa Söderqvist"));
        foreach (var (field, value) in changes) values[field] = value;
        return world.Fortnox.Projects.Add(number, values, made).Key;
    }

    /// <summary>An invoice of a project, paid by another customer when one is given.</summary>
    public string Invoice(string project, string? payer = null, string status = "Betald")
    {
        var (customer, made, sum) = (world.Severa.Projects.Find(project)!.Text("customer")!, dice.Moment(), (decimal)dice.Between(1000, 90000));
        var receiver = world.Severa.Customers.Find(payer ?? customer)!;
        var address = world.Severa.Addresses.Find(receiver.Text("headquarterAddress") ?? "");
        var number = ++lastInvoice;
        var values = Values(
            ("number", number), ("referenceNumber", $"{number}"), ("status", invoiceStatuses[status]), ("customer", customer),
            ("billingCustomer", receiver.Key), ("project", project), ("date", Day(made)), ("dueDate", Day(made.AddDays(30))),
            ("paymentDate", status is "Betald" ? Day(made.AddDays(28)) : null), ("paymentTerm", 30L), ("overdueInterest", 8m), ("language", swedish),
            ("currency", krona), ("currencyRate", 1m), ("workHoursQuantity", 0m),
            ("totalExcludingTax", Krona(sum)), ("totalTax", Krona(sum * 0.25m)), ("totalIncludingTax", Krona(sum * 1.25m)),
            ("workHoursTotalExcludingTax", Krona(0)), ("projectFeesTotalExcludingTax", Krona(sum)), ("projectTravelExpensesTotalExcludingTax", Krona(0)),
            ("flatRatesTotalExcludingTax", Krona(0)), ("receiverCustomerName", receiver.Text("name")),
            ("receiverVatNumber", receiver.Text("vatNumber")), ("receiverAddress.addressline", address?.Text("addressline")),
            ("receiverAddress.postalCode", address?.Text("postalCode")), ("receiverAddress.city", address?.Text("city")),
            ("senderName", SandboxCompany.Name), ("senderVatNumber", SandboxCompany.VatNumber), ("senderAddress.addressline", SandboxCompany.Address),
            ("senderAddress.postalCode", SandboxCompany.PostalCode), ("senderAddress.city", SandboxCompany.City));
        return world.Severa.Invoices.Add(dice.Guid(), values, made).Key;
    }

    private static SandboxMoney Krona(decimal sum) => new(sum, "SEK");

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, string> ByName(RecordTable table) =>
        table.All.ToFrozenDictionary(static one => one.Text("name")!, static one => one.Key, StringComparer.Ordinal);

    private static Dictionary<string, object?> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal);
}
