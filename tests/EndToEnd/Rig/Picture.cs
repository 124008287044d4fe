using System.Collections.Frozen;
using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>A customer as one system has it. Written to or not is told by its time stamp, which every write moves.</summary>
internal sealed record Customer(string Key, string? Number, string? Name, string? Email, bool TakesPart, DateTimeOffset Changed)
{
    public static Customer OfSevera(SandboxRecord record) => new(
        record.Key, record.Text("number"), record.Text("name"), record.Text("email"), record["isActive"] is not false && !record.Flag("isInternal"), record.Changed);

    public static Customer OfFortnox(SandboxRecord record) => new(
        record.Key, record.Key, record.Text("Name"), record.Text("Email"), record["Active"] is not false, record.Changed);
}

/// <summary>Both systems at one moment, by key.</summary>
internal sealed record Picture(FrozenDictionary<string, Customer> Severa, FrozenDictionary<string, Customer> Fortnox)
{
    public static Picture Of(SandboxWorld world) => new(
        world.Severa.Customers.All.Select(Customer.OfSevera).ToFrozenDictionary(static one => one.Key, StringComparer.Ordinal),
        world.Fortnox.Customers.All.Select(Customer.OfFortnox).ToFrozenDictionary(static one => one.Key, StringComparer.Ordinal));

    public Customer SeveraNumbered(string number) => Severa.Values.Single(one => one.Number == number);
}
