using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Tool.Runs;

/// <summary>One record as the API sends it, from a JSON file; a field that it lacks was not read.</summary>
internal static class RecordFile
{
    /// <summary>The member by which an embedded record stands for a reference to it, in Severa and in Fortnox.</summary>
    private static string ReferenceId(Side side) => side == Side.Severa ? "guid" : "Id";

    public static Either<Problem, Row> Read(string path, SystemCatalogue system, Schema schema)
    {
        if (!File.Exists(path)) return Problem.Usage($"There is no file {path}.", "Save one record there, as JSON.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var record = Unwrapped(document.RootElement, system.Entities[schema.Entity.Name]);
            return record.ValueKind == JsonValueKind.Object
                ? new JsonValues(system.UnknownWord, TimeZoneInfo.FindSystemTimeZoneById(system.TimeZone), ReferenceId(system.Side)).Row(schema, record)
                : Problem.Usage($"{path} holds no record.", "It should be one JSON object with the field names of the API.");
        }
        catch (JsonException e)
        {
            return Problem.Usage($"{path} is no JSON: {e.Message}", "It should be one JSON object with the field names of the API.");
        }
    }

    /// <summary>Fortnox wraps a single record: <c>{ "Customer": { .. } }</c>.</summary>
    private static JsonElement Unwrapped(JsonElement root, EntityType entity) =>
        root.ValueKind == JsonValueKind.Object && entity.Envelope.Map(static e => e.One).Case is string wrapper && root.TryGetProperty(wrapper, out var inner) ? inner : root;
}
