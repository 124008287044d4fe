using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The customer's fields in the order they are answered, with limits and defaults (Fortnox FACTS 7).</summary>
internal static class FortnoxCustomerModel
{
    public static ImmutableArray<FortnoxField> Fields { get; } =
    [
        new("Active", FortnoxKind.Flag) { Default = true },
        Address("Address1"),
        Address("Address2"),
        Address("City"),
        Text("Comments"),
        Text("CostCenter"),
        Name("Country", "CountryCode"),
        Country("CountryCode"),
        new("Currency", FortnoxKind.Text) { Longest = 3, Shortest = 3, Default = "SEK" },
        new("CustomerNumber", FortnoxKind.Text),
        Delivery("Invoice"),
        Delivery("Offer"),
        Delivery("Order"),
        Template("CashInvoice"),
        Template("Invoice"),
        Template("Offer"),
        Template("Order"),
        Address("DeliveryAddress1"),
        Address("DeliveryAddress2"),
        Address("DeliveryCity"),
        Name("DeliveryCountry", "DeliveryCountryCode"),
        Country("DeliveryCountryCode"),
        Address("DeliveryFax"),
        Address("DeliveryName"),
        Address("DeliveryPhone1"),
        Address("DeliveryPhone2"),
        Address("DeliveryZipCode", 10),
        Email("Email"),
        Email("EmailInvoice"),
        Email("EmailInvoiceBCC"),
        Email("EmailInvoiceCC"),
        Email("EmailOffer"),
        Email("EmailOfferBCC"),
        Email("EmailOfferCC"),
        Email("EmailOrder"),
        Email("EmailOrderBCC"),
        Email("EmailOrderCC"),
        Text("ExternalReference"),
        Address("Fax"),
        Text("GLN") with { Longest = 13, Shortest = 13, EmptyIsNull = true },
        Text("GLNDelivery") with { Longest = 13, Shortest = 13, EmptyIsNull = true },
        new("InvoiceAdministrationFee", FortnoxKind.Money) { EmptyIsNull = true },
        new("InvoiceDiscount", FortnoxKind.Number) { EmptyIsNull = true },
        new("InvoiceFreight", FortnoxKind.Money) { EmptyIsNull = true },
        Text("InvoiceRemark"),
        Text("Name") with { Required = true },
        Text("OrganisationNumber") with { Longest = 30 },
        Text("OurReference") with { Longest = 50 },
        Address("Phone1"),
        Address("Phone2"),
        Text("PriceList") with { Default = "A" },
        Text("Project"),
        new("SalesAccount", FortnoxKind.Account) { EmptyIsNull = true },
        new("ShowPriceVATIncluded", FortnoxKind.Flag) { Default = false },
        Text("TermsOfDelivery"),
        Text("TermsOfPayment"),
        Choice("Type", "COMPANY", "PRIVATE"),
        Text("VATNumber"),
        Choice("VATType", "SEVAT", "SEREVERSEDVAT", "EUREVERSEDVAT", "EUVAT", "EXPORT"),
        Address("VisitingAddress", 128),
        Address("VisitingCity", 128),
        Name("VisitingCountry", "VisitingCountryCode"),
        Country("VisitingCountryCode"),
        Address("VisitingZipCode", 10),
        Text("WWW") with { Longest = 128 },
        Text("WayOfDelivery"),
        Text("YourReference") with { Longest = 50 },
        Address("ZipCode", 10),
    ];

    public static FrozenDictionary<string, FortnoxField> ByName { get; } =
        Fields.ToFrozenDictionary(static field => field.Name, StringComparer.Ordinal);

    /// <summary>What a row of the list carries besides its <c>@url</c>, and the stored field it shows.</summary>
    public static ImmutableArray<(string Shown, string Field)> ListFields { get; } =
    [
        ("Address1", "Address1"), ("Address2", "Address2"), ("City", "City"), ("CustomerNumber", "CustomerNumber"), ("Email", "Email"),
        ("Name", "Name"), ("OrganisationNumber", "OrganisationNumber"), ("Phone", "Phone1"), ("ZipCode", "ZipCode"),
    ];

    private static FortnoxField Text(string name) => new(name, FortnoxKind.Text);

    private static FortnoxField Email(string name) => new(name, FortnoxKind.Email);

    private static FortnoxField Address(string name, int longest = 1024) => new(name, FortnoxKind.Text) { Longest = longest, EmptyIsNull = true };

    private static FortnoxField Country(string name) => new(name, FortnoxKind.Country) { Longest = 2, Shortest = 2, EmptyIsNull = true };

    private static FortnoxField Name(string name, string follows) => new(name, FortnoxKind.CountryName) { Follows = follows, EmptyIsNull = true };

    private static FortnoxField Choice(string name, params string[] words) =>
        new(name, FortnoxKind.Choice) { Words = [.. words], Default = words[0] };

    private static FortnoxField Delivery(string document) =>
        Choice($"DefaultDeliveryTypes.{document}", "PRINT", "EMAIL", "PRINTSERVICE", "ELECTRONICINVOICE");

    private static FortnoxField Template(string document) => Text($"DefaultTemplates.{document}") with { Default = "DEFAULTTEMPLATE" };
}
