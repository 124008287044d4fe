using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Brygga.Tool.Connecting;

/// <summary>
/// Listens on this machine alone for the one request that brings the answer to one question: what does not carry the question's
/// state is turned away. The page that the browser gets says what came of it.
/// </summary>
internal sealed class Callback : IAsyncDisposable
{
    private const string Place = "/callback";
    private static readonly TimeSpan LastPage = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly string _state;
    private readonly TaskCompletionSource<ConsentAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Callback(int port, string state)
    {
        _state = state;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = LastPage);
        _app = builder.Build();
        _app.Run(Serve);
    }

    /// <summary>Where the browser is to be sent.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public Task<ConsentAnswer> Answer => _answer.Task;

    /// <param name="port">0 takes a free one.</param>
    public static async Task<Callback> Listen(int port, string state, CancellationToken stop)
    {
        var callback = new Callback(port, state);
        try
        {
            await callback._app.StartAsync(stop);
        }
        catch
        {
            await callback.DisposeAsync();
            throw;
        }
        var addresses = callback._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        callback.Address = new(new Uri(addresses.Addresses.Single()), Place);
        return callback;
    }

    /// <summary>Says on the page that waits what came of the answer.</summary>
    public void Tell(string outcome) => _outcome.TrySetResult(outcome);

    public async ValueTask DisposeAsync()
    {
        _outcome.TrySetResult("brygga has ended. Run it again to connect.");
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task Serve(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path != Place)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        string Of(string name) => context.Request.Query[name].ToString();
        if (!string.Equals(Of("state"), _state, StringComparison.Ordinal)) await Page(context, StatusCodes.Status400BadRequest, "This answer does not belong to the question that brygga asked. Nothing was done.");
        else if (!_answer.TrySetResult(Read(Of("code"), Of("error"), Of("error_description")))) await Page(context, StatusCodes.Status410Gone, "brygga has its answer already.");
        else await Page(context, StatusCodes.Status200OK, await _outcome.Task.WaitAsync(context.RequestAborted));
    }

    private static ConsentAnswer Read(string code, string error, string description) => code.Length > 0
        ? new ConsentAnswer.Given(code)
        : new ConsentAnswer.Refused(error.Length > 0 ? error : "no_code", description.Length > 0 ? description : "The answer holds no code.");

    private static Task Page(HttpContext context, int status, string text)
    {
        var response = context.Response;
        (response.StatusCode, response.ContentType) = (status, "text/html; charset=utf-8");
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        var paragraphs = string.Concat(text.Split('\n').Select(static line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        return response.WriteAsync($"<!doctype html><html lang=\"en\"><title>Brygga</title><h1>Brygga</h1>{paragraphs}<p>You can close this page.</p></html>", context.RequestAborted);
    }
}
