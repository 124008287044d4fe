using System.Text.Json.Nodes;

namespace Brygga.Rules.JsonSchemas;

/// <summary>Values of settings by their full names: the declared ones with their types and words, others as they are.</summary>
internal static class SettingSchemas
{
    public static JsonObject Of(Seq<SettingDeclaration> declared, Func<JsonObject> other)
    {
        var properties = new JsonObject();
        foreach (var setting in declared) properties[setting.Name] = Of(setting, other);
        return new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = other() };
    }

    private static JsonObject Of(SettingDeclaration setting, Func<JsonObject> other)
    {
        var schema = setting switch
        {
            { Type: "boolean" } => ScalarSchemas.Quotable("boolean", "true|false"),
            { Type: "number" } => ScalarSchemas.Quotable("number", @"-?[0-9]+(\.[0-9]+)?"),
            { Of.IsEmpty: false } => Json.Enum(setting.Of),
            _ => other(),
        };
        schema.Insert(0, "description", Doc(setting));
        return schema;
    }

    private static string Doc(SettingDeclaration setting)
    {
        var parts = Seq(
            setting.Label.Length > 0 ? setting.Label : $"Setting {setting.Name}",
            setting.Default.IsSet ? $"default: {setting.Default}" : setting.Required ? "required when the flow is switched on" : "",
            setting.Type is "choice" ? "" : setting.Type,
            setting.Min.Match(static m => $"at least {m}", static () => ""),
            setting.Max.Match(static m => $"at most {m}", static () => ""),
            string.Join(", ", setting.Docs));
        return string.Join("; ", parts.Filter(static p => p.Length > 0));
    }
}
