using System.Collections.Immutable;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>What the others refer to (Severa FACTS 6.6, 6.7), read only.</summary>
internal static class SmallTables
{
    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        new("currencies", "settings")
        {
            Table = static all => all.Currencies,
            Filters = Small,
            NotSimulated = ["sortings"],
            Fields = [Text("name"), Text("code"), Number("rate"), Text("symbol"), Flag("isActive", true), Flag("isOrganizationCurrency")],
        },
        new("localization/countries", "settings")
        {
            Table = static all => all.Countries,
            Paging = SeveraPaging.None,
            Audited = false,
            Fields =
            [
                Text("name"), Text("englishName"), Text("code2"), Text("code3"), Text("hasRegions"), Text("companyRegisterUrl"), Flag("isInEU"),
                Text("defaultCulture"), Flag("isRegistrationCountry"), Reference("currency", static all => all.Currencies, "name", "code", "symbol"),
                Nothing("defaultLanguage"), Nothing("timezone"),
            ],
        },
        new("localization/languages", "settings")
        {
            Table = static all => all.Languages,
            Paging = SeveraPaging.None,
            Audited = false,
            Filters = Filters(SeveraFit.Flag, "isInvoiceLanguage"),
            Fields = [Text("name"), Text("englishName"), Text("code"), Flag("isInvoiceLanguage")],
        },
        new("vatrates", "settings")
        {
            Table = static all => all.VatRates,
            Paging = SeveraPaging.None,
            Filters = [new("active", SeveraFit.Flag, "isActive"), .. Filters(SeveraFit.Any, "countryGuid")],
            Fields = [Number("percentage"), Text("code"), Flag("isActive", true), Flag("isDefault"), Text("countryGuid")],
        },
        new("salesaccounts", "settings")
        {
            Table = static all => all.SalesAccounts,
            Filters = Small,
            NotSimulated = ["sortings"],
            Fields =
            [
                Required("name"), Required("number"), Flag("isActive", true), Flag("isProductDefault"), Flag("isWorkTypeDefault"), Flag("isTravelTypeDefault"),
            ],
        },
        new("costaccounts", "settings")
        {
            Table = static all => all.CostAccounts,
            Filters = Small,
            NotSimulated = ["sortings"],
            Fields = [Required("name"), Required("number"), Flag("isActive", true), Flag("isTravelTypeDefault")],
        },
        new("costcenters", "settings")
        {
            Table = static all => all.CostCenters,
            ChangedSince = true,
            Filters = [.. Small, .. Filters(SeveraFit.Any, "identifier", "name")],
            NotSimulated = ["sortings"],
            Fields = [Required("name"), Required("identifier"), Flag("isActive", true), Flag("isDefault")],
        },
        new("industries", "settings")
        {
            Table = static all => all.Industries,
            Filters = Small,
            Fields = [Required("name"), Flag("isActive", true), Text("code")],
        },
        new("businessunits", "settings")
        {
            Table = static all => all.BusinessUnits,
            ChangedSince = true,
            Filters = [.. Small, .. Filters(SeveraFit.Any, "companyGuid", "companyCountryGuid", "code", "name")],
            Fields =
            [
                Required("name"), Text("parentGuid"), Flag("isActive", true), Reference("costCenter", static all => all.CostCenters, "name", "identifier"),
                Text("vatNumber"), Text("kvkNumber"), Text("companyGuid"), Text("companyName"), Text("companyBusinessUnitGuid"), Text("companyCountryGuid"),
                Text("companyCurrencyGuid"), Text("code"),
            ],
        },
        new("users", "users")
        {
            Table = static all => all.Users,
            Paging = SeveraPaging.Token,
            MostRows = 1000,
            ChangedSince = true,
            Filters = [.. Filters(SeveraFit.Flag, "isActive"), .. Filters(SeveraFit.Any, "code", "email"), new("businessUnitGuids", SeveraFit.Any, "businessUnit")],
            NotSimulated = ["keywordGuids", "supervisorUserGuids", "purpose"],
            Fields =
            [
                Required("firstName"), Required("lastName"), Nothing("salutation"), Flag("isActive", true), Text("email"), Text("phone"),
                Nothing("socialSecurityNumber"), BusinessUnit, Nothing("workType"), Nothing("permissionProfile"), Nothing("superiorUser"),
                Nothing("workContract"), Nothing("lastLogin"), Text("title"), Nothing("satisfaction"), Text("code"), Nothing("address"), Nothing("postalCode"),
                Nothing("city"), Nothing("country"), Nothing("countryRegion"), Nothing("culture"), Nothing("language"), Nothing("timezone"),
                Nothing("birthDate"), Nothing("bankAccountNumber"), Nothing("notes"), Empty("keywords"), Nothing("defaultActivityType"),
                Choice("userType", "FullUser", "Employee", "RestrictedEmployee", "Subcontractor"), Nothing("notificationSettings"),
            ],
        },
    ];
}
