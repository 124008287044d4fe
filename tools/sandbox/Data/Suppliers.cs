using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>The suppliers of Fortnox: Nordic companies, each paid in the currency of its country.</summary>
internal static class Suppliers
{
    public const long FirstNumber = 501;

    public static void Add(FortnoxRegisters fortnox, Dice dice, int count)
    {
        var companies = new Companies(dice);
        for (var i = 0; i < count; i++)
        {
            // The first are Swedish: the cases are of them.
            var company = i < 4 ? companies.Next(Nordic.Sweden, null) : companies.Next();
            var number = (FirstNumber + i).ToString(CultureInfo.InvariantCulture);
            fortnox.Suppliers.Add(
                number,
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["SupplierNumber"] = number,
                    ["Name"] = company.Name,
                    ["Active"] = true,
                    ["OrganisationNumber"] = company.OrganisationNumber,
                    ["VATNumber"] = company.VatNumber,
                    ["Email"] = company.Email,
                    ["Phone1"] = company.Phone,
                    ["Address1"] = company.Street,
                    ["ZipCode"] = company.PostalCode,
                    ["City"] = company.City,
                    ["CountryCode"] = company.Country.Code,
                    ["Currency"] = company.Country.Currency,
                    ["TermsOfPayment"] = "30",
                    ["WWW"] = company.Website,
                },
                company.Since);
        }
    }
}
