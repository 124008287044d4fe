using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>Customers (Fortnox FACTS 7). A number is never given twice, not even after its customer is deleted.</summary>
internal static class CustomerTable
{
    public static FortnoxRegister Register { get; } = new("customers", "customer", "Customer", "Customers", "CustomerNumber")
    {
        Table = static all => all.Customers,
        NotFound = FortnoxErrors.NoCustomer,
        Numbers = new(FortnoxCharacters.AllowedInNumber, FortnoxErrors.CustomerTaken, FortnoxErrors.CustomerBurned),
        Filters = FortnoxFilter.ActiveOrNot,
        LastModified = true,
        Sortable = ["customernumber", "name"],
        Searches =
        [
            .. Searches("CustomerNumber", "Name", "ZipCode", "City", "Email", "OrganisationNumber", "GLN", "GLNDelivery"),
            new("phone", "Phone1"),
        ],
        Row =
        [
            .. Columns("Address1", "Address2", "City", "CustomerNumber", "Email", "Name", "OrganisationNumber"), new("Phone", "Phone1"),
            .. Columns("ZipCode"),
        ],
        Fields =
        [
            Flag("Active", true),
            OrNull("Address1"),
            OrNull("Address2"),
            OrNull("City"),
            Text("Comments"),
            Code("CostCenter", static all => all.CostCenters, static () => FortnoxErrors.Value("CostCenter")),
            CountryName("Country", "CountryCode"),
            Country("CountryCode"),
            Code("Currency", static all => all.Currencies, FortnoxErrors.NoCurrency) with { Longest = 3, Shortest = 3, Default = "SEK" },
            Text("CustomerNumber"),
            Delivery("Invoice"),
            Delivery("Offer"),
            Delivery("Order"),
            Template("CashInvoice"),
            Template("Invoice"),
            Template("Offer"),
            Template("Order"),
            OrNull("DeliveryAddress1"),
            OrNull("DeliveryAddress2"),
            OrNull("DeliveryCity"),
            CountryName("DeliveryCountry", "DeliveryCountryCode"),
            Country("DeliveryCountryCode"),
            OrNull("DeliveryFax"),
            OrNull("DeliveryName"),
            OrNull("DeliveryPhone1"),
            OrNull("DeliveryPhone2"),
            OrNull("DeliveryZipCode", 10),
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
            OrNull("Fax"),
            OrNull("GLN", 13) with { Shortest = 13 },
            OrNull("GLNDelivery", 13) with { Shortest = 13 },
            Money("InvoiceAdministrationFee"),
            Number("InvoiceDiscount"),
            Money("InvoiceFreight"),
            Text("InvoiceRemark"),
            Required("Name"),
            Text("OrganisationNumber", 30),
            Text("OurReference", 50),
            OrNull("Phone1"),
            OrNull("Phone2"),
            Code("PriceList", static all => all.PriceLists, static () => FortnoxErrors.Value("PriceList")) with { Default = "A" },
            Code("Project", static all => all.Projects, FortnoxErrors.NoProject),
            Account("SalesAccount"),
            Flag("ShowPriceVATIncluded"),
            Code("TermsOfDelivery", static all => all.TermsOfDeliveries, static () => FortnoxErrors.Value("TermsOfDelivery")),
            Code("TermsOfPayment", static all => all.TermsOfPayments, FortnoxErrors.NoTermsOfPayment),
            Choice("Type", "COMPANY", "PRIVATE"),
            Text("VATNumber"),
            Choice("VATType", "SEVAT", "SEREVERSEDVAT", "EUREVERSEDVAT", "EUVAT", "EXPORT"),
            OrNull("VisitingAddress", 128),
            OrNull("VisitingCity", 128),
            CountryName("VisitingCountry", "VisitingCountryCode"),
            Country("VisitingCountryCode"),
            OrNull("VisitingZipCode", 10),
            Text("WWW", 128),
            Code("WayOfDelivery", static all => all.WaysOfDelivery, static () => FortnoxErrors.Value("WayOfDelivery")),
            Text("YourReference", 50),
            OrNull("ZipCode", 10),
        ],
    };

    private static FortnoxField Delivery(string document) =>
        Choice($"DefaultDeliveryTypes.{document}", "PRINT", "EMAIL", "PRINTSERVICE", "ELECTRONICINVOICE");

    private static FortnoxField Template(string document) => Text($"DefaultTemplates.{document}") with { Default = "DEFAULTTEMPLATE" };
}
