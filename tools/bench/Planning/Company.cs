using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Seeing;
using static LanguageExt.Prelude;

namespace Brygga.Bench.Planning;

/// <summary>Two registers in step and the memory of it, as the engine sees them and as plain objects.</summary>
internal sealed class Company
{
    private const string VatNumber = "SE556036079301";
    private const string OrganisationNumber = "5560360793";

    public Company(int pairs, int changedEach)
    {
        var (agreed, now) = (new Registers(), new Registers());
        agreed.AddCommon();
        now.AddCommon();
        (Severa, Fortnox, Agreed) = (new PlainCustomer[pairs], new PlainCustomer[pairs], []);
        for (var i = 0; i < pairs; i++)
        {
            var plain = new PlainCustomer($"guid-{i:D6}", $"{1001 + i}", $"Åkerlund Måleri {i} AB", $"faktura@maleri{i}.example", $"Storgatan {i}", "211 34", "Malmö", "SE", Active: true, Internal: false);
            var isChanged = changedEach > 0 && i % changedEach == 0;
            Severa[i] = isChanged ? plain with { Name = plain.Name + " (publ)" } : plain;
            Fortnox[i] = plain with { Id = plain.Number };
            Agreed[plain.Id] = new(Fortnox[i].Id, plain, Fortnox[i]);
            Add(agreed, plain, plain);
            Add(now, Severa[i], plain);
            if (isChanged) Changes++;
        }
        Snapshot = now.Snapshot;
        Memory = new(Links(agreed), Seq<Intent>(), Seq<DoneMark>());
    }

    public static RuleBook Rules { get; } = Shipped.Book with { Flows = Seq1(Shipped.Customers), Documents = Seq<DocumentFlow>() };

    public Snapshot Snapshot { get; }

    public Memory Memory { get; }

    public PlainCustomer[] Severa { get; }

    public PlainCustomer[] Fortnox { get; }

    public Dictionary<string, PlainLink> Agreed { get; }

    public int Changes { get; }

    /// <summary>Each pair as its rules saw it when the two agreed.</summary>
    private static LanguageExt.Seq<Link> Links(Registers agreed)
    {
        var world = new SnapshotWorld(agreed.Snapshot, Rules, Memory.Blank, Registers.Now);
        var (flow, hash) = (Shipped.Customers, Rules.Hash);
        var (severa, fortnox) = (new RegisterView(flow, Side.Severa, Rules.Settings, world), new RegisterView(flow, Side.Fortnox, Rules.Settings, world));
        return toSeq(agreed[flow.Severa.Entity].Zip(agreed[flow.Fortnox.Entity], (s, f) =>
            new Link(flow.Name, s.Id, f.Id, new(severa.Of(s.Row), hash), new(fortnox.Of(f.Row), hash)))).Strict();
    }

    private static void Add(Registers registers, PlainCustomer severa, PlainCustomer fortnox)
    {
        registers.Add(Registers.Severa("customer"), severa.Id, Registers.Fields(
            ("guid", Value.Of(severa.Id)), ("name", Value.Of(severa.Name)), ("email", Value.Of(severa.Email)),
            ("number", Value.Of(decimal.Parse(severa.Number, CultureInfo.InvariantCulture))),
            ("isActive", Value.Of(severa.Active)), ("isInternal", Value.Of(severa.Internal)), ("vatNumber", Value.Of(VatNumber)),
            ("currency", Registers.Reference(Registers.Severa("currency"), "currency-SEK")), ("paymentTerm", Value.Of(30m))));
        registers.Add(Registers.Severa("address"), $"address-{severa.Id}", Registers.Fields(
            ("guid", Value.Of($"address-{severa.Id}")), ("customer", Registers.Reference(Registers.Severa("customer"), severa.Id)), ("createdDateTime", Value.Of(Registers.Now)),
            ("isBillingAddress", Value.True), ("isPostalAddress", Value.True), ("isVisitAddress", Value.True),
            ("addressline", Value.Of(severa.Street)), ("postalCode", Value.Of(severa.PostalCode)), ("city", Value.Of(severa.City)),
            ("country", Registers.Reference(Registers.Severa("country"), $"country-{severa.Country}"))));
        var (street, code, city, country) = (Value.Of(fortnox.Street), Value.Of(fortnox.PostalCode), Value.Of(fortnox.City), Value.Of(fortnox.Country));
        registers.Add(Registers.Fortnox("customer"), fortnox.Number, Registers.Fields(
            ("CustomerNumber", Value.Of(fortnox.Number)), ("Name", Value.Of(fortnox.Name)), ("Email", Value.Of(fortnox.Email)), ("Active", Value.Of(fortnox.Active)),
            ("OrganisationNumber", Value.Of(OrganisationNumber)), ("VATNumber", Value.Of(VatNumber)),
            ("Currency", Registers.Reference(Registers.Fortnox("currency"), "SEK")), ("TermsOfPayment", Registers.Reference(Registers.Fortnox("terms_of_payment"), "30")),
            ("Address1", street), ("ZipCode", code), ("City", city), ("CountryCode", country),
            ("DeliveryAddress1", street), ("DeliveryZipCode", code), ("DeliveryCity", city), ("DeliveryCountryCode", country),
            ("VisitingAddress", street), ("VisitingZipCode", code), ("VisitingCity", city), ("VisitingCountryCode", country)));
    }
}
