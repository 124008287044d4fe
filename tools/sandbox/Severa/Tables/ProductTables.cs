using System.Collections.Immutable;
using Brygga.Sandbox.Http;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>The three registers that become articles in Fortnox, and their categories (Severa FACTS 6.5).</summary>
internal static class ProductTables
{
    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        new("products", "settings")
        {
            Table = static all => all.Products,
            Paging = SeveraPaging.Token,
            MostRows = 1000,
            ChangedSince = true,
            Writes = AllWrites,
            Check = HasOwnCode,
            Filters = [.. Filters(SeveraFit.Flag, "isActive"), .. Filters(SeveraFit.Any, "type", "code")],
            Fields =
            [
                Text("code"),
                Money("unitPrice"),
                Money("unitCost"),
                Number("vatRate"),
                Text("measurementUnit"),
                Flag("isActive", true),
                Category,
                Account("salesAccount", static all => all.SalesAccounts),
                Required("name"),
                Choice("type", "FixedFees", "Materials", "Subcontracting"),
                Text("proposalDescription"),
            ],
        },
        new("worktypes", "settings")
        {
            Table = static all => all.WorkTypes,
            ChangedSince = true,
            Writes = AllWrites,
            Check = HasOwnCode,
            Filters = [.. Small, new("productive", SeveraFit.Flag, "isProductive"), .. Filters(SeveraFit.Any, "code")],
            NotSimulated = ["sortings"],
            Fields =
            [
                Required("name"),
                Flag("isActive", true),
                Flag("isProductive"),
                Flag("isDefault"),
                Reference("salesAccount", static all => all.SalesAccounts, "name"),
                Text("code"),
                Money("hourCost"),
            ],
        },
        new("travelexpensetypes", "settings")
        {
            Table = static all => all.TravelExpenseTypes,
            DefaultRows = int.MaxValue,
            MostRows = int.MaxValue,
            ChangedSince = true,
            Writes = AllWrites,
            Check = HasOwnCode,
            Filters = [.. Small, .. Filters(SeveraFit.Any, "code")],
            NotSimulated = ["sortings"],
            Fields =
            [
                Required("name"),
                Choice("expenseClass", "Mileage", "DailyAllowance", "OtherTravelExpense") with { Required = true },
                Computed("isMileage", static (_, type) => type.Text("expenseClass") is "Mileage"),
                Computed("isDailyAllowance", static (_, type) => type.Text("expenseClass") is "DailyAllowance"),
                Number("purchaseVatRate"),
                Flag("includeTime", true),
                Account("costAccount", static all => all.CostAccounts),
                Money("unitCost") with { Required = true },
                Text("code"),
                Number("vatRate"),
                Text("measurementUnit"),
                Flag("isActive", true),
                Category,
                Account("salesAccount", static all => all.SalesAccounts),
            ],
        },
        new("productcategories", "settings")
        {
            Table = static all => all.ProductCategories,
            DefaultRows = int.MaxValue,
            MostRows = int.MaxValue,
            ChangedSince = true,
            Filters = Small,
            NotSimulated = ["sortings"],
            Fields = [Required("name"), Flag("isActive", true), Flag("isDefault"), Text("code")],
        },
    ];

    private static SeveraField Category => Reference("productCategory", static all => all.ProductCategories, "name");

    private static SeveraField Account(string name, Func<SeveraRegisters, RecordTable> register) => Reference(name, register, "name", "number");

    /// <summary>With the organisation's setting on, no two items of the three registers share a code; an empty one is no code.</summary>
    private static Answer? HasOwnCode(SeveraRegisters all, SandboxRecord? item, IReadOnlyDictionary<string, object?> values)
    {
        if (!all.UniqueIdentifiers || values.GetValueOrDefault("code") is not string { Length: > 0 } code) return null;
        return new[] { all.Products, all.WorkTypes, all.TravelExpenseTypes }
            .SelectMany(static table => table.All)
            .Any(other => other != item && string.Equals(other.Text("code"), code, StringComparison.OrdinalIgnoreCase))
            ? SeveraErrors.Parameter($"The identifier '{code}' is already in use.", SeveraErrors.Body, "code")
            : null;
    }
}
