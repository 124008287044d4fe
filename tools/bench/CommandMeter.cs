using System.Globalization;
using Brygga.Bench.FirstLoad;
using Brygga.Tool;

namespace Brygga.Bench;

/// <summary>Runs the program's commands on one workspace, each in a process of its own, and prints what each took as a row of a table.</summary>
internal sealed class CommandMeter(Calls calls, string folder)
{
    public static void Head()
    {
        Console.WriteLine("| command | calls to Severa | to Fortnox | of these writes | reading, s | planning, s | the rest, s | peak memory, MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    /// <summary>A plan of a first load is one that safety stops, which says nothing against it.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public async Task<Child.Ran> Run(string what, params string[] command)
    {
        calls.Take();
        var ran = await Child.Start(limits: false, [.. command, "--workspace", folder]);
        if (ran.Exit is not (ExitCode.Done or ExitCode.ChangesPlanned or ExitCode.Findings) && (ran.Exit, command[0]) is not (ExitCode.SafetyStop, "plan")) throw new InvalidOperationException($"{what} ended with {ran.Exit}: {ran.Error}{ran.Out}");
        var (made, seconds) = (calls.Take(), ran.Measured.Seconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {Of(made, "severa")} | {Of(made, "fortnox")} | {made.Count(static call => call.Writes)} | {seconds[0]:0.0} | {seconds[1]:0.0} | {seconds[2]:0.0} | {ran.Measured.Megabytes} |"));
        return ran;
    }

    private static int Of(Calls.Call[] made, string system) => made.Count(call => call.System.StartsWith(system, StringComparison.Ordinal));
}
