using System.Globalization;
using Brygga.Connectors.Http;
using Brygga.Tool.Workspaces;

namespace Brygga.Tool.Runs;

/// <summary>
/// The calls of the run before, kept beside the state: a system counts what it was asked, not by which process, and one command
/// may follow another at once.
/// </summary>
internal sealed class RecentCalls(Workspace workspace, RateLimiter severa, RateLimiter fortnox)
{
    private readonly (string Name, RateLimiter Limiter)[] _systems = [("severa", severa), ("fortnox", fortnox)];

    private string Path => $"{workspace.State.Beside}.{Uri.EscapeDataString(workspace.Connection)}.calls";

    public void Load()
    {
        var lines = File.Exists(Path) ? File.ReadAllLines(Path) : [];
        foreach (var (name, limiter) in _systems) limiter.Remember(lines.SelectMany(line => Instant(line, name)));
    }

    public void Save() => File.WriteAllLines(Path, _systems.SelectMany(static system => system.Limiter.Recent.Select(call =>
        string.Create(CultureInfo.InvariantCulture, $"{system.Name} {call:O}"))));

    /// <summary>The instant on a line of one system; none on any other. A file that was cut or edited only costs its memory.</summary>
    private static IEnumerable<DateTimeOffset> Instant(string line, string name) =>
        line.StartsWith(name + " ", StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(line[(name.Length + 1)..], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? [instant]
            : [];
}
