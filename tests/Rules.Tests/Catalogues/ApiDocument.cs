using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Brygga.Rules.Tests.Catalogues;

/// <summary>
/// The OpenAPI document of a system, as its vendor published it. It may not be committed: it lies in <c>shared/api</c> beside the checkout.
/// </summary>
internal sealed partial class ApiDocument
{
    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonElement> _paths;

    private ApiDocument(JsonElement root)
    {
        _root = root;
        _paths = root.GetProperty("paths").EnumerateObject()
            .GroupBy(static path => Unnamed(path.Name), static path => path.Value, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
    }

    public static string FileOf(string system) => Path.GetFullPath(Path.Combine(Folder(), system, "openapi.json"));

    public static ApiDocument Read(string system) => new(JsonDocument.Parse(File.ReadAllText(FileOf(system))).RootElement);

    /// <summary>A call of the document; the names in the braces of a path don't matter.</summary>
    public Option<JsonElement> Call(string method, string path) =>
        _paths.TryGetValue(Unnamed(path), out var calls) && calls.TryGetProperty(method, out var call) ? Some(call) : None;

    /// <summary>What a call answers.</summary>
    public Option<ApiSchema> Answer(string method, string path) => Call(method, path).Bind(call =>
        toSeq(call.GetProperty("responses").EnumerateObject().Where(static r => r.Name is "200" or "201")).Map(static r => r.Value).HeadOrNone().Bind(Body));

    /// <summary>What a call takes.</summary>
    public Option<ApiSchema> Taken(string method, string path) => Call(method, path).Bind(call =>
        call.TryGetProperty("requestBody", out var body) ? Body(body) : None);

    /// <summary>The query parameters of a call, each with the words that it takes, if it takes words.</summary>
    public HashMap<string, Seq<string>> Parameters(string method, string path) => Call(method, path).Match(
        call => call.TryGetProperty("parameters", out var all)
            ? toHashMap(all.EnumerateArray()
                .Where(static p => p.GetProperty("in").GetString() == "query")
                .Select(p => (p.GetProperty("name").GetString()!, new ApiSchema(this, p.GetProperty("schema")).Innermost().Words)))
            : HashMap<string, Seq<string>>(),
        static () => HashMap<string, Seq<string>>());

    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = _root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        return schema;
    }

    private Option<ApiSchema> Body(JsonElement of) => of.TryGetProperty("content", out var content)
        ? toSeq(content.EnumerateObject()).HeadOrNone().Map(c => new ApiSchema(this, c.Value.GetProperty("schema")))
        : None;

    private static string Unnamed(string path) => Placeholder().Replace(path, "{}");

    /// <summary><c>shared/api</c> beside the checkout; BRYGGA_API_DOCUMENTS names another folder.</summary>
    private static string Folder() => Environment.GetEnvironmentVariable("BRYGGA_API_DOCUMENTS")
        ?? Path.Combine(Checkout(Here()), "..", "shared", "api");

    private static string Checkout(string? below) => below is null || File.Exists(Path.Combine(below, "Brygga.slnx"))
        ? below ?? "."
        : Checkout(Path.GetDirectoryName(below));

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

/// <summary>A schema of the document; references are followed.</summary>
internal sealed class ApiSchema(ApiDocument document, JsonElement written)
{
    private readonly JsonElement _schema = document.Resolve(written);

    /// <summary>In the words of the catalogues: text, date, instant, integer, number, boolean, list, record.</summary>
    public string Kind => (Text("type"), Text("format")) switch
    {
        ("string", "date") => "date",
        ("string", "date-time") => "instant",
        ("string", _) => "text",
        ("array", _) => "list",
        ("object", _) => "record",
        var (other, _) => other,
    };

    public Seq<string> Words => _schema.TryGetProperty("enum", out var words) ? toSeq(words.EnumerateArray().Select(static w => w.GetString()!)).Strict() : [];

    public ApiSchema Item => new(document, _schema.GetProperty("items"));

    public Seq<(string Name, ApiSchema Schema)> Members => _schema.TryGetProperty("properties", out var all)
        ? toSeq(all.EnumerateObject().Select(p => (p.Name, new ApiSchema(document, p.Value)))).Strict()
        : Seq<(string, ApiSchema)>();

    public Seq<string> Required => _schema.TryGetProperty("required", out var names)
        ? toSeq(names.EnumerateArray().Select(static n => n.GetString()!)).Strict()
        : Seq<string>();

    /// <summary>The mark stands beside a reference, or in what it refers to.</summary>
    public bool ReadOnly => Marked(written) || Marked(_schema);

    public Option<string> Default => _schema.TryGetProperty("default", out var value) && value.ToString() is { Length: > 0 } text
        ? Some(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant() : text)
        : None;

    /// <summary>Of a text the length, else the value. 0 at least and all of int at most say nothing.</summary>
    public Option<decimal> Min => Limit(Kind == "text" ? "minLength" : "minimum").Filter(min => Kind != "text" || min > 0);

    public Option<decimal> Max => Limit(Kind == "text" ? "maxLength" : "maximum").Filter(static max => max < int.MaxValue);

    public Option<ApiSchema> Member(string name) => Members.Find(m => m.Name == name).Map(static m => m.Schema);

    public ApiSchema Innermost() => Kind == "list" ? Item.Innermost() : this;

    private Option<decimal> Limit(string name) => _schema.TryGetProperty(name, out var limit)
        ? Some(decimal.Parse(limit.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture))
        : None;

    private string Text(string name) => _schema.TryGetProperty(name, out var text) ? text.GetString()! : "";

    private static bool Marked(JsonElement schema) => schema.TryGetProperty("readOnly", out var mark) && mark.GetBoolean();
}
