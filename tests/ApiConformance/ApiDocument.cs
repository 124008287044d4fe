using System.Runtime.CompilerServices;
using System.Text;
using NSwag;

namespace Brygga.ApiConformance;

/// <summary>
/// The OpenAPI document of a system, as its vendor published it. It may not be committed: it lies in <c>shared/api</c> beside the checkout, or
/// in the folder that BRYGGA_API_DOCUMENTS names.
/// </summary>
public sealed class ApiDocument
{
    private static readonly Lazy<ApiDocument> Severa = new(static () => new("severa"));
    private static readonly Lazy<ApiDocument> Fortnox = new(static () => new("fortnox"));
    private readonly List<(string[] Segments, ApiCall Call)> calls = [];

    private ApiDocument(string system)
    {
        var document = OpenApiDocument.FromJsonAsync(File.ReadAllText(FileOf(system), Encoding.UTF8)).GetAwaiter().GetResult();

        // The documents name every property there is: what they do not name should not be there.
        foreach (var schema in document.Components.Schemas.Values) schema.AllowAdditionalProperties = false;
        foreach (var (path, item) in document.Paths)
            foreach (var (method, operation) in item)
                calls.Add((path.Split('/'), new(this, method.ToUpperInvariant(), path, operation)));
    }

    /// <summary>Why nothing can be held against the documents, or null.</summary>
    public static string? Missing { get; } = new[] { "severa", "fortnox" }.Select(FileOf).FirstOrDefault(static file => !File.Exists(file)) is { } file
        ? $"{file} is not there. Put the vendors' OpenAPI documents in shared/api beside the checkout, or name their folder in BRYGGA_API_DOCUMENTS."
        : null;

    /// <summary>The document of a system; null for one that has none, such as Fortnox's login.</summary>
    public static ApiDocument? Of(string system) => system switch { "severa" => Severa.Value, "fortnox" => Fortnox.Value, _ => null };

    /// <summary>All calls, by method and template.</summary>
    public IEnumerable<ApiCall> Calls => calls.Select(static one => one.Call);

    /// <summary>The call that a path without its query is of; a template's literal segment goes before a named one.</summary>
    public ApiCall? Find(string method, string path)
    {
        var segments = path.TrimEnd('/').Split('/');
        return calls
            .Where(one => one.Call.Method == method && one.Segments.Length == segments.Length && Fits(one.Segments, segments))
            .OrderBy(static one => one.Segments.Count(static segment => segment.StartsWith('{')))
            .Select(static one => one.Call)
            .FirstOrDefault();
    }

    private static bool Fits(string[] template, string[] path)
    {
        for (var i = 0; i < path.Length; i++)
            if (!template[i].StartsWith('{') && !template[i].Equals(path[i], StringComparison.Ordinal)) return false;
        return true;
    }

    private static string FileOf(string system) => Path.GetFullPath(Path.Combine(Folder(), system, "openapi.json"));

    private static string Folder() => Environment.GetEnvironmentVariable("BRYGGA_API_DOCUMENTS")
        ?? Path.Combine(Checkout(Here()), "..", "shared", "api");

    private static string Checkout(string? below) => below is null || File.Exists(Path.Combine(below, "Brygga.slnx"))
        ? below ?? "."
        : Checkout(Path.GetDirectoryName(below));

    private static string Here([CallerFilePath] string path = "") => path;
}
