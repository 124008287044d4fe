using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>A record as Fortnox shows it, alone or as a row of a list.</summary>
internal sealed class FortnoxViews(FortnoxRegister register, IEnumerable<string> noRight)
{
    private readonly FrozenSet<string> hidden = noRight.ToFrozenSet(StringComparer.Ordinal);

    public JsonObject Whole(Call call, SandboxRecord record)
    {
        var json = new JsonObject { ["@url"] = Address(call, record) };
        Show(json, record);
        return json;
    }

    /// <summary>A record inside another one, which has no address of its own.</summary>
    public JsonObject Inner(SandboxRecord record)
    {
        var json = new JsonObject();
        Show(json, record);
        return json;
    }

    private void Show(JsonObject json, SandboxRecord record)
    {
        foreach (var field in register.Fields.Where(static one => !one.RowOnly)) Place(json, field.Name, Shown(record, field));
    }

    public JsonObject Row(Call call, SandboxRecord record)
    {
        if (register.Row.IsEmpty) return Whole(call, record);
        var json = new JsonObject { ["@url"] = Address(call, record) };
        foreach (var column in register.Row)
        {
            var shown = Shown(record, register.ByName[column.Field]);
            json[column.Shown] = column.AsText && shown is not null ? shown.ToString() : shown;
        }

        return json;
    }

    private string Address(Call call, SandboxRecord record) => FortnoxAddress.Of(call, register.Path, record.Key);

    private JsonNode? Shown(SandboxRecord record, FortnoxField field)
    {
        if (hidden.Contains(field.Name)) return "API_NORIGHT";
        var value = field.Follows is { } code ? Countries.SwedishName(record.Text(code)) : field.Value(record);
        if (value is null) return field.EmptyIsNull ? null : "";
        return field.Kind is FortnoxKind.Money ? Convert.ToString(value, CultureInfo.InvariantCulture) : Scalars.ToJson(value);
    }

    private static void Place(JsonObject json, string name, JsonNode? value)
    {
        if (name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            var parent = json[name[..dot]] as JsonObject;
            if (parent is null) json[name[..dot]] = parent = [];
            parent[name[(dot + 1)..]] = value;
        }
        else
        {
            json[name] = value;
        }
    }
}
