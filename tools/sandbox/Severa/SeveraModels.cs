using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>The stored fields of CustomerModel and AddressModel (Severa FACTS 6.1, 6.2).</summary>
internal static class SeveraModels
{
    public static ImmutableArray<SeveraField> Customer { get; } =
    [
        new("name", SeveraKind.Text) { Required = true },
        new("number", SeveraKind.Int64) { Least = 0 },
        new("isActive", SeveraKind.Flag) { Default = true },
        new("isInternal", SeveraKind.Flag) { ReadOnly = true, Default = false },
        new("notes", SeveraKind.Text),
        new("email", SeveraKind.Text),
        new("website", SeveraKind.Text),
        new("vatNumber", SeveraKind.Text),
        new("kvkNumber", SeveraKind.Text) { Longest = 25 },
        new("numberOfEmployees", SeveraKind.Int32),
        new("annualRevenue", SeveraKind.Int64),
        Reference("language", static all => all.Languages, "name", "englishName", "code"),
        Reference("currency", static all => all.Currencies, "name", "code", "symbol"),
        Reference("owner", static all => all.Users, "code", "name", "firstName", "lastName"),
        Named("industry"),
        Reference("headquarterAddress", static all => all.Addresses) with { Shown = Headquarter },
        Named("timezone"),
        Named("pricelist"),
        new("paymentTerm", SeveraKind.Int32),
        new("overdueInterest", SeveraKind.Number),
        Reference("invoicingVat", static all => all.Named, "percentage", "code") with { Group = "vat" },
        new("eInvoiceAddress", SeveraKind.Text),
        new("eInvoiceOperator", SeveraKind.Text),
        new("organizationUnitNumber", SeveraKind.Text),
        Named("invoiceTemplate"),
    ];

    public static ImmutableArray<SeveraField> Address { get; } =
    [
        new("addressline", SeveraKind.Text),
        new("postalCode", SeveraKind.Text),
        new("city", SeveraKind.Text),
        new("isBillingAddress", SeveraKind.Flag) { Default = false },
        new("isPostalAddress", SeveraKind.Flag) { Default = false },
        new("isVisitAddress", SeveraKind.Flag) { Default = false },
        new("phone", SeveraKind.Text),
        new("fax", SeveraKind.Text),
        Reference("country", static all => all.Countries, "name", "englishName", "hasRegions"),
        Reference("countryRegion", static all => all.Named, "name") with { Group = "countryRegion" },
        Reference("customer", static all => all.Customers, "name", "number") with { ReadOnly = true },
    ];

    /// <summary>Names an answer carries although they are not stored fields; a patch of one is refused as read-only.</summary>
    public static FrozenSet<string> Computed { get; } = new[]
    {
        "guid", "createdDateTime", "createdBy", "lastUpdatedDateTime", "lastUpdatedBy", "contacts",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an address is one of the customer's.</summary>
    public static bool Owns(SandboxRecord customer, SandboxRecord address) =>
        string.Equals(address.Text("customer"), customer.Key, StringComparison.OrdinalIgnoreCase);

    private static SeveraField Named(string name) => Reference(name, static all => all.Named, "name") with { Group = name };

    private static SeveraField Reference(string name, Func<SeveraRegisters, RecordTable> register, params string[] shown) =>
        new(name, SeveraKind.Reference) { Register = register, Shown = (_, record) => Parts(record, shown) };

    private static JsonObject Parts(SandboxRecord record, string[] shown)
    {
        var json = new JsonObject { ["guid"] = record.Key };
        foreach (var name in shown) json[name] = Scalars.ToJson(record[name]);
        return json;
    }

    /// <summary>The country of a headquarter is a plain name, unlike the country of an address.</summary>
    private static JsonObject Headquarter(SeveraRegisters all, SandboxRecord address)
    {
        var json = Parts(address, ["addressline", "postalCode", "city"]);
        json["country"] = address.Text("country") is { } guid ? all.Countries.Find(guid)?.Text("name") : null;
        return json;
    }
}
