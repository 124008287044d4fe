using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Brygga.Connectors.State;
using Brygga.Tool;

namespace Brygga.Bench.FirstLoad;

/// <summary>brygga in a process of its own, so that its memory is its own.</summary>
internal static class Child
{
    /// <summary>The word after which the arguments are brygga's.</summary>
    public const string Word = "brygga";

    private const string Unlimited = "--without-limits";

    /// <summary>What the process of its own does: a command, and a last line with what it measured.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var unlimited = arguments is [Unlimited, ..];
        StageClock? clock = null;
        var exit = await BryggaProgram.Run(unlimited ? arguments[1..] : arguments, Seams.None with { WithoutLimits = unlimited, State = Clocked });
        await Console.Error.WriteLineAsync("\n" + JsonSerializer.Serialize(new Measured(Megabytes(), clock?.Seconds() ?? [0, 0, 0])));
        return exit;

        IStateStore Clocked(IStateStore inner)
        {
            (var store, clock) = StageClock.Before(inner);
            return store;
        }
    }

    public static async Task<Ran> Start(bool limits, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_gcConcurrent"] = "1";
        foreach (var argument in (string[])[typeof(Child).Assembly.Location, Word, .. limits ? (string[])[] : [Unlimited], .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var last = (await error).TrimEnd().Split('\n')[^1];
        return new(process.ExitCode, await said, await error, JsonSerializer.Deserialize<Measured>(last) ?? throw new InvalidOperationException(last));
    }

    /// <summary>The most memory that this process had; 0 where the system does not tell.</summary>
    public static int Megabytes() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : 0;

    /// <summary>A command that has ended.</summary>
    public sealed record Ran(int Exit, string Out, string Error, Measured Measured);

    /// <summary>Memory at its peak, and the seconds of each stage.</summary>
    public sealed record Measured(int Megabytes, double[] Seconds);
}
