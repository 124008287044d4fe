using System.Globalization;
using Brygga.Sandbox.Fortnox.Tables;

namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>What an invoice takes from its customer's card, from the registers and from the company when it does not say it itself (Fortnox FACTS 10).</summary>
internal static class InvoiceCard
{
    private const int CompanysDays = 30;

    private static readonly string[] Same =
    [
        "Address1", "Address2", "ZipCode", "City", "Phone1", "Phone2", "DeliveryName", "DeliveryAddress1", "DeliveryAddress2", "DeliveryZipCode",
        "DeliveryCity", "Currency", "TermsOfPayment", "TermsOfDelivery", "WayOfDelivery", "PriceList", "CostCenter", "Project", "OurReference",
        "YourReference", "OrganisationNumber",
    ];

    private static readonly (string Invoice, string Card)[] Renamed =
    [
        ("CustomerName", "Name"), ("Remarks", "InvoiceRemark"), ("Freight", "InvoiceFreight"), ("AdministrationFee", "InvoiceAdministrationFee"),
        ("VATIncluded", "ShowPriceVATIncluded"),
    ];

    public static void Fill(Dictionary<string, object?> values, SandboxRecord customer, FortnoxRegisters all, string today)
    {
        void Give(string name, object? value) => values[name] = values.GetValueOrDefault(name) ?? value;
        foreach (var name in Same) Give(name, Value(customer, name));
        foreach (var (name, card) in Renamed) Give(name, Value(customer, card));
        Give("Country", Countries.SwedishName(customer.Text("CountryCode")));
        Give("DeliveryCountry", Countries.SwedishName(customer.Text("DeliveryCountryCode")));
        Give("EmailInformation.EmailAddressTo", customer.Text("EmailInvoice") ?? customer.Text("Email"));
        Give("EmailInformation.EmailAddressCC", customer.Text("EmailInvoiceCC"));
        Give("EmailInformation.EmailAddressBCC", customer.Text("EmailInvoiceBCC"));
        Give("InvoiceDate", today);
        Give("DueDate", Due((string)values["InvoiceDate"]!, values["TermsOfPayment"] as string));
        var currency = all.Currencies.Find((string)values["Currency"]!)!;
        Give("CurrencyRate", currency["SellRate"] ?? 1m);
        Give("CurrencyUnit", 1m);
    }

    /// <summary>The kind of tax of the card, which the invoice follows and does not show.</summary>
    public static string VatType(SandboxRecord customer) => (string)Value(customer, "VATType")!;

    /// <summary>The document number, a digit for the length of the whole, and a check digit by Luhn (Fortnox FACTS 10).</summary>
    public static string Ocr(string number)
    {
        var body = number + ((number.Length + 2) % 10).ToString(CultureInfo.InvariantCulture);
        var sum = body.Reverse().Select(static (digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(static part => part > 9 ? part - 9 : part);
        return body + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Terms that are no number of days are due at once.</summary>
    private static string Due(string date, string? terms)
    {
        var days = terms is null ? CompanysDays : int.TryParse(terms, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static object? Value(SandboxRecord customer, string name) => CustomerTable.Register.ByName[name].Value(customer);
}
