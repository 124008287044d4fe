using System.Globalization;

namespace Brygga.Bench.HeadToHead;

/// <summary>Under what the figures were taken: without it they say nothing.</summary>
internal sealed record Conditions(string Processor, int Cores, string Runtime, string Load)
{
    public static Conditions Now => new(
        Line("/proc/cpuinfo", "model name"), Environment.ProcessorCount, System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, LoadNow);

    /// <summary>How many processes wanted a core, in the last one, five and fifteen minutes.</summary>
    public static string LoadNow => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Processor}, {Cores} cores, {Runtime}; load {Load} before, {LoadNow} after");

    private static string Line(string path, string key) => File.Exists(path) && File.ReadLines(path).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
        ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]
        : "unknown";
}
