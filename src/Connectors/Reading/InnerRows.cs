using System.Text.Json.Nodes;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reading;

/// <summary>
/// Records that stand as a list inside others. They are covered as far as their owners are. Without an id of their own they are
/// told apart by the fields that the catalogue names, then by their place among equals.
/// </summary>
internal static class InnerRows
{
    public static Table Of(EntityReading reading, RowsOf rows, IRemoteReader remote, Mirror owners, Coverage coverage)
    {
        var records = owners.Rows.Bind(owner => Rows(reading, rows, remote, owner)).OrderBy(static record => record.Id, StringComparer.Ordinal).ToArray();
        return new(reading.Entity.Ref, records, coverage);
    }

    private static IEnumerable<Record> Rows(EntityReading reading, RowsOf rows, IRemoteReader remote, MirrorRow owner)
    {
        var (entity, whole, seen) = (reading.Entity, reading.Entity.Whole, new Dictionary<Hash, int>());
        foreach (var inner in (JsonNode.Parse(owner.Json)?[rows.List] as JsonArray ?? []).OfType<JsonObject>())
        {
            var json = Filled(entity, inner, rows.By, owner.Id).ToJsonString();
            var name = Name(entity, remote.Decode(entity, whole, json));
            var place = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return new(Hash.OfParts([$"{name}", $"{place}"]).ToString(), remote.Decode(entity, reading.Schema, json));
        }
    }

    /// <summary>A row came whole, with its owner: a field that it lacks is empty, not unread.</summary>
    private static JsonObject Filled(EntityType entity, JsonObject inner, string by, string owner)
    {
        var row = inner.DeepClone().AsObject();
        foreach (var field in entity.Fields.Keys) row.TryAdd(field, null);
        row[by] = owner;
        return row;
    }

    private static Hash Name(EntityType entity, Row row) =>
        Hash.OfParts((entity.Id.Length > 0 ? Seq1(entity.Id) : entity.IdParts).Map(part => row[row.Schema!.Ordinal(part).IfNone(0)].ToString()));
}
