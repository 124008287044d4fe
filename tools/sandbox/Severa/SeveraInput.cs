using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>The body of a create: the whole model. Names that are unknown or read-only are passed over.</summary>
internal static class SeveraInput
{
    /// <summary>The refusal, or null and the values to store.</summary>
    public static Answer? Read(
        Call call, ImmutableArray<SeveraField> fields, SeveraRegisters registers, out Dictionary<string, object?> values)
    {
        values = new(StringComparer.Ordinal);
        if (!SeveraJson.TryRead(call, out var json) || json is not JsonObject body) return SeveraErrors.Unreadable();
        foreach (var field in fields.Where(static one => one.Kind is not SeveraKind.Computed))
        {
            values[field.Name] = field.Default;
            if (field.ReadOnly || (!body.ContainsKey(field.Input) && !field.Required)) continue;
            if (SeveraValues.Read(field, body[field.Input], registers, values) is { } problem)
                return SeveraErrors.Parameter(problem, SeveraErrors.Body, field.Input);
        }

        return null;
    }
}
