using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>
/// What a create or an update says: null and "" leave a value alone, <c>API_BLANK</c> clears it, an unknown or read-only name refuses the
/// whole (Fortnox FACTS 3).
/// </summary>
internal sealed class FortnoxInput(FortnoxRegister register, FortnoxRegisters all)
{
    private const string Blank = "API_BLANK";

    /// <summary>The refusal, or null and the values to set; null among them goes back to the default.</summary>
    public Answer? Read(JsonObject body, out Dictionary<string, object?> values)
    {
        values = new(StringComparer.Ordinal);
        foreach (var (name, json) in Flat(body))
        {
            if (!register.ByName.TryGetValue(name, out var field) || field.ReadOnly) return FortnoxErrors.UnknownField(name);
            if (json is null || FortnoxValues.Literal(json) is "") continue;
            if (ReadOne(field, json, out var value) is { } refusal) return refusal;
            values[name] = value;
        }

        return null;
    }

    private Answer? ReadOne(FortnoxField field, JsonNode json, out object? value)
    {
        value = null;
        if (FortnoxValues.Literal(json) is Blank) return field.Required ? FortnoxErrors.MissingField(field.Name) : null;
        if (FortnoxValues.Read(field, json, out value) is { } refusal) return refusal;
        if (field.Refers is not { } reference || Convert.ToString(value, CultureInfo.InvariantCulture) is not { Length: > 0 } code) return null;
        if (!reference.Allowed(code)) return FortnoxErrors.NotAlphanumeric(field.Name);
        return reference.Register(all).Find(code) is null ? reference.Missing() : null;
    }

    /// <summary>The parts of an object by dotted names.</summary>
    private IEnumerable<KeyValuePair<string, JsonNode?>> Flat(JsonObject body)
    {
        foreach (var (name, json) in body)
        {
            var isObject = register.Fields.Any(field => field.Name.StartsWith($"{name}.", StringComparison.Ordinal));
            if (isObject && json is JsonObject parts)
            {
                foreach (var (part, value) in parts) yield return new($"{name}.{part}", value);
            }
            else if (!isObject || json is not null)
            {
                yield return new(name, json);
            }
        }
    }
}
