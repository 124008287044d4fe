using System.Collections.Immutable;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Which customers a list holds and in which order: every search is for a substring, without regard to case (Fortnox FACTS 2, 7).</summary>
internal static class FortnoxCustomerSearch
{
    public static ImmutableArray<string> Sortable { get; } = ["customernumber", "name"];

    public static ImmutableArray<string> Parameters { get; } =
    [
        "filter", "lastmodified", "customernumber", "name", "zipcode", "city", "email", "phone", "organisationnumber", "gln", "glndelivery",
    ];

    public static List<SandboxRecord> Find(Call call, FortnoxQuery query, IEnumerable<SandboxRecord> customers)
    {
        var searches = call.Query
            .Where(static one => Field(one.Key) is not null)
            .Select(static one => (Field: Field(one.Key)!, Text: one.Value.ToString()))
            .ToList();
        bool? active = call.Query["filter"].ToString() switch { "active" => true, "inactive" => false, _ => null };
        var found = customers.Where(customer =>
            (active is null || Active(customer) == active)
            && (query.LastModified is not { } since || Stockholm.WallClock(customer.Changed) >= since)
            && searches.TrueForAll(search => (customer.Text(search.Field) ?? "").Contains(search.Text, StringComparison.OrdinalIgnoreCase)));
        return Sorted(query, found);
    }

    private static bool Active(SandboxRecord customer) => customer["Active"] is not false;

    private static List<SandboxRecord> Sorted(FortnoxQuery query, IEnumerable<SandboxRecord> found)
    {
        var sorted = query.SortBy is "name"
            ? found.OrderBy(static one => one.Text("Name"), StringComparer.OrdinalIgnoreCase).ThenBy(static one => one.Ordinal).ToList()
            : found.OrderBy(static one => one.Key, StringComparer.Ordinal).ToList();
        if (query.Descending) sorted.Reverse();
        return sorted;
    }

    private static string? Field(string parameter) => parameter switch
    {
        "customernumber" => "CustomerNumber",
        "name" => "Name",
        "zipcode" => "ZipCode",
        "city" => "City",
        "email" => "Email",
        "phone" => "Phone1",
        "organisationnumber" => "OrganisationNumber",
        "gln" => "GLN",
        "glndelivery" => "GLNDelivery",
        _ => null,
    };
}
