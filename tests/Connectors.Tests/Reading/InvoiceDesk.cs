using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>As much of Severa as invoices need: answered from memory, each call noted.</summary>
internal sealed class InvoiceDesk(TimeProvider clock) : HttpMessageHandler
{
    private readonly Dictionary<string, JsonObject> _invoices = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Invoice, string What), JsonNode> _belongings = [];

    /// <summary>What was called since the last run began, with what it asked for.</summary>
    public List<string> Called { get; } = [];

    /// <summary>Files by their guids.</summary>
    public Dictionary<string, (string Type, byte[] Bytes)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>A path that is answered with a status and no record.</summary>
    public (string Path, int Status)? Broken { get; set; }

    public IEnumerable<string> CalledOf(string invoice) => Called.Where(call => call.Contains($"/{invoice}/", StringComparison.Ordinal) || call.Contains($"invoiceGuid={invoice}", StringComparison.Ordinal))
        .Select(static call => call[(call.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal);

    /// <param name="told">Whether the change is told as one.</param>
    public void Put(string guid, string status, string receiver = "Kund AB", bool told = true, bool isCredit = false)
    {
        var changed = told || !_invoices.TryGetValue(guid, out var before) ? Now : before["lastUpdatedDateTime"]!.GetValue<string>();
        _invoices[guid] = new()
        {
            ["guid"] = guid, ["status"] = Named(status), ["receiverCustomerName"] = receiver, ["isCreditNote"] = isCredit, ["lastUpdatedDateTime"] = changed,
            ["projects"] = new JsonArray(Named("P1"), Named("P2")),
        };
    }

    public void Remove(string guid) => _invoices.Remove(guid);

    /// <param name="what">The last part of the path.</param>
    public void Has(string invoice, string what, params JsonObject[] records) => _belongings[(invoice, what)] = new JsonArray([.. records.Select(static record => record.DeepClone())]);

    public static JsonObject Named(string guid) => new() { ["guid"] = guid };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (path, query) = (request.RequestUri!.AbsolutePath, HttpUtility.ParseQueryString(request.RequestUri.Query));
        if (path.EndsWith("token", StringComparison.Ordinal)) return Task.FromResult(Answer(new JsonObject { ["access_token"] = "t", ["access_token_expires_in"] = 3600 }));
        var asked = new[] { "invoiceStatusGuids", "changedSince", "invoiceGuid" }.Where(name => query[name] is not null).Select(name => name == "changedSince" ? name : $"{name}={query[name]}");
        lock (Called) Called.Add($"{path[(path.IndexOf("/v1/", StringComparison.Ordinal) + 3)..]}{(asked.Any() ? "?" : "")}{string.Join('&', asked)}");
        if (Broken is var (broken, status) && path.EndsWith(broken, StringComparison.Ordinal)) return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("") });
        if (path.EndsWith("/filedata", StringComparison.Ordinal)) return Task.FromResult(File(path.Split('/')[^2]));
        return Task.FromResult(Of(path[(path.IndexOf("/v1/", StringComparison.Ordinal) + 4)..].Split('/'), query) is { } json ? Answer(json) : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("") });
    }

    private HttpResponseMessage File(string guid)
    {
        if (!Files.TryGetValue(guid, out var file)) return new(HttpStatusCode.NotFound) { Content = new StringContent("") };
        var content = new ByteArrayContent(file.Bytes);
        content.Headers.ContentType = new(file.Type);
        return new(HttpStatusCode.OK) { Content = content };
    }

    private string Now => clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    private JsonNode? Of(string[] path, System.Collections.Specialized.NameValueCollection query) => path switch
    {
        ["invoicestatuses"] => query["firstRow"] == "0" ? new JsonArray(Status("S1", "Approved"), Status("S2", "Transferred")) : new JsonArray(),
        ["industries"] => new JsonArray(),
        ["invoices"] => new JsonArray([.. _invoices.Values.Where(invoice => IsAskedFor(invoice, query)).Select(static invoice => invoice.DeepClone())]),
        ["invoices", var guid] => _invoices.TryGetValue(guid, out var invoice) ? invoice.DeepClone() : null,
        ["invoices", var guid, "invoicesettings"] => new JsonObject { ["guid"] = $"settings of {guid}", ["isReverseCharged"] = false },
        ["invoices", var guid, var what] when _invoices.ContainsKey(guid) => query["firstRow"] is null or "0" ? Belonging(guid, what) : new JsonArray(),
        ["flatrates"] => new JsonArray([.. _invoices.Keys.Where(guid => query["invoiceGuid"] is null || query["invoiceGuid"] == guid).SelectMany(guid => Belonging(guid, "flatrates").AsArray()).Select(static rate => rate!.DeepClone())]),
        _ => null,
    };

    private JsonNode Belonging(string invoice, string what) => _belongings.TryGetValue((invoice, what), out var found) ? found.DeepClone() : new JsonArray();

    private static bool IsAskedFor(JsonObject invoice, System.Collections.Specialized.NameValueCollection query) =>
        (query["invoiceStatusGuids"] is not { } status || invoice["status"]!["guid"]!.GetValue<string>() == status)
        && (query["changedSince"] is not { } since || DateTimeOffset.Parse(invoice["lastUpdatedDateTime"]!.GetValue<string>(), CultureInfo.InvariantCulture) >= DateTimeOffset.Parse(since, CultureInfo.InvariantCulture));

    private static JsonObject Status(string guid, string name) => new() { ["guid"] = guid, ["name"] = name };

    private static HttpResponseMessage Answer(JsonNode json) => new(HttpStatusCode.OK) { Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json") };
}
