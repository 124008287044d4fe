using Brygga.Engine.Data;
using static LanguageExt.Prelude;

namespace Brygga.Bench.Planning;

/// <summary>Two registers in step and the memory of it, as the engine sees them and as plain objects.</summary>
internal sealed class Company
{
    public Company(int pairs, int changedEach)
    {
        var flow = Shipped.Customers;
        var (severa, fortnox, links) = (new Record[pairs], new Record[pairs], new Link[pairs]);
        (Severa, Fortnox, Agreed) = (new PlainCustomer[pairs], new PlainCustomer[pairs], []);
        for (var i = 0; i < pairs; i++)
        {
            var plain = new PlainCustomer($"guid-{i:D6}", $"{1001 + i}", $"Åkerlund Måleri {i} AB", $"faktura@maleri{i}.example", Active: true, Internal: false);
            var isChanged = changedEach > 0 && i % changedEach == 0;
            Severa[i] = isChanged ? plain with { Name = plain.Name + " (publ)" } : plain;
            Fortnox[i] = plain with { Id = plain.Number };
            Agreed[plain.Id] = new(Fortnox[i].Id, plain, Fortnox[i]);
            var (left, right) = (Row(flow.Severa.Schema, plain), Row(flow.Fortnox.Schema, plain));
            links[i] = new(flow.Name, plain.Id, plain.Number, new(left, Shipped.Book.Hash), new(right, Shipped.Book.Hash));
            severa[i] = new(plain.Id, Row(flow.Severa.Schema, Severa[i]));
            fortnox[i] = new(plain.Number, Row(flow.Fortnox.Schema, Fortnox[i]));
            if (isChanged) Changes++;
        }
        Coverage whole = new(Some(Now), Now, Seq<string>());
        Snapshot = new(Seq(new Engine.Data.Table(flow.Severa.Entity, severa, whole), new Engine.Data.Table(flow.Fortnox.Entity, fortnox, whole)));
        Memory = new(toSeq(links).Strict(), Seq<Intent>(), Seq<DoneMark>());
    }

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public Snapshot Snapshot { get; }

    public Memory Memory { get; }

    public PlainCustomer[] Severa { get; }

    public PlainCustomer[] Fortnox { get; }

    public Dictionary<string, PlainLink> Agreed { get; }

    public int Changes { get; }

    private static Row Row(Schema schema, PlainCustomer customer)
    {
        var number = decimal.Parse(customer.Number, System.Globalization.CultureInfo.InvariantCulture);
        return Customers.Encode(schema, new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["guid"] = Value.Of(customer.Id),
            ["name"] = Value.Of(customer.Name),
            ["number"] = Value.Of(number),
            ["email"] = Value.Of(customer.Email),
            ["isActive"] = Value.Of(customer.Active),
            ["isInternal"] = Value.Of(customer.Internal),
            ["CustomerNumber"] = Value.Of(customer.Number),
            ["Name"] = Value.Of(customer.Name),
            ["Email"] = Value.Of(customer.Email),
            ["Active"] = Value.Of(customer.Active),
        });
    }
}
