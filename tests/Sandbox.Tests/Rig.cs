using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Brygga.ApiConformance;

namespace Brygga.Sandbox.Tests;

/// <summary>A sandbox on a clock that stands still, and a client that is logged in to both systems.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private Rig(SandboxServer server, SandboxClock clock, ConformanceWatch conformance)
    {
        Server = server;
        Clock = clock;
        Conformance = conformance;
    }

    /// <summary>Holds every answer, and every request that was not refused, against the vendors' documents.</summary>
    public ConformanceWatch Conformance { get; }

    /// <summary>Why the next request is not as the document has it, although it is not refused.</summary>
    public string? WrongOnPurpose { get; set; }

    public SandboxServer Server { get; }

    public SandboxClock Clock { get; }

    public SandboxWorld World => Server.World;

    public string SeveraToken { get; set; } = "";

    public string FortnoxToken { get; set; } = "";

    public static async Task<Rig> Start(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var clock = new SandboxClock(new DateTimeOffset(2025, 6, 2, 10, 0, 0, TimeSpan.Zero));
        var conformance = new ConformanceWatch(refusedToo: false);
        var options = new SandboxOptions { Customers = 40, Clock = clock, RateLimits = false, Watch = conformance.See };
        var rig = new Rig(await SandboxServer.Start(change?.Invoke(options) ?? options), clock, conformance);
        await rig.LogIn();
        return rig;
    }

    public async Task LogIn()
    {
        SeveraToken = (await LogInToSevera()).Text("access_token");
        FortnoxToken = (await FortnoxTokens(("grant_type", "client_credentials"))).Text("access_token");
    }

    public Task<Reply> LogInToSevera(string? scope = null) => Send(
        "POST", $"{Server.Severa}/v1/token", new { client_id = Server.SeveraClientId, client_secret = Server.SeveraClientSecret, scope }, null);

    public Task<Reply> Severa(string method, string path, object? body = null) => Send(method, $"{Server.Severa}/{path}", body, SeveraToken);

    public Task<Reply> Fortnox(string method, string path, object? body = null) => Send(method, $"{Server.Fortnox}/3/{path}", body, FortnoxToken);

    /// <summary>A call of one of Fortnox's newer modules, by its whole path.</summary>
    public Task<Reply> Module(string method, string path, object? body = null) => Send(method, $"{Server.Fortnox}{path}", body, FortnoxToken);

    /// <summary>The code of a refusal of Fortnox's.</summary>
    public async Task<(int Status, int Code)> FortnoxRefusal(string method, string path, object? body = null)
    {
        var reply = await Fortnox(method, path, body);
        var information = reply.Json["ErrorInformation"]!;
        return (reply.Status, (information["code"] ?? information["Code"])!.GetValue<int>());
    }

    /// <summary>The type of a refusal of Severa's.</summary>
    public async Task<(int Status, string Type)> SeveraRefusal(string method, string path, object? body = null)
    {
        var reply = await Severa(method, path, body);
        return (reply.Status, reply.Json["error"]!["type"]!.GetValue<string>());
    }

    public Task<Reply> Control(string method, string path, object? body = null) => Send(method, $"{Server.Address}sandbox/{path}", body, null);

    public async Task<Reply> FortnoxTokens(params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Server.FortnoxAuth}/oauth-v1/token");
        request.Headers.Authorization = Basic(Server.FortnoxClientId, Server.FortnoxClientSecret);
        request.Headers.Add("TenantId", $"{Server.TenantId}");
        request.Content = new FormUrlEncodedContent(form.Select(static one => KeyValuePair.Create(one.Name, one.Value)));
        return await Send(request);
    }

    public async Task<Reply> Send(string method, string address, object? body, string? bearer)
    {
        using var request = new HttpRequestMessage(new(method), address);
        if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
        if (body is string text) request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body);
        return await Send(request);
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        if (WrongOnPurpose is { } note) request.Headers.Add("X-Sandbox-Note", note);
        WrongOnPurpose = null;
        using var response = await http.SendAsync(request);
        Conformance.Approve();
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    /// <summary>The bytes of a file.</summary>
    public async Task<byte[]> Bytes(string system, string path)
    {
        var severa = system is "severa";
        using var request = new HttpRequestMessage(HttpMethod.Get, severa ? $"{Server.Severa}/{path}" : $"{Server.Fortnox}/3/{path}");
        request.Headers.Authorization = new("Bearer", severa ? SeveraToken : FortnoxToken);
        using var response = await http.SendAsync(request);
        Conformance.Approve();
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Uploads a file to a folder of Fortnox's inbox.</summary>
    public async Task<Reply> Upload(byte[] content, string name, string folder)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        form.Add(file, "Filedata", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Server.Fortnox}/3/inbox?folderId={folder}") { Content = form };
        request.Headers.Authorization = new("Bearer", FortnoxToken);
        return await Send(request);
    }

    /// <summary>Uploads to a project of Severa's: parts of JSON, text as they are sent, and of anything else, each with its content type.</summary>
    public async Task<Reply> UploadToProject(string project, params (string Type, byte[] Content)[] parts)
    {
        using var related = new MultipartContent("related", "snitt-1");
        foreach (var (type, content) in parts)
        {
            var part = new ByteArrayContent(content);
            part.Headers.TryAddWithoutValidation("Content-Type", type);
            related.Add(part);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Server.Severa}/v1/projects/{project}/files") { Content = related };
        request.Headers.Authorization = new("Bearer", SeveraToken);
        return await Send(request);
    }

    public static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>An answer, read to its end.</summary>
internal sealed record Reply(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public JsonArray Rows => Json.AsArray();

    public string Text(string name) => Json[name]!.GetValue<string>();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
