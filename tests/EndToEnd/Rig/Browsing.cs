using Microsoft.Playwright;

namespace Brygga.EndToEnd.Rig;

/// <summary>A page in Chromium, as a person sees it; what it complains of is kept.</summary>
internal sealed class Browsing : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browsing(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <summary>Errors of the page's script, and what its policy refused.</summary>
    public List<string> Complaints { get; } = [];

    private static string? Chromium => Array.Find(Places, File.Exists);

    public static async Task<Browsing> Open(string file, ColorScheme scheme = ColorScheme.Light)
    {
        Skip.If(Chromium is null, "Chromium is not installed; with Debian: apt-get install chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        var browsing = new Browsing(playwright, browser, await browser.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1400, Height = 1000 } }));
        browsing.Page.Console += (_, message) => { if (message.Type is "error" or "warning") browsing.Complaints.Add(message.Text); };
        browsing.Page.PageError += (_, error) => browsing.Complaints.Add(error);
        await browsing.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return browsing;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
