using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>Records as Severa shows them.</summary>
internal static class SeveraViews
{
    public static JsonObject Show(SeveraRegister register, SeveraRegisters all, SandboxRecord record)
    {
        var json = new JsonObject { ["guid"] = record.Key };
        if (register.Audited) Audit(json, all, record);
        foreach (var field in register.Fields) json[field.Name] = Value(all, record, field);
        return json;
    }

    /// <summary>A record's guid and some of its values.</summary>
    public static JsonObject Parts(SandboxRecord record, params ReadOnlySpan<string> names)
    {
        var json = new JsonObject { ["guid"] = record.Key };
        foreach (var name in names) json[name] = Scalars.ToJson(record[name]);
        return json;
    }

    private static JsonNode? Value(SeveraRegisters all, SandboxRecord record, SeveraField field)
    {
        if (field.Kind is SeveraKind.Computed) return field.Compute!(all, record);
        if (field.Kind is not SeveraKind.Reference) return Scalars.ToJson(record[field.Name] ?? (field.Kind is SeveraKind.Flag ? false : null));
        if (record.Text(field.Name) is not { } guid || field.Target(all, guid) is not { } target) return null;
        var json = field.Shown!(all, target);
        foreach (var text in field.Texts) json[text] = Scalars.ToJson(record[$"{field.Name}.{text}"]);
        return json;
    }

    /// <summary><c>lastUpdatedDateTime</c> stays null until the first edit (Severa FACTS 4).</summary>
    private static void Audit(JsonObject json, SeveraRegisters all, SandboxRecord record)
    {
        json["createdDateTime"] = SeveraJson.Instant(record.Created);
        json["createdBy"] = ApiUser(all);
        json["lastUpdatedDateTime"] = record.Updated is { } updated ? SeveraJson.Instant(updated) : null;
        json["lastUpdatedBy"] = record.Updated is null ? null : ApiUser(all);
    }

    private static JsonObject? ApiUser(SeveraRegisters all) =>
        all.Users.All is [var user, ..] ? Parts(user, "code", "name", "firstName", "lastName") : null;
}
