using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Brygga.Bench.FirstLoad;

namespace Brygga.Bench.HeadToHead;

/// <summary>A job in a process of its own, so that its start, its processor time and its memory are its own.</summary>
internal static class JobProcess
{
    /// <summary>The word after which are the moment of the start, how often to run once more, and the job.</summary>
    public const string Word = "job";

    /// <summary>What the process of its own does. The clock of the system runs on from the process that started it.</summary>
    public static int Run(string started, string again, string[] job)
    {
        var cold = Stopwatch.StartNew();
        var matching = Jobs.Of(job);
        var pairs = matching.Run();
        var inside = cold.Elapsed.TotalSeconds;
        var wall = Stopwatch.GetElapsedTime(long.Parse(started, CultureInfo.InvariantCulture)).TotalSeconds;
        var (processor, megabytes) = (Environment.CpuUsage.TotalTime.TotalSeconds, Child.Megabytes());
        var warm = Enumerable.Range(0, int.Parse(again, CultureInfo.InvariantCulture)).Select(_ => Seconds(matching)).Append(inside).Min();
        Console.WriteLine(JsonSerializer.Serialize(new JobTimes(wall, inside, warm, processor, megabytes, pairs)));
        return 0;
    }

    /// <exception cref="InvalidOperationException">The job failed.</exception>
    public static JobTimes Start(int again, string[] job)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        (start.Environment["DOTNET_gcConcurrent"], start.Environment["DOTNET_TieredPGO"]) = ("1", "0");
        foreach (var argument in (string[])[typeof(JobProcess).Assembly.Location, Word, Text(Stopwatch.GetTimestamp()), Text(again), .. job]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<JobTimes>(said) ?? throw new InvalidOperationException(said)
            : throw new InvalidOperationException($"{string.Join(' ', job)} ended with {process.ExitCode}");
    }

    private static double Seconds(IMatchingJob job)
    {
        var clock = Stopwatch.StartNew();
        job.Run();
        return clock.Elapsed.TotalSeconds;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a job took.</summary>
/// <param name="Wall">Seconds from before its process was started until its links were written.</param>
/// <param name="Inside">Seconds of these that the job itself ran, for the first time in its process.</param>
/// <param name="Warm">Seconds of the fastest run in the same process.</param>
/// <param name="Processor">Seconds of all cores, of the whole process until the links were written.</param>
/// <param name="Megabytes">The most memory until then.</param>
/// <param name="Pairs">Pairs of entries that were compared.</param>
internal sealed record JobTimes(double Wall, double Inside, double Warm, double Processor, int Megabytes, long Pairs);
