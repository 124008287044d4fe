using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Http;

/// <summary>A stored value as JSON.</summary>
internal static class Scalars
{
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        SandboxMoney money => new JsonObject { ["amount"] = money.Amount, ["currencyCode"] = money.CurrencyCode, ["multiCurrencyInfo"] = null },
        _ => throw new InvalidOperationException($"a record cannot hold a {value.GetType().Name}"),
    };

    public static JsonArray List(IEnumerable<JsonNode?> items)
    {
        var list = new JsonArray();
        foreach (var item in items) list.Add(item);
        return list;
    }
}
