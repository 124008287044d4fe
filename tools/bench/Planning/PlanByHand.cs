namespace Brygga.Bench.Planning;

/// <summary>A customer as an object, whole in memory.</summary>
internal sealed record PlainCustomer(string Id, string Number, string Name, string Email, string Street, string PostalCode, string City, string Country, bool Active, bool Internal);

/// <summary>Which customer of Fortnox it is, and both as last agreed.</summary>
internal sealed record PlainLink(string FortnoxId, PlainCustomer Severa, PlainCustomer Fortnox);

/// <summary>The shortest right plan: join on the links, compare six fields three ways, Severa is master. It explains nothing.</summary>
internal static class PlanByHand
{
    public static List<(string Id, string Field, string Value)> Compare(PlainCustomer[] severa, PlainCustomer[] fortnox, Dictionary<string, PlainLink> agreed)
    {
        var byId = new Dictionary<string, PlainCustomer>(fortnox.Length, StringComparer.Ordinal);
        foreach (var customer in fortnox) byId[customer.Id] = customer;
        var changes = new List<(string, string, string)>();
        foreach (var customer in severa)
        {
            if (!customer.Active || customer.Internal || !agreed.TryGetValue(customer.Id, out var link)) continue;
            if (!byId.TryGetValue(link.FortnoxId, out var other) || !other.Active) continue;
            Compare(changes, other.Id, "Name", Rules.AllowedByHand.Clean(customer.Name), other.Name, customer.Name != link.Severa.Name);
            Compare(changes, other.Id, "Email", Rules.AllowedByHand.Clean(customer.Email), other.Email, customer.Email != link.Severa.Email);
            Compare(changes, other.Id, "Address1", Rules.AllowedByHand.Clean(customer.Street), other.Street, customer.Street != link.Severa.Street);
            Compare(changes, other.Id, "ZipCode", Rules.AllowedByHand.Clean(customer.PostalCode), other.PostalCode, customer.PostalCode != link.Severa.PostalCode);
            Compare(changes, other.Id, "City", Rules.AllowedByHand.Clean(customer.City), other.City, customer.City != link.Severa.City);
            Compare(changes, other.Id, "CountryCode", Rules.AllowedByHand.Clean(customer.Country), other.Country, customer.Country != link.Severa.Country);
        }
        return changes;
    }

    private static void Compare(List<(string, string, string)> changes, string id, string field, string wanted, string current, bool changed)
    {
        if (changed && wanted != current) changes.Add((id, field, wanted));
    }
}
