using System.Text;
using System.Text.Json;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>
/// Puts one record's JSON together under the field names of the catalogue: a list row, what a filtered list told of it, and what
/// its own GET brought. A field that lists name otherwise gets its catalogue name; the record's own answer goes before the list's.
/// </summary>
internal sealed class RecordJson(ReadAccess read, JsonFields fields)
{
    /// <summary>From a list's name to the catalogue's, where they differ.</summary>
    private readonly Dictionary<string, string> _renames = read.Lists
        .IfNone(HashMap<string, string>.Empty)
        .Filter(static (field, listed) => !string.Equals(field, listed, StringComparison.Ordinal))
        .ToDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal);

    public string Merge(JsonElement row, Option<Told> told, Option<JsonElement> own)
    {
        if (row.ValueKind != JsonValueKind.Object || (_renames.Count == 0 && told.IsNone && own.IsNone)) return row.GetRawText();
        var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in row.EnumerateObject())
            if (!_renames.ContainsValue(member.Name)) members[_renames.GetValueOrDefault(member.Name, member.Name)] = member.Value;
        own.IfSome(whole =>
        {
            foreach (var member in whole.EnumerateObject()) members[member.Name] = member.Value;
        });
        told.IfSome(it => members.Remove(it.Field));
        return Encoding.UTF8.GetString(JsonFields.Document(json => Write(json, members, told)).Span);
    }

    private void Write(Utf8JsonWriter json, SortedDictionary<string, JsonElement> members, Option<Told> told)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
        told.IfSome(it =>
        {
            json.WritePropertyName(it.Field);
            fields.Plainly(json, it.Means, Option<string>.None);
        });
        json.WriteEndObject();
    }
}

/// <summary>A field's value as a filtered list told it.</summary>
internal sealed record Told(string Field, Value Means);
