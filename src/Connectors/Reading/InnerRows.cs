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
/// told apart by the fields that the catalogue names, then by their place among equals; the owner's id stands before that.
/// </summary>
internal static class InnerRows
{
    private const string Before = "-";

    public static Table Of(EntityReading reading, RowsOf rows, IRemoteReader remote, Mirror owners, Coverage coverage)
    {
        var records = owners.Rows.Bind(owner => Rows(reading.Entity, reading.Schema, rows, remote, owner)).OrderBy(static record => record.Id, StringComparer.Ordinal).ToArray();
        return new(reading.Entity.Ref, records, coverage);
    }

    /// <summary>The id of the record in which a row stands.</summary>
    public static string Owner(string id) => id[..id.LastIndexOf(Before, StringComparison.Ordinal)];

    /// <summary>One row, out of the record in which it stands; no row where it is not there.</summary>
    /// <param name="owner">That record as it was received.</param>
    public static Row Find(EntityType entity, Schema schema, RowsOf rows, IRemoteReader remote, MirrorRow owner, string id) =>
        toSeq(Rows(entity, schema, rows, remote, owner)).Find(record => record.Id == id).Match(static record => record.Row, static () => Row.None);

    private static IEnumerable<Record> Rows(EntityType entity, Schema schema, RowsOf rows, IRemoteReader remote, MirrorRow owner)
    {
        var (whole, seen) = (entity.Whole, new Dictionary<Hash, int>());
        foreach (var inner in (JsonNode.Parse(owner.Json)?[rows.List] as JsonArray ?? []).OfType<JsonObject>())
        {
            var json = Filled(entity, inner, rows.By, owner.Id).ToJsonString();
            var name = Name(entity, remote.Decode(entity, whole, json));
            var place = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return new($"{owner.Id}{Before}{Hash.OfParts([$"{name}", $"{place}"])}", remote.Decode(entity, schema, json));
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
