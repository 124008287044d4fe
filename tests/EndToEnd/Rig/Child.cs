using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Brygga.EndToEnd.Rig;

/// <summary>A program of ours in a process of its own; it never outlives the test.</summary>
internal sealed class Child : IAsyncDisposable
{
    /// <summary>What a process killed hard ends with on Unix: 128 + SIGKILL.</summary>
    public const int Killed = 137;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    private Child(Process process, Action<string> told)
    {
        _process = process;
        (_out, _error) = (process.StandardOutput.ReadToEndAsync(), Listen(process.StandardError, told));
    }

    public static Child Brygga(params string[] arguments) => Start("brygga.dll", arguments);

    /// <summary>brygga, which dies at a point such as <c>before-http 7</c>.</summary>
    public static Child Victim(string when, int number, params string[] arguments) =>
        Start("Brygga.Victim.dll", ["kill", when, number.ToString(CultureInfo.InvariantCulture), .. arguments]);

    /// <summary>brygga, which stands still at a point as a process on a machine that sleeps, until it is woken.</summary>
    /// <param name="leased">For not so long that its lease is over.</param>
    public static Child Frozen(string when, int number, bool leased, params string[] arguments) =>
        Start("Brygga.Victim.dll", [leased ? "freeze-leased" : "freeze", when, number.ToString(CultureInfo.InvariantCulture), .. arguments]);

    /// <summary>brygga, which tells each thing that it does as it does it (<c>Intend</c>, <c>POST</c>), and what is over (<c>POST.</c>).</summary>
    public static Child Telling(Action<string> told, params string[] arguments) => Start("Brygga.Victim.dll", ["tell", .. arguments], told);

    /// <summary>Whether it stands still, as Linux tells.</summary>
    public bool StandsStill => File.ReadAllText($"/proc/{_process.Id}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T');

    public async Task<Ran> Ended()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new(_process.ExitCode, await _out, await _error);
    }

    /// <summary>Ctrl-C.</summary>
    public Task Interrupt() => Signal("INT");

    /// <summary>SIGKILL, wherever it is; nothing, when it has ended.</summary>
    public void Kill() => _process.Kill();

    public bool HasEnded => _process.HasExited;

    /// <summary>Lets a frozen process go on.</summary>
    public Task Wake() => Signal("CONT");

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<string> Listen(StreamReader error, Action<string> told)
    {
        var all = new StringBuilder();
        while (await error.ReadLineAsync() is { } line)
        {
            told(line);
            all.Append(line).Append('\n');
        }
        return all.ToString();
    }

    private static Child Start(string program, string[] arguments) => Start(program, arguments, static _ => { });

    private static Child Start(string program, string[] arguments, Action<string> told)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // One that is killed would leave the pipes behind by which the runtime can be debugged.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start"), told);
    }
}
