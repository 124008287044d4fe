using System.Text.Json;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Http;

/// <summary>Changes to an answer's JSON that faults ask for.</summary>
internal static class Bending
{
    /// <summary>Leaves the first half of a list; what is no list stays whole.</summary>
    public static Answer Halve(Answer answer, Api api)
    {
        if (Parse(answer) is not { } json || Rows(json) is not { } rows) return answer;
        for (var left = rows.Count / 2; rows.Count > left;) rows.RemoveAt(rows.Count - 1);
        return answer with { Body = api.Encode(json) };
    }

    /// <summary>Leaves nothing of a list, and says that there is nothing; what is no list stays whole.</summary>
    public static Answer Empty(Answer answer, Api api)
    {
        if (Parse(answer) is not { } json || Rows(json) is not { } rows) return answer;
        rows.Clear();
        if ((json as JsonObject)?["MetaInformation"] is JsonObject totals) (totals["@TotalResources"], totals["@TotalPages"]) = (0, 0);
        return answer with { Body = api.Encode(json), Headers = [] };
    }

    /// <summary>Puts <c>API_NORIGHT</c> in place of a field wherever it occurs.</summary>
    public static Answer Hide(Answer answer, string field, Api api)
    {
        if (Parse(answer) is not { } json) return answer;
        Hide(json, field);
        return answer with { Body = api.Encode(json) };
    }

    private static void Hide(JsonNode? json, string field)
    {
        if (json is JsonArray list)
        {
            foreach (var one in list) Hide(one, field);
        }
        else if (json is JsonObject map)
        {
            foreach (var (_, value) in map) Hide(value, field);
            if (map.ContainsKey(field)) map[field] = "API_NORIGHT";
        }
    }

    private static JsonArray? Rows(JsonNode json) =>
        json as JsonArray ?? (json is JsonObject { Count: 2 } page && page.ContainsKey("MetaInformation")
            ? page.Select(static member => member.Value).OfType<JsonArray>().FirstOrDefault()
            : null);

    private static JsonNode? Parse(Answer answer)
    {
        if (answer.Body.IsEmpty || answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true) return null;
        try
        {
            return JsonNode.Parse(answer.Body.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
