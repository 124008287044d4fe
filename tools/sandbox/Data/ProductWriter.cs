namespace Brygga.Sandbox.Data;

/// <summary>A product, work type or travel expense type as both systems may have it.</summary>
/// <param name="Kind">Which of Severa's three registers it is in.</param>
/// <param name="Code">Its identifier in Severa and its article number in Fortnox.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; a work type has none in Severa.</param>
/// <param name="Vat">Its VAT rate.</param>
internal sealed record Item(ItemKind Kind, string? Code, string Name, string? Unit = "st", decimal Vat = 25m);

internal enum ItemKind
{
    Material,
    Fee,
    WorkType,
    TravelExpense,
}

/// <summary>Enters items as products, work types or travel expense types of Severa and as articles of Fortnox.</summary>
internal sealed class ProductWriter
{
    private readonly SandboxWorld world;
    private readonly Dice dice;
    private readonly string salesAccount;
    private readonly string costAccount;
    private readonly string[] categories;

    public ProductWriter(SandboxWorld world, Dice dice)
    {
        this.world = world;
        this.dice = dice;
        salesAccount = world.Severa.SalesAccounts.All[0].Key;
        costAccount = world.Severa.CostAccounts.All[0].Key;
        categories = [.. world.Severa.ProductCategories.All.Select(static one => one.Key)];
    }

    public string Severa(Item item, params (string Name, object? Value)[] changes)
    {
        var values = item.Kind switch
        {
            ItemKind.WorkType => WorkType(item),
            ItemKind.TravelExpense => TravelExpense(item),
            _ => Product(item),
        };
        foreach (var (name, value) in changes) values[name] = value;
        var table = item.Kind switch
        {
            ItemKind.WorkType => world.Severa.WorkTypes,
            ItemKind.TravelExpense => world.Severa.TravelExpenseTypes,
            _ => world.Severa.Products,
        };
        return table.Add(dice.Guid(), values, dice.Moment()).Key;
    }

    public string Fortnox(Item item, params (string Name, object? Value)[] changes)
    {
        var number = item.Code ?? throw new ArgumentException("an article has a number", nameof(item));
        var values = Values(
            ("ArticleNumber", number), ("Description", item.Name), ("Active", true), ("Type", item.Kind is ItemKind.Material ? "STOCK" : "SERVICE"),
            ("Unit", item.Unit), ("VAT", item.Vat), ("SalesAccount", item.Vat switch { 12m => 3002L, 6m => 3003L, 0m => 3004L, _ => 3001L }),
            ("SalesPrice", Price()), ("PurchasePrice", item.Kind is ItemKind.Material ? Price() : null));
        foreach (var (name, value) in changes) values[name] = value;
        return world.Fortnox.Articles.Add(number, values, dice.Moment()).Key;
    }

    private Dictionary<string, object?> Product(Item item) => Values(
        ("name", item.Name), ("code", item.Code), ("isActive", true), ("type", item.Kind is ItemKind.Material ? "Materials" : "FixedFees"),
        ("measurementUnit", item.Unit), ("vatRate", item.Vat), ("unitPrice", new SandboxMoney(Price(), "SEK")), ("unitCost", new SandboxMoney(Price(), "SEK")),
        ("productCategory", categories[item.Kind is ItemKind.Material ? 1 : 0]), ("salesAccount", salesAccount));

    private Dictionary<string, object?> WorkType(Item item) => Values(
        ("name", item.Name), ("code", item.Code), ("isActive", true), ("isProductive", true), ("isDefault", false), ("salesAccount", salesAccount),
        ("hourCost", new SandboxMoney(Price(), "SEK")));

    private Dictionary<string, object?> TravelExpense(Item item) => Values(
        ("name", item.Name), ("code", item.Code), ("isActive", true), ("includeTime", true),
        ("expenseClass", item.Unit switch { "km" => "Mileage", "dag" => "DailyAllowance", _ => "OtherTravelExpense" }),
        ("unitCost", new SandboxMoney(Price(), "SEK")), ("measurementUnit", item.Unit), ("vatRate", item.Vat), ("purchaseVatRate", item.Vat),
        ("productCategory", categories[2]), ("costAccount", costAccount), ("salesAccount", salesAccount));

    private decimal Price() => dice.Between(10, 1800);

    private static Dictionary<string, object?> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal);
}
