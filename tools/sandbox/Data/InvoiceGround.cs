using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>
/// What ordinary invoices are of: open projects of customers that both systems have and that are no case of anything, so that an invoice changes
/// nothing for the registers.
/// </summary>
internal sealed class InvoiceGround
{
    private readonly SandboxWorld world;

    public InvoiceGround(SandboxWorld world)
    {
        this.world = world;
        Items = new(world);
        var special = world.Cases.Select(static one => one.Severa).ToHashSet(StringComparer.Ordinal);
        var won = world.Severa.SalesStatusTypes.All.Where(static one => one.Text("salesState") is "Won").Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        Projects =
        [
            .. world.Severa.Projects.All.Where(one => !one.Flag("isClosed") && !one.Flag("isInternal") && won.Contains(one.Text("salesStatus")!)
                && one["number"] is not null && !special.Contains(one.Key) && !special.Contains(one.Text("customer")) && IsPaired(one.Text("customer")!)),
        ];
    }

    public ImmutableArray<SandboxRecord> Projects { get; }

    public InvoiceItems Items { get; }

    /// <summary>The other projects that an invoice of a project may be of: of the same customer where there are any, else of anyone.</summary>
    public ImmutableArray<SandboxRecord> Beside(SandboxRecord project)
    {
        var others = Projects.Remove(project);
        var same = others.Where(one => one.Text("customer") == project.Text("customer")).ToImmutableArray();
        return same.IsEmpty ? others : same;
    }

    /// <summary>The country of the project's customer, by its code.</summary>
    public string Country(SandboxRecord project) =>
        world.Fortnox.Customers.Find(world.Severa.Customers.Find(project.Text("customer")!)!.Text("number")!)?.Text("CountryCode") ?? "SE";

    private bool IsPaired(string customer) =>
        world.Severa.Customers.Find(customer) is { } severa && severa.Flag("isActive") && severa.Text("number") is { } number
        && world.Fortnox.Customers.Find(number) is { } fortnox && fortnox["Active"] is not false;
}
