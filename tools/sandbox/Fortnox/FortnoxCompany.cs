using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Who the company and the user are (Fortnox FACTS 17): one record each.</summary>
internal sealed class FortnoxCompany(FortnoxRegisters all)
{
    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/companyinformation", "companyinformation", static _ => One("CompanyInformation", Company())),
        new("GET", "3/settings/company", "settings", static _ => One("CompanySettings", Settings())),
        new("GET", "3/settings/lockedperiod", "settings", _ => One("LockedPeriod", new() { ["EndDate"] = all.LockedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })),
        new("GET", "3/me", "profile", static _ => One("MeInformation", Me())),
    ];

    private static Answer One(string envelope, JsonObject json) => FortnoxJson.Answer(200, new JsonObject { [envelope] = json });

    private static JsonObject Company() => new()
    {
        ["Address"] = SandboxCompany.Address,
        ["City"] = SandboxCompany.City,
        ["CompanyName"] = SandboxCompany.Name,
        ["CountryCode"] = "SE",
        ["DatabaseNumber"] = SandboxCompany.TenantId,
        ["OrganizationNumber"] = SandboxCompany.OrganizationNumber,
        ["VisitAddress"] = "",
        ["VisitCity"] = "",
        ["VisitCountryCode"] = "",
        ["VisitZipCode"] = "",
        ["ZipCode"] = SandboxCompany.PostalCode,
    };

    /// <summary>The same number as above, but here it is text.</summary>
    private static JsonObject Settings() => new()
    {
        ["Address"] = SandboxCompany.Address,
        ["BG"] = "5050-1055",
        ["City"] = SandboxCompany.City,
        ["Country"] = "Sverige",
        ["CountryCode"] = "SE",
        ["DatabaseNumber"] = $"{SandboxCompany.TenantId}",
        ["Domicile"] = SandboxCompany.City,
        ["Email"] = "ekonomi@bryggan.example",
        ["Name"] = SandboxCompany.Name,
        ["OrganizationNumber"] = SandboxCompany.OrganizationNumber,
        ["Phone1"] = SandboxCompany.Phone,
        ["TaxEnabled"] = true,
        ["VATNumber"] = SandboxCompany.VatNumber,
        ["WWW"] = "https://www.bryggan.example",
        ["ZipCode"] = SandboxCompany.PostalCode,
    };

    private static JsonObject Me() => new()
    {
        ["Id"] = "1",
        ["Name"] = "Brygga",
        ["Email"] = "brygga@bryggan.example",
        ["SysAdmin"] = true,
        ["Locale"] = "sv_SE",
    };
}
