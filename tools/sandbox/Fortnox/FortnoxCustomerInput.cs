using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>
/// What a create or an update of a customer says: null and "" leave a value alone, <c>API_BLANK</c> clears it, an unknown or
/// read-only name refuses the whole (Fortnox FACTS 3).
/// </summary>
internal sealed class FortnoxCustomerInput(FortnoxRegisters all)
{
    private const string Blank = "API_BLANK";

    /// <summary>The refusal, or null and the values to set; null among them goes back to the default.</summary>
    public Answer? Read(JsonObject body, out Dictionary<string, object?> values)
    {
        values = new(StringComparer.Ordinal);
        foreach (var (name, json) in Flat(body))
        {
            if (!FortnoxCustomerModel.ByName.TryGetValue(name, out var field) || field.Kind is FortnoxKind.CountryName)
                return FortnoxErrors.UnknownField(name);
            if (json is null || FortnoxValues.Literal(json) is "") continue;
            if (ReadOne(field, json, out var value) is { } refusal) return refusal;
            values[name] = value;
        }

        return null;
    }

    private Answer? ReadOne(FortnoxField field, JsonNode json, out object? value)
    {
        value = field.Default;
        if (FortnoxValues.Literal(json) is Blank) return field.Required ? FortnoxErrors.MissingField(field.Name) : null;
        return FortnoxValues.Read(field, json, out value) ?? (value is string code ? Unknown(field.Name, code) : null);
    }

    /// <summary>Codes must exist in their registers.</summary>
    private Answer? Unknown(string field, string code) => field switch
    {
        "Currency" => all.Currencies.Find(code) is null ? FortnoxErrors.NoCurrency() : null,
        "TermsOfPayment" => all.TermsOfPayments.Find(code) is null ? FortnoxErrors.NoTermsOfPayment() : null,
        "PriceList" => code is "A" or "B" ? null : FortnoxErrors.Value(field),
        "TermsOfDelivery" => code is "FK" or "FVL" ? null : FortnoxErrors.Value(field),
        "WayOfDelivery" => code is "A" or "B" ? null : FortnoxErrors.Value(field),
        "CostCenter" => code is "100" or "200" ? null : FortnoxErrors.Value(field),
        "Project" => FortnoxErrors.NoProject(),
        _ => null,
    };

    /// <summary>The parts of the two objects by dotted names.</summary>
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Flat(JsonObject body)
    {
        foreach (var (name, json) in body)
        {
            if (name is "DefaultDeliveryTypes" or "DefaultTemplates" && json is JsonObject parts)
            {
                foreach (var (part, value) in parts) yield return new($"{name}.{part}", value);
            }
            else if (name is not ("DefaultDeliveryTypes" or "DefaultTemplates") || json is not null)
            {
                yield return new(name, json);
            }
        }
    }
}
