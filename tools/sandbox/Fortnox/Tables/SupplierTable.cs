using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>Suppliers (Fortnox FACTS 12). Whether <c>lastmodified</c> and <c>filter</c> work is unverified, so both are refused.</summary>
internal static class SupplierTable
{
    public static FortnoxRegister Register { get; } = new("suppliers", "supplier", "Supplier", "Suppliers", "SupplierNumber")
    {
        Table = static all => all.Suppliers,
        NotFound = static () => FortnoxErrors.NoRecord("leverantören"),
        Writes = ["POST", "PUT"],
        Numbers = new(FortnoxCharacters.AllowedInNumber, static number => FortnoxErrors.Against($"Leverantörsnummer {number} används redan.")),
        Sortable = ["name", "suppliernumber"],
        Searches = Searches("City", "Email", "Name", "OrganisationNumber", "Phone1", "Phone2", "SupplierNumber", "ZipCode"),
        Row =
        [
            .. Columns(
                "Active", "Address1", "Address2", "BankAccountNumber", "BG", "BIC", "City", "CostCenter", "CountryCode", "Currency", "DisablePaymentFile",
                "Email", "IBAN", "Name", "OrganisationNumber", "PG"), new("Phone", "Phone1"),
            .. Columns("PreDefinedAccount", "Project", "SupplierNumber", "TermsOfPayment", "ZipCode"),
        ],
        Fields =
        [
            Flag("Active", true), OrNull("Address1"), OrNull("Address2"), Text("Bank"), Text("BankAccountNumber"), Text("BG"), Text("BIC"), Text("BranchCode"),
            OrNull("City"), Text("ClearingNumber"), Text("Comments"),
            Code("CostCenter", static all => all.CostCenters, static () => FortnoxErrors.Value("CostCenter")), CountryName("Country", "CountryCode"),
            Country("CountryCode"),
            Code("Currency", static all => all.Currencies, FortnoxErrors.NoCurrency) with { Longest = 3, Shortest = 3, Default = "SEK" },
            Flag("DisablePaymentFile"), Email("Email"), Text("Fax"), Text("IBAN"), Required("Name"), Text("OrganisationNumber"), Text("OurCustomerNumber"),
            Text("OurReference"), Text("PG"), Text("Phone1"), Text("Phone2"), OrNull("PreDefinedAccount", 4) with { Shortest = 4 }, ProjectCode,
            Text("SupplierNumber"), Code("TermsOfPayment", static all => all.TermsOfPayments, FortnoxErrors.NoTermsOfPayment), Text("VATNumber"),
            Text("VATType"), Text("VisitingAddress"), Text("VisitingCity"), CountryName("VisitingCountry", "VisitingCountryCode"),
            Country("VisitingCountryCode"), Text("VisitingZipCode"), Text("WorkPlace"), Text("WWW"), Text("YourReference"), OrNull("ZipCode"),
        ],
    };
}
