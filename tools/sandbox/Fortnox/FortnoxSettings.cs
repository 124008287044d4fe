using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Who the company and the user are, and the small registers (Fortnox FACTS 17).</summary>
internal sealed class FortnoxSettings(FortnoxRegisters all)
{
    private static readonly string[] CurrencyFields = ["BuyRate", "Code", "Date", "Description", "IsAutomatic", "SellRate", "Unit"];
    private static readonly string[] TermsFields = ["Code", "Description"];

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/companyinformation", "companyinformation", static _ => One("CompanyInformation", Company())),
        new("GET", "3/settings/company", "settings", static _ => One("CompanySettings", Settings())),
        new("GET", "3/me", "profile", static _ => One("MeInformation", Me())),
        new("GET", "3/currencies", "currency", call => List(call, all.Currencies, "currencies", "Currencies", CurrencyFields)),
        new("GET", "3/currencies/{code}", "currency", call => Get(call, all.Currencies, "currencies", "Currency", CurrencyFields)),
        new("GET", "3/termsofpayments", "settings", TermsOfPayments),
        new("GET", "3/termsofpayments/{code}", "settings", call => Get(call, all.TermsOfPayments, "termsofpayments", "TermsOfPayment", TermsFields)),
    ];

    private Answer TermsOfPayments(Call call) =>
        List(call, all.TermsOfPayments, "termsofpayments", "TermsOfPayments", TermsFields, "lastmodified");

    private static Answer List(Call call, RecordTable table, string resource, string envelope, string[] fields, params string[] parameters)
    {
        if (FortnoxQuery.Read(call, parameters, ["code"], out var query) is { } refusal) return refusal;
        var found = table.All.Where(record => query.LastModified is not { } since || Stockholm.WallClock(record.Changed) >= since).ToList();
        if (query.Descending) found.Reverse();
        return FortnoxPages.Page(query, envelope, found, record => Show(call, record, resource, fields));
    }

    private static Answer Get(Call call, RecordTable table, string resource, string envelope, string[] fields) =>
        table.TryFind(call["code"], out var record) ? One(envelope, Show(call, record, resource, fields)) : FortnoxErrors.NoRecord(resource);

    private static Answer One(string envelope, JsonObject json) => FortnoxJson.Answer(200, new JsonObject { [envelope] = json });

    private static JsonObject Show(Call call, SandboxRecord record, string resource, string[] fields)
    {
        var json = new JsonObject { ["@url"] = FortnoxAddress.Of(call, resource, record.Key) };
        foreach (var field in fields) json[field] = Scalars.ToJson(record[field]);
        return json;
    }

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
