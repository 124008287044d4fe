using System.Globalization;
using NJsonSchema;
using NSwag;

namespace Brygga.ApiConformance;

/// <summary>One call of a document.</summary>
public sealed class ApiCall
{
    private readonly ApiDocument document;
    private readonly OpenApiOperation operation;

    internal ApiCall(ApiDocument document, string method, string path, OpenApiOperation operation)
    {
        this.document = document;
        this.operation = operation;
        Method = method;
        Path = path;
        Parameters = operation.ActualParameters
            .Where(static one => one.Kind is OpenApiParameterKind.Query)
            .GroupBy(static one => one.Name, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First().Schema ?? same.First(), StringComparer.Ordinal);
    }

    /// <summary>The method, in capitals.</summary>
    public string Method { get; }

    /// <summary>The template, with names in braces.</summary>
    public string Path { get; }

    /// <summary>The query parameters.</summary>
    public IReadOnlyDictionary<string, JsonSchema> Parameters { get; }

    /// <summary>The scopes the call asks for.</summary>
    public IEnumerable<string> Scopes =>
        operation.ActualSecurity.SelectMany(static one => one.Values).SelectMany(static scopes => scopes).Distinct(StringComparer.Ordinal);

    /// <summary>What the call takes.</summary>
    internal JsonSchema? Taken => operation.RequestBody?.Content.Values.FirstOrDefault()?.Schema;

    /// <summary>
    /// What a patch's paths lead into: what the create beside it takes, else what the patch answers. The document says only that a patch is a
    /// list of operations.
    /// </summary>
    internal JsonSchema? Patched => document.Find("POST", Path[..Path.LastIndexOf('/')])?.Taken ?? Answered(200, out _)?.Item;

    /// <summary>Whether a status is answered with something else than JSON.</summary>
    internal bool AnswersText(int status) =>
        operation.ActualResponses.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var response)
        && response.Content.Count > 0 && response.Content.Keys.All(static type => !type.Contains("json", StringComparison.Ordinal) && type != "*/*");

    /// <summary>What the call answers with a status; <paramref name="declared"/> tells whether the document has the status at all.</summary>
    internal JsonSchema? Answered(int status, out bool declared)
    {
        var responses = operation.ActualResponses;
        var code = status.ToString(CultureInfo.InvariantCulture);
        declared = responses.TryGetValue(code, out var response) || (status >= 300 && responses.TryGetValue("default", out response));
        return response?.Content.Values.FirstOrDefault()?.Schema;
    }
}
