using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>Records as Severa shows them.</summary>
internal static class SeveraViews
{
    public static JsonObject Customer(SeveraRegisters all, SandboxRecord customer) => Show(all, customer, SeveraModels.Customer);

    public static JsonObject Address(SeveraRegisters all, SandboxRecord address)
    {
        var json = Show(all, address, SeveraModels.Address);
        json["contacts"] = new JsonArray();
        return json;
    }

    public static JsonObject Currency(SeveraRegisters all, SandboxRecord currency) =>
        Plain(all, currency, audited: true, "name", "code", "rate", "symbol", "isActive", "isOrganizationCurrency");

    public static JsonObject Language(SeveraRegisters all, SandboxRecord language) =>
        Plain(all, language, audited: false, "name", "englishName", "code", "isInvoiceLanguage");

    public static JsonObject Country(SeveraRegisters all, SandboxRecord country)
    {
        var json = Plain(
            all, country, audited: false, "name", "englishName", "code2", "code3", "hasRegions", "companyRegisterUrl", "isInEU", "defaultCulture",
            "isRegistrationCountry");
        var currency = country.Text("currency") is { } guid ? all.Currencies.Find(guid) : null;
        json["currency"] = currency is null ? null : Plain(all, currency, audited: false, "name", "code", "symbol");
        json["defaultLanguage"] = null;
        json["timezone"] = null;
        return json;
    }

    private static JsonObject Show(SeveraRegisters all, SandboxRecord record, ImmutableArray<SeveraField> fields)
    {
        var json = Audited(all, record);
        foreach (var field in fields) json[field.Name] = Value(all, record, field);
        return json;
    }

    private static JsonNode? Value(SeveraRegisters all, SandboxRecord record, SeveraField field)
    {
        if (field.Kind is not SeveraKind.Reference) return Scalars.ToJson(record[field.Name] ?? (field.Kind is SeveraKind.Flag ? false : null));
        return record.Text(field.Name) is { } guid && field.Target(all, guid) is { } target ? field.Shown!(all, target) : null;
    }

    private static JsonObject Plain(SeveraRegisters all, SandboxRecord record, bool audited, params ReadOnlySpan<string> names)
    {
        var json = audited ? Audited(all, record) : new JsonObject { ["guid"] = record.Key };
        foreach (var name in names) json[name] = Scalars.ToJson(record[name]);
        return json;
    }

    /// <summary><c>lastUpdatedDateTime</c> stays null until the first edit (Severa FACTS 4).</summary>
    private static JsonObject Audited(SeveraRegisters all, SandboxRecord record) => new()
    {
        ["guid"] = record.Key,
        ["createdDateTime"] = SeveraJson.Instant(record.Created),
        ["createdBy"] = ApiUser(all),
        ["lastUpdatedDateTime"] = record.Updated is { } updated ? SeveraJson.Instant(updated) : null,
        ["lastUpdatedBy"] = record.Updated is null ? null : ApiUser(all),
    };

    private static JsonObject? ApiUser(SeveraRegisters all) => all.Users.All is [var user, ..]
        ? Plain(all, user, audited: false, "code", "name", "firstName", "lastName")
        : null;
}
