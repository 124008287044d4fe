using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>Customers and their addresses (Severa FACTS 6.1, 6.2). Numbers are not unique: a create that is repeated makes a twin.</summary>
internal static class CustomerTables
{
    public static SeveraRegister Customers { get; } = new("customers", "customers")
    {
        Table = static all => all.Customers,
        Paging = SeveraPaging.Token,
        MostRows = 1000,
        ChangedSince = true,
        Widened = Widened,
        Writes = AllWrites,
        Check = HasThatAddress,
        Kept = Kept,
        Removed = static (all, customer) =>
        {
            foreach (var address in all.Addresses.All.Where(one => SeveraResource.Points(one, "customer", customer))) all.Addresses.Remove(address.Key);
        },
        Filters =
        [
            .. Filters(SeveraFit.Flag, "isActive", "isInternal"), new("numbers", SeveraFit.Numbers, "number"),
            new("customerNames", SeveraFit.Any, "name"), new("emailAddresses", SeveraFit.Any, "email"),
            new("customerOwnerGuids", SeveraFit.Any, "owner"), .. Filters(SeveraFit.Any, "vatNumber", "kvkNumber"),
        ],
        Fields =
        [
            Required("name"),
            Long("number") with { Least = 0 },
            Flag("isActive", true),
            Flag("isInternal") with { ReadOnly = true },
            Text("notes"),
            Text("email"),
            Text("website"),
            Text("vatNumber"),
            Text("kvkNumber") with { Longest = 25 },
            Whole("numberOfEmployees"),
            Long("annualRevenue"),
            Reference("language", static all => all.Languages, "name", "englishName", "code"),
            Reference("currency", static all => all.Currencies, "name", "code", "symbol"),
            Person("owner"),
            Reference("industry", static all => all.Industries, "name"),
            Reference("headquarterAddress", static all => all.Addresses) with { Shown = Headquarter },
            Named("timezone"),
            Named("pricelist"),
            Whole("paymentTerm"),
            Number("overdueInterest"),
            Reference("invoicingVat", static all => all.VatRates, "percentage", "code"),
            Text("eInvoiceAddress"),
            Text("eInvoiceOperator"),
            Text("organizationUnitNumber"),
            Named("invoiceTemplate"),
        ],
    };

    public static SeveraRegister Addresses { get; } = new("addresses", "customers")
    {
        Table = static all => all.Addresses,
        ChangedSince = true,
        Writes = AllWrites,
        Parents = [new("customers", "customer", static all => all.Customers) { Creates = true }],
        Fields =
        [
            Text("addressline"),
            Text("postalCode"),
            Text("city"),
            Flag("isBillingAddress"),
            Flag("isPostalAddress"),
            Flag("isVisitAddress"),
            Text("phone"),
            Text("fax"),
            Reference("country", static all => all.Countries, "name", "englishName", "hasRegions"),
            Named("countryRegion"),
            Reference("customer", static all => all.Customers, "name", "number") with { ReadOnly = true },
            Empty("contacts"),
        ],
    };

    /// <summary>An edited address surfaces its customer only when that is asked for; <c>NewOnly</c> leaves out edits.</summary>
    private static Func<SandboxRecord, bool> Widened(SeveraQuery query, SeveraRegisters all, DateTimeOffset since)
    {
        var options = query.Texts("changedSinceOptions") ?? [];
        if (options.Contains("NewOnly")) return customer => customer.Created >= since;
        if (!options.Contains("Addresses")) return customer => customer.Changed >= since;
        var edited = all.Addresses.All.Where(address => address.Changed >= since);
        var owners = edited.Select(static address => address.Text("customer")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return customer => customer.Changed >= since || owners.Contains(customer.Key);
    }

    private static Answer? HasThatAddress(SeveraRegisters all, SandboxRecord? customer, IReadOnlyDictionary<string, object?> values) =>
        values.GetValueOrDefault("headquarterAddress") is string guid && customer is not null && all.Addresses.TryFind(guid, out var address)
            && !SeveraResource.Points(address, "customer", customer)
            ? SeveraErrors.Parameter("The address belongs to another customer.", SeveraErrors.Body, "/headquarterAddress/guid")
            : null;

    private static Answer? Kept(SeveraRegisters all, SandboxRecord customer)
    {
        if (customer.Flag("isInternal")) return SeveraErrors.Operation("The internal customer cannot be deleted.");
        return all.Projects.All.Any(project => SeveraResource.Points(project, "customer", customer))
            ? SeveraErrors.Operation("The customer has projects and cannot be deleted.")
            : null;
    }

    /// <summary>The country of a headquarter is a plain name, unlike the country of an address.</summary>
    private static JsonObject Headquarter(SeveraRegisters all, SandboxRecord address)
    {
        var json = SeveraViews.Parts(address, "addressline", "postalCode", "city");
        json["country"] = address.Text("country") is { } guid ? all.Countries.Find(guid)?.Text("name") : null;
        return json;
    }
}
