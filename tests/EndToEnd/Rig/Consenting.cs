using System.Web;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd.Rig;

/// <summary>A stage whose workspace names no tenant.</summary>
internal static class Consenting
{
    public static async Task<Stage> Stage(SandboxOptions? options = null)
    {
        var stage = await Rig.Stage.Start(options);
        var path = stage.At(WorkspaceFolder.File);
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllLinesAsync(path, lines.Where(static line => !line.Contains("tenant:", StringComparison.Ordinal)));
        return stage;
    }

    public static async Task<Stage> Connected(SandboxOptions? options = null)
    {
        var stage = await Stage(options);
        (await stage.Run(new Browser().Seams, "connect", "fortnox")).Ended(ExitCode.Done);
        return stage;
    }
}

/// <summary>Opens the page of the consent, is sent back, and keeps the page that it is shown.</summary>
internal sealed class Browser
{
    private Task<string> _page = Task.FromResult("");
    private Uri? _opened;

    public Seams Seams => Seams.None with { Browser = Open };

    /// <summary>A stranger's address that is opened first, on the same callback.</summary>
    public Func<Uri, Uri>? Before { get; init; }

    public string Stranger { get; private set; } = "";

    public Task<string> Page() => _page;

    public string Asked(string name) => HttpUtility.ParseQueryString(_opened!.Query)[name] ?? "";

    private bool Open(Uri page)
    {
        _opened = page;
        _page = Follow(page);
        return true;
    }

    private async Task<string> Follow(Uri page)
    {
        using var http = new HttpClient();
        if (Before is not null)
        {
            using var answer = await http.GetAsync(Before(new Uri(Asked("redirect_uri"))));
            Stranger = await answer.Content.ReadAsStringAsync();
        }
        return await (await http.GetAsync(page)).Content.ReadAsStringAsync();
    }
}
