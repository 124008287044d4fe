using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>Enters projects in Severa and in Fortnox, and invoices in Severa.</summary>
internal sealed class ProjectWriter
{
    private readonly SandboxWorld world;
    private readonly Dice dice;
    private readonly FrozenDictionary<string, string> salesStatuses;
    private readonly FrozenDictionary<string, string> projectStatuses;
    private readonly InvoiceWriter invoices;
    private readonly ImmutableArray<SandboxRecord> products;
    private readonly string owner;
    private readonly string unit;
    private readonly string krona;

    public ProjectWriter(SandboxWorld world, Dice dice, InvoiceWriter invoices)
    {
        this.world = world;
        this.dice = dice;
        salesStatuses = ByName(world.Severa.SalesStatusTypes);
        projectStatuses = ByName(world.Severa.ProjectStatusTypes);
        this.invoices = invoices;
        products = new InvoiceItems(world).Products;
        owner = world.Severa.Users.All[1].Key;
        unit = world.Severa.BusinessUnits.All[0].Key;
        krona = world.Severa.Currencies.All.First(static one => one.Text("code") is "SEK").Key;
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

    /// <summary>An invoice of a project over one fee, paid by another customer when one is given. What is not yet sent is of this spring.</summary>
    public string Invoice(string project, string? payer = null, string status = "Betald")
    {
        var (made, sum, guid) = (dice.Moment(), (decimal)dice.Between(1000, 90000), dice.Guid());
        var own = Dice.Of(guid);
        var day = status is "Utkast" or "Att överföra" ? new DateOnly(2025, 5, 1).AddDays(own.Below(28)) : DateOnly.FromDateTime(made.UtcDateTime);
        SandboxRecord? product = products.IsEmpty ? null : own.Pick(products.AsSpan());
        var row = new RowDraft(InvoicePart.Fees, product?.Text("name") ?? "Arvode enligt avtal", sum, [new(project, product, 1)])
        {
            Unit = product?.Text("measurementUnit"),
        };
        return invoices.Write(new(status, day, [row]) { Payer = payer }, guid, made).Key;
    }

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, string> ByName(RecordTable table) =>
        table.All.ToFrozenDictionary(static one => one.Text("name")!, static one => one.Key, StringComparer.Ordinal);

    private static Dictionary<string, object?> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal);
}
