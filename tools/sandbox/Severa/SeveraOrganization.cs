using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>The organisation's details and settings (Severa FACTS 6.7). The next numbers follow what is there.</summary>
internal sealed class SeveraOrganization(SeveraRegisters all, ImmutableArray<string> addons)
{
    public ImmutableArray<Route> Routes =>
    [
        new("GET", "v1/organizationdetails", "organization:read", _ => SeveraJson.Answer(200, Details())),
        new("GET", "v1/organizationsettings", "organization:read", _ => SeveraJson.Answer(200, Settings())),
    ];

    private JsonObject Details()
    {
        var country = all.Countries.All.First(static one => one.Text("code2") is "SE");
        var currency = all.Currencies.All.First(static one => one.Flag("isOrganizationCurrency"));
        var json = new JsonObject
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
            ["country"] = SeveraViews.Parts(country, "name", "englishName"),
            ["phone"] = SandboxCompany.Phone,
            ["currency"] = SeveraViews.Parts(currency, "name", "code", "symbol"),
            ["activeCompanies"] = new JsonArray(),
            ["activeAddons"] = Scalars.List(addons.Select(static addon => (JsonNode?)addon)),
        };
        json["country"]!["code"] = country.Text("code2");
        return json;
    }

    private JsonObject Settings()
    {
        var (customer, project, invoice) = (Last(all.Customers), Last(all.Projects), SeveraInvoicing.LastNumber(all));
        return new()
        {
            ["quickSearchSetting"] = "ShowOpenProjectsSalesCasesAndCustomers",
            ["projectNameDisplaySetting"] = "ShowProjectLongName",
            ["displayProjectNumber"] = true,
            ["projectNameDisplayFormatSetting"] = "ProjectNamePhaseName",
            ["nextProjectNumber"] = project + 1,
            ["lastProjectNumber"] = project,
            ["nextCustomerNumber"] = customer + 1,
            ["lastCustomerNumber"] = customer,
            ["nextTravelReimbursementNumber"] = 1,
            ["lastTravelReimbursementNumber"] = null,
            ["nextPurchaseOrderNumber"] = 1,
            ["lastPurchaseOrderNumber"] = null,
            ["purchaseOrderNumberPrefix"] = null,
            ["currencyRoundingType"] = "AwayFromZero",
            ["overdueInterest"] = 8.5m,
            ["paymentTerm"] = 30,
            ["nextInvoiceNumber"] = invoice + 1,
            ["lastInvoiceNumber"] = invoice,
            ["workWeek"] = new JsonArray("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
            ["workHourApprovalMode"] = "None",
            ["workHourEntryFormat"] = "Quantity",
            ["paymentReferenceNumberDisplaySetting"] = "ReferenceNumber",
            ["uniqueIdentifierForProductsAndWorktypes"] = all.UniqueIdentifiers,
            ["isAddingNewKeywordsFromProjectAllowed"] = true,
            ["isIdenticalPhaseCodesAllowed"] = false,
            ["isWorkHourDescriptionMandatory"] = false,
            ["setCreditNoteInvoiceNumber"] = true,
            ["isCustomerSearchAllowed"] = true,
            ["isEnteringHourPlannedInvoiceQuantityAllowed"] = false,
        };
    }

    private static long Last(RecordTable table) => table.All.Select(static one => one.Number("number") ?? 0).DefaultIfEmpty(0).Max();
}
