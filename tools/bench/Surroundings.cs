using System.Globalization;
using Brygga.Engine.Data;

namespace Brygga.Bench;

/// <summary>What stands around a customer: its business ids, addresses, projects and invoices, and the same in Fortnox.</summary>
internal static class Surroundings
{
    private static readonly string[] Streets = ["Storgatan 5", "Kyrkogatan 12, Box 34", "Mannerheimintie 7 B", "Østergade 3, 2. sal, c/o Holm", "Hamngatan 1"];
    private static readonly string[] Cities = ["Malmö", "Åbo", "Jyväskylä", "Ålesund", "Köpenhamn", "Härnösand"];
    private static readonly string[] VatNumbers = ["SE556036079301", "556036-0793", "FI01120389", "", "SE556036079301", "556036-0794"];
    private static readonly string[] EInvoice = ["", "0088:7350000000009", "7350000000009", "0037:01120389"];

    /// <summary>Adds a customer to both systems, with its surroundings; yields its rows.</summary>
    public static (Row Severa, Row Fortnox) Add(Registers registers, Customer customer, int index, Random random)
    {
        var severa = Completed(customer, index, random);
        var addresses = Addresses(customer.Id, index, random);
        foreach (var (address, i) in addresses.Select(static (a, i) => (a, i))) registers.Add(Registers.Severa("address"), $"address-{customer.Id}-{i}", address);
        AddWork(registers, customer.Id, index);
        var fortnox = InFortnox(customer, severa, addresses, index);
        return (registers.Add(Registers.Severa("customer"), customer.Id, severa),
            registers.Add(Registers.Fortnox("customer"), fortnox["CustomerNumber"].Text, fortnox));
    }

    private static Dictionary<string, Value> Completed(Customer customer, int index, Random random) => new(customer.Severa, StringComparer.Ordinal)
    {
        ["guid"] = Value.Of(customer.Id),
        ["vatNumber"] = Value.Of(VatNumbers[index % VatNumbers.Length]),
        ["kvkNumber"] = index % 6 == 3 ? Value.Of("12345678") : Value.Nothing,
        ["eInvoiceAddress"] = Value.Of(EInvoice[index % EInvoice.Length]),
        ["notes"] = index % 16 == 5 ? Value.Of($"<b>{customer.Severa["notes"].Text}</b>") : customer.Severa["notes"],
        ["currency"] = index % 20 == 0 ? Value.Nothing : Registers.Reference(Registers.Severa("currency"), $"currency-{Pick(random, Customer.Currencies)}"),
        ["paymentTerm"] = index % 50 == 0 ? Value.Of(45m) : Value.Of((decimal)Pick(random, Customer.Days)),
    };

    /// <summary>One of all three kinds, or one for each kind that there is, or one that is of none.</summary>
    private static List<Dictionary<string, Value>> Addresses(string customer, int index, Random random)
    {
        (bool Billing, bool Postal, bool Visit)[] kinds = (index % 5) switch
        {
            0 => [(true, true, true)],
            1 => [(false, false, true), (true, false, false)],
            2 => [(true, false, false), (false, true, false), (false, false, true)],
            3 => [(false, false, false), (true, true, false)],
            _ => index % 25 == 4 ? [] : [(true, false, true)],
        };
        return kinds.Select((kind, i) => Registers.Fields(
            ("guid", Value.Of($"address-{customer}-{i}")),
            ("customer", Registers.Reference(Registers.Severa("customer"), customer)),
            ("createdDateTime", Value.Of(Registers.Now.AddHours(-random.Next(1, 10_000)))),
            ("isBillingAddress", Value.Of(kind.Billing)),
            ("isPostalAddress", Value.Of(kind.Postal)),
            ("isVisitAddress", Value.Of(kind.Visit)),
            ("addressline", Value.Of(Pick(random, Streets))),
            ("postalCode", index % 40 == 7 ? Value.Unknown : Value.Of($"{random.Next(100, 999)} {random.Next(10, 99)}")),
            ("city", Value.Of(Pick(random, Cities))),
            ("country", index % 30 == 0 ? Value.Nothing : Registers.Reference(Registers.Severa("country"), $"country-{Pick(random, Customer.Countries)}")),
            ("phone", random.Next(4) == 0 ? Value.Nothing : Value.Of($"+46 8 {random.Next(100_000, 999_999)}")))).ToList();
    }

    private static void AddWork(Registers registers, string customer, int index)
    {
        var owner = Registers.Reference(Registers.Severa("customer"), customer);
        for (var i = 0; i < index % 4; i++)
            registers.Add(Registers.Severa("project"), $"project-{customer}-{i}", Registers.Fields(
                ("customer", owner),
                ("name", Value.Of($"Ombyggnad {i}")),
                ("number", Value.Of((decimal)((10 * index) + i))),
                ("isClosed", Value.Of((index + i) % 3 == 0)),
                ("isInternal", Value.False),
                ("salesStatus", Value.Record(
                [
                    new("guid", Value.Of("status")),
                    new("name", Value.Of("Offert")),
                    new("salesStatusTypeGuid", Registers.Reference(Registers.Severa("sales_status_type"), (index + i) % 2 == 0 ? "state-Won" : "state-InProgress")),
                ]))));
        for (var i = 0; i < index % 3; i++)
            registers.Add(Registers.Severa("invoice"), $"invoice-{customer}-{i}", Registers.Fields(
                ("guid", Value.Of($"invoice-{customer}-{i}")),
                (i % 2 == 0 ? "customer" : "billingCustomer", owner)));
    }

    private static Dictionary<string, Value> InFortnox(Customer customer, Dictionary<string, Value> severa, List<Dictionary<string, Value>> addresses, int index)
    {
        var fields = new Dictionary<string, Value>(customer.Fortnox, StringComparer.Ordinal)
        {
            ["Comments"] = severa["notes"],
            ["WWW"] = severa["website"],
            ["OrganisationNumber"] = Value.Of(index % 3 == 0 ? "556036-0793" : ""),
            ["VATNumber"] = index % 2 == 0 ? severa["vatNumber"] : Value.Nothing,
            ["Currency"] = Registers.Reference(Registers.Fortnox("currency"), Customer.Currencies[index % Customer.Currencies.Length]),
            ["TermsOfPayment"] = Registers.Reference(Registers.Fortnox("terms_of_payment"), index % 10 == 0 ? "K" : Customer.Days[index % Customer.Days.Length].ToString(CultureInfo.InvariantCulture)),
            ["GLN"] = Value.Of(index % 4 == 1 ? "7350000000009" : ""),
        };
        if (addresses.Count == 0) return fields;
        var address = addresses[0];
        foreach (var (street, code, city, country) in FortnoxAddress)
            (fields[street], fields[code], fields[city], fields[country]) =
                (address["addressline"], address["postalCode"], address["city"], Value.Of(Customer.Countries[index % Customer.Countries.Length]));
        fields["Address2"] = index % 3 == 0 ? Value.Of("Box 34") : Value.Nothing;
        fields["Phone1"] = address["phone"];
        return fields;
    }

    private static readonly (string Street, string Code, string City, string Country)[] FortnoxAddress =
    [
        ("Address1", "ZipCode", "City", "CountryCode"),
        ("DeliveryAddress1", "DeliveryZipCode", "DeliveryCity", "DeliveryCountryCode"),
        ("VisitingAddress", "VisitingZipCode", "VisitingCity", "VisitingCountryCode"),
    ];

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
