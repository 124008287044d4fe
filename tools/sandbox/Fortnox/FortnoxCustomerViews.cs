using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>A customer as Fortnox shows it, alone or as a row of the list.</summary>
internal sealed class FortnoxCustomerViews(IEnumerable<string> noRight)
{
    private readonly FrozenSet<string> hidden = noRight.ToFrozenSet(StringComparer.Ordinal);

    public JsonObject Whole(Call call, SandboxRecord customer)
    {
        var json = new JsonObject { ["@url"] = Address(call, customer) };
        foreach (var field in FortnoxCustomerModel.Fields) Place(json, field.Name, Shown(customer, field));
        return json;
    }

    public JsonObject Row(Call call, SandboxRecord customer)
    {
        var json = new JsonObject { ["@url"] = Address(call, customer) };
        foreach (var (shown, field) in FortnoxCustomerModel.ListFields) json[shown] = Shown(customer, FortnoxCustomerModel.ByName[field]);
        return json;
    }

    private static string Address(Call call, SandboxRecord customer) => FortnoxAddress.Of(call, "customers", customer.Key);

    private JsonNode? Shown(SandboxRecord customer, FortnoxField field)
    {
        if (hidden.Contains(field.Name)) return "API_NORIGHT";
        var value = field.Follows is { } code ? Countries.SwedishName(customer.Text(code)) : customer[field.Name] ?? field.Default;
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
