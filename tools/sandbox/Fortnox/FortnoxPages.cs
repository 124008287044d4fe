using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>A page of a list in its envelope, with the totals (Fortnox FACTS 1, 2). A page beyond the end is empty, not an error.</summary>
internal static class FortnoxPages
{
    public static Answer Page(FortnoxQuery query, string envelope, IReadOnlyList<SandboxRecord> found, Func<SandboxRecord, JsonNode> show)
    {
        var rows = found.Skip(query.Skipped).Take(query.Limit).Select(show);
        return FortnoxJson.Answer(200, new JsonObject
        {
            ["MetaInformation"] = new JsonObject
            {
                ["@TotalResources"] = found.Count,
                ["@TotalPages"] = (found.Count + query.Limit - 1) / query.Limit,
                ["@CurrentPage"] = query.Page,
            },
            [envelope] = Scalars.List(rows),
        });
    }
}
