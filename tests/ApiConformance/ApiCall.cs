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

    /// <summary>Whether it takes files and no JSON.</summary>
    internal bool TakesFiles => operation.RequestBody?.Content.Keys.All(static type => type.StartsWith("multipart/", StringComparison.Ordinal)) == true;

    /// <summary>
    /// What a patch's paths lead into: what the create beside it takes, else what the patch answers. The document says only that a patch is a
    /// list of operations. An invoice is created from what was done in projects, which says nothing of its own fields (Severa FACTS 6.8).
    /// </summary>
    internal JsonSchema? Patched => Path is "/v1/invoices/{guid}" ? Answer : document.Find("POST", Path[..Path.LastIndexOf('/')])?.Taken ?? Answer;

    /// <summary>The record that a call answers, alone or in a list.</summary>
    private JsonSchema? Answer => Answered(200, out _) is { } schema ? schema.ActualSchema.Item ?? schema : null;

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
