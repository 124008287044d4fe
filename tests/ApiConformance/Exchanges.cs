using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Brygga.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Brygga.ApiConformance;

/// <summary>Holds a request and its answer against the document of their system.</summary>
internal static partial class Exchanges
{
    /// <summary>What the document does not allow; <paramref name="request"/> tells whether to look at the request as well as at the answer.</summary>
    public static IEnumerable<Finding> Findings(ApiDocument document, SandboxExchange exchange, bool request)
    {
        var (path, query) = exchange.Path.Split('?', 2) is [var before, var after] ? (before, after) : (exchange.Path, "");
        var call = document.Find(exchange.Method, path.Replace("/v1.0/", "/v1/", StringComparison.Ordinal));
        var about = new Finding(exchange.System, $"{exchange.Method} {call?.Path ?? path}", exchange.Status ?? 0, Part.Call, "", "");
        if (call is null) return request ? [about with { Kind = "NoSuchCall" }] : [];
        var findings = new List<Finding>();
        if (request)
        {
            findings.AddRange(Query(call, query, about with { Part = Part.Query }));
            findings.AddRange(Request(call, exchange.Request, about with { Part = Part.Request }));
        }

        if (exchange.Status is { } status) findings.AddRange(Answer(call, status, exchange.Answer, about with { Part = Part.Answer }));
        return findings;
    }

    private static IEnumerable<Finding> Query(ApiCall call, string query, Finding about)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, text) = pair.Split('=', 2) is [var before, var after] ? (Uri.UnescapeDataString(before), Uri.UnescapeDataString(after)) : (pair, "");
            if (!call.Parameters.TryGetValue(name, out var schema)) yield return about with { Field = name, Kind = "NoSuchParameter" };
            else foreach (var found in Validate(Literal(schema, text), Element(schema), about)) yield return found with { Field = name };
        }
    }

    private static IEnumerable<Finding> Request(ApiCall call, ReadOnlyMemory<byte> body, Finding about)
    {
        if (body.IsEmpty || call.TakesFiles) return [];
        if (call.Taken is not { } schema) return [about with { Kind = "NoBodyTaken" }];
        if (Parse(body) is not { } json) return [about with { Kind = "NotJson" }];
        var patched = call.Method == "PATCH" && json is JArray list ? Patch(call, list, about) : [];
        return [.. Validate(json, schema, about), .. ReadOnly(json, schema, about), .. patched];
    }

    private static IEnumerable<Finding> Answer(ApiCall call, int status, ReadOnlyMemory<byte> body, Finding about)
    {
        if (call.AnswersText(status)) return [];
        var schema = call.Answered(status, out var declared);
        if (!declared) return [about with { Kind = "NoSuchStatus" }];
        if (body.IsEmpty) return schema is null || status >= 300 ? [] : [about with { Kind = "NoBody" }];
        if (schema is null) return [about with { Kind = "NoBodyAnswered" }];
        return Parse(body) is { } json ? Validate(json, schema, about) : [about with { Kind = "NotJson" }];
    }

    /// <summary>Every operation of a patch names a field that can be written, and its value is one of the field's.</summary>
    private static IEnumerable<Finding> Patch(ApiCall call, JArray operations, Finding about)
    {
        foreach (var operation in operations.OfType<JObject>())
        {
            var path = (string?)operation["path"] ?? "";
            var at = about with { Field = path };
            var schema = call.Patched;
            foreach (var name in path.Split('/').Skip(1))
            {
                var known = schema?.ActualSchema.ActualProperties.TryGetValue(name, out var property) == true ? property : null;
                if (known?.IsReadOnly == true) yield return at with { Kind = "ReadOnly" };
                schema = known;
                if (schema is null) break;
            }

            if (schema is null) yield return at with { Kind = "NoSuchField" };
            else if (operation["value"] is { } value) foreach (var found in Validate(value, schema, at)) yield return found with { Field = path };
        }
    }

    /// <summary>Names in a body that the document marks as read-only.</summary>
    private static IEnumerable<Finding> ReadOnly(JToken json, JsonSchema schema, Finding about) =>
        json is JObject body
            ? schema.ActualSchema.ActualProperties
                .Where(one => one.Value.IsReadOnly && body.ContainsKey(one.Key))
                .Select(one => about with { Field = one.Key, Kind = "ReadOnly" })
            : [];

    private static IEnumerable<Finding> Validate(JToken json, JsonSchema schema, Finding about) =>
        json.Type is JTokenType.Null && schema.IsNullable(SchemaType.OpenApi3)
            ? []
            : Flat(new JsonSchemaValidator(Formats.Strict).Validate(json, schema.ActualSchema, SchemaType.OpenApi3)).Select(error => about with
            {
                Field = Indices.Replace((error.Path ?? "").TrimStart('#', '/'), "").TrimStart('.'),
                Kind = Kind(error),
                Value = error.Token is JValue value ? value.ToString(Formatting.None) : "",
            });

    private static IEnumerable<ValidationError> Flat(IEnumerable<ValidationError> errors) =>
        errors.SelectMany(static error => error is ChildSchemaValidationError children ? Flat(children.Errors.SelectMany(static one => one.Value)) : [error]);

    /// <summary>Null, and the words by which Fortnox says "may not be read" and "clear it", are told apart from other wrong values.</summary>
    private static string Kind(ValidationError error) => error.Token switch
    {
        _ when error.Kind is ValidationErrorKind.NoAdditionalPropertiesAllowed or ValidationErrorKind.PropertyRequired => error.Kind.ToString(),
        { Type: JTokenType.Null } => "Null",
        JValue { Value: "API_NORIGHT" or "API_BLANK" } => "Word",
        _ => error.Kind.ToString(),
    };

    private static JsonSchema Element(JsonSchema schema) => schema.ActualSchema.Item is { } item ? item : schema;

    private static JToken Literal(JsonSchema schema, string text)
    {
        var type = Element(schema).ActualSchema.Type;
        if (type.HasFlag(JsonObjectType.Integer) && long.TryParse(text, CultureInfo.InvariantCulture, out var whole)) return new JValue(whole);
        if (type.HasFlag(JsonObjectType.Number) && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number)) return new JValue(number);
        return type.HasFlag(JsonObjectType.Boolean) && bool.TryParse(text, out var flag) ? new JValue(flag) : new JValue(text);
    }

    private static JToken? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body.Span)))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
            };
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Indices { get; }
}
