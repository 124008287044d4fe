using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>Builds a world from a seed: half of the customers and products in both systems under one number, a quarter in each alone.</summary>
internal static class WorldBuilder
{
    private const long FirstNumber = 1001;

    public static SandboxWorld Build(SandboxOptions options)
    {
        var world = new SandboxWorld(options.Clock);
        (world.Severa.UniqueIdentifiers, world.Severa.Patches, world.CreditNotes) = (options.UniqueIdentifiers, options.InvoicePatches, options.CreditNotes);
        var dice = new Dice(unchecked((ulong)options.Seed));
        Registers.Fill(world, dice);
        var companies = new Companies(dice);
        var writer = new CustomerWriter(world, dice);
        var ordinary = new List<(string? Severa, string? Fortnox)>();
        for (var i = 0; i < options.Customers; i++) ordinary.Add(Enter(writer, companies.Next(), i % 4, FirstNumber + i));
        if (options.Cases) world.Cases = AwkwardCases.Add(writer, companies, FirstNumber + options.Customers);

        // A stream of its own: what was drawn for the customers stays as it is, however many registers come after them.
        var more = new Dice(unchecked((ulong)options.Seed) ^ 0xA5A5_5A5A_C3C3_3C3C);
        MoreRegisters.Fill(world, more);
        AddProducts(world, more, options);
        var invoices = new InvoiceWriter(world);
        AddProjects(world, more, options, ordinary, invoices);
        AddInvoices(world, options, invoices);
        AddSupplierInvoices(world, options);
        return world;
    }

    private static (string? Severa, string? Fortnox) Enter(CustomerWriter writer, Company company, int place, long number) => place switch
    {
        0 or 2 => writer.Both(company, number),
        1 => (writer.Severa(company, number), null),
        _ => (null, writer.Fortnox(company, number.ToString(CultureInfo.InvariantCulture))),
    };

    private static void AddProducts(SandboxWorld world, Dice dice, SandboxOptions options)
    {
        var (items, writer) = (new Items(dice), new ProductWriter(world, dice));
        var count = options.Products ?? 20 + (options.Customers / 20);
        for (var i = 0; i < count; i++)
        {
            // The kinds go round in fives and the places in fours, so every kind is in every place.
            var item = items.Next();
            if (i % 4 != 3) writer.Severa(item);
            if (i % 4 != 1) writer.Fortnox(item);
        }

        if (options.Cases) world.Cases = [.. world.Cases, .. ProductCases.Add(writer, options.UniqueIdentifiers)];
    }

    private static void AddProjects(
        SandboxWorld world, Dice dice, SandboxOptions options, List<(string? Severa, string? Fortnox)> ordinary, InvoiceWriter invoices)
    {
        var (writer, count) = (new ProjectWriter(world, dice, invoices), options.Projects ?? options.Customers);
        var marked = options.Cases ? MarkedCustomers.Add(world, writer, dice, ordinary) : [];
        var alone = marked.Where(static one => one.Fortnox is null).Select(static one => one.Severa).ToHashSet(StringComparer.Ordinal);
        var customers = ordinary.Where(one => one.Severa is not null && !alone.Contains(one.Severa))
            .Select(one => (one.Severa!, City(world, one.Severa!))).ToList();
        Projects.Add(writer, dice, customers, count);
        world.Cases = [.. world.Cases, .. marked];
        if (options.Cases && customers is [var (first, _), ..])
            world.Cases = [.. world.Cases, .. ProjectCases.Add(writer, first, Projects.FirstNumber + count)];
    }

    /// <summary>Last of all, and with dice of their own: whatever they are, the registers stay as they were.</summary>
    private static void AddInvoices(SandboxWorld world, SandboxOptions options, InvoiceWriter writer)
    {
        var waiting = options.NumberedInvoices ? "Att överföra" : "Klar att fakturera";
        var ground = new InvoiceGround(world);
        if (ground.Projects.IsEmpty) return;
        if (options.Cases) world.Cases = [.. world.Cases, .. InvoiceCases.Add(world, writer, ground, waiting, Seeded(options, 0x1A2B), options.Invoices is not null)];
        if (options.Invoices is { } count) GeneratedInvoices.Add(world, writer, ground, waiting, Seeded(options, 0x3C4D), count);
    }

    /// <summary>After all others, and in registers of their own.</summary>
    private static void AddSupplierInvoices(SandboxWorld world, SandboxOptions options)
    {
        if (options.SupplierInvoices is not { } count) return;
        var dice = Seeded(options, 0x5E6F);
        var (writer, ground) = (new SupplierInvoiceWriter(world.Fortnox), new CostGround(world));
        Suppliers.Add(world.Fortnox, dice, 12 + Math.Min(count / 20, 200));
        if (options.Cases && ground.Projects is [_, _, ..]) world.Cases = [.. world.Cases, .. CostCases.Add(world, writer, ground, Seeded(options, 0x7081))];
        GeneratedSupplierInvoices.Add(writer, ground, world.Fortnox.Suppliers.All, dice, count);
    }

    private static Dice Seeded(SandboxOptions options, ulong purpose) => new((unchecked((ulong)options.Seed) * 0x9E37_79B9) ^ purpose);

    private static string City(SandboxWorld world, string customer) =>
        world.Severa.Addresses.Find(world.Severa.Customers.Find(customer)!.Text("headquarterAddress") ?? "")?.Text("city") ?? "Göteborg";
}
