using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>Currencies (paged by row), countries and languages (not paged), and the organisation (Severa FACTS 4, 6.6).</summary>
internal sealed class SeveraSettings(SeveraRegisters all)
{
    public ImmutableArray<Route> Routes =>
    [
        new("GET", "v1/currencies", "settings:read", Currencies),
        new("GET", "v1/currencies/{guid}", "settings:read", call => One(call, all.Currencies, SeveraViews.Currency)),
        new("GET", "v1/localization/countries", "settings:read", _ => Whole(all.Countries, SeveraViews.Country)),
        new("GET", "v1/localization/countries/{guid}", "settings:read", call => One(call, all.Countries, SeveraViews.Country)),
        new("GET", "v1/localization/languages", "settings:read", _ => Whole(all.Languages, SeveraViews.Language)),
        new("GET", "v1/organizationdetails", "organization:read", _ => SeveraJson.Answer(200, Organization())),
    ];

    private Answer Currencies(Call call)
    {
        var query = new SeveraQuery(call);
        var active = query.Flag("active");
        return SeveraPages.ByRow(
            query,
            all.Currencies.All.Where(currency => active is null || currency.Flag("isActive") == active),
            currency => SeveraViews.Currency(all, currency));
    }

    private Answer Whole(RecordTable table, Func<SeveraRegisters, SandboxRecord, JsonObject> show) =>
        SeveraJson.Answer(200, Scalars.List(table.All.Select(record => show(all, record))));

    private Answer One(Call call, RecordTable table, Func<SeveraRegisters, SandboxRecord, JsonObject> show) =>
        table.TryFind(call["guid"], out var record) ? SeveraJson.Answer(200, show(all, record)) : SeveraErrors.NotFound();

    private JsonObject Organization()
    {
        var country = all.Countries.All.First(static one => one.Text("code2") is "SE");
        var currency = all.Currencies.All.First(static one => one.Flag("isOrganizationCurrency"));
        return new()
        {
            ["guid"] = "5b1e0c7e-8a53-4c1b-9c55-0f3a52b6d001",
            ["name"] = SandboxCompany.Name,
            ["vatNumber"] = SandboxCompany.VatNumber,
            ["kvkNumber"] = null,
            ["isVatRegistered"] = true,
            ["registeredOffice"] = SandboxCompany.City,
            ["address"] = SandboxCompany.Address,
            ["postalCode"] = SandboxCompany.PostalCode,
            ["city"] = SandboxCompany.City,
            ["country"] = new JsonObject
            {
                ["guid"] = country.Key,
                ["name"] = country.Text("name"),
                ["code"] = country.Text("code2"),
                ["englishName"] = country.Text("englishName"),
            },
            ["phone"] = SandboxCompany.Phone,
            ["currency"] = new JsonObject
            {
                ["guid"] = currency.Key,
                ["name"] = currency.Text("name"),
                ["code"] = currency.Text("code"),
                ["symbol"] = currency.Text("symbol"),
            },
            ["activeCompanies"] = new JsonArray(),
            ["activeAddons"] = new JsonArray(),
        };
    }
}
