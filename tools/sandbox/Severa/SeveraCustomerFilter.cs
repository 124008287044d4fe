namespace Brygga.Sandbox.Severa;

/// <summary>The filters of the customer list, all of which must hold (Severa FACTS 6.1).</summary>
internal static class SeveraCustomerFilter
{
    public static Func<SandboxRecord, bool> Read(SeveraQuery query, SeveraRegisters all)
    {
        var active = query.Flag("isActive");
        var isInternal = query.Flag("isInternal");
        var numbers = query.Numbers("numbers");
        var names = query.Texts("customerNames");
        var emails = query.Texts("emailAddresses");
        var owners = query.Texts("customerOwnerGuids");
        var vat = query.Text("vatNumber");
        var kvk = query.Text("kvkNumber");
        var changed = Changed(query, all);
        return customer =>
            (active is null || customer.Flag("isActive") == active)
            && (isInternal is null || customer.Flag("isInternal") == isInternal)
            && (numbers is null || (customer.Number("number") is { } number && numbers.Contains(number)))
            && Among(names, customer.Text("name"))
            && Among(emails, customer.Text("email"))
            && Among(owners, customer.Text("owner"))
            && (vat is null || string.Equals(customer.Text("vatNumber"), vat, StringComparison.Ordinal))
            && (kvk is null || string.Equals(customer.Text("kvkNumber"), kvk, StringComparison.Ordinal))
            && changed(customer);
    }

    private static bool Among(HashSet<string>? wanted, string? value) => wanted is null || (value is not null && wanted.Contains(value));

    /// <summary>An edited address surfaces its customer only when that is asked for; <c>NewOnly</c> leaves out edits.</summary>
    private static Func<SandboxRecord, bool> Changed(SeveraQuery query, SeveraRegisters all)
    {
        var options = query.Texts("changedSinceOptions") ?? [];
        if (query.Instant("changedSince") is not { } since) return static _ => true;
        if (options.Contains("NewOnly")) return customer => customer.Created >= since;
        if (!options.Contains("Addresses")) return customer => customer.Changed >= since;
        var edited = all.Addresses.All.Where(address => address.Changed >= since);
        var owners = edited.Select(static address => address.Text("customer")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return customer => customer.Changed >= since || owners.Contains(customer.Key);
    }
}
