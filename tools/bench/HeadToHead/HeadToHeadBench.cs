using System.Globalization;
using System.Text.Json;
using Brygga.Nordic;

namespace Brygga.Bench.HeadToHead;

/// <summary>What a party showed at one size: medians of its runs.</summary>
internal sealed record Shown(int Size, string Party, int Runs, JobTimes Times, double Precision, double Recall, double F1);

/// <summary>Registers of several sizes compared by each party, in turns, each run in a process of its own.</summary>
internal sealed class HeadToHeadBench
{
    private const int Seed = 42;
    private const int RunsUsually = 5;
    private const int RunsOfLarge = 1;
    private const int Large = 1_000_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Where data and results stay: what is there is not made again.</summary>
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "brygga-head-to-head");

    /// <param name="words">Sizes; how many runs each, after --runs; only some parties, after --only.</param>
    public static void Run(string[] words)
    {
        var conditions = Conditions.Now;
        var (runs, only, sizes) = Read(words);
        var shown = sizes.SelectMany(size => At(size, runs ?? (size >= Large ? RunsOfLarge : RunsUsually), only)).ToArray();
        Console.WriteLine();
        Console.WriteLine(conditions);
        Print(shown);
        Goals.Print(shown);
        File.WriteAllText(Path.Combine(Folder, "result.json"), JsonSerializer.Serialize(new { Conditions = conditions, LoadAfter = Conditions.LoadNow, Shown = shown }, Indented));
    }

    private static (int? Runs, string? Only, int[] Sizes) Read(string[] words)
    {
        int? runs = null;
        string? only = null;
        while (words is ["--runs" or "--only", var value, .. var rest])
        {
            if (words[0] == "--runs") runs = int.Parse(value, CultureInfo.InvariantCulture);
            else only = value;
            words = rest;
        }
        return (runs, only, words.Select(static word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray());
    }

    private static Shown[] At(int size, int runs, string? only)
    {
        var files = Data(size);
        var parties = Party.All.Where(party => party.TakesPart(size) && (only is null || party.Name.StartsWith(only, StringComparison.OrdinalIgnoreCase)))
            .Select(party => (party.Name, Links: Path.Combine(files.Folder, $"links of {party.Name}.csv"), Times: new List<JobTimes>(), party)).ToArray();
        for (var i = 0; i < runs; i++)
        {
            foreach (var (name, links, times, party) in parties)
            {
                times.Add(JobProcess.Start(size >= Large ? 1 : 2, party.Job(files, links)));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} {name}: {times[^1]}"));
            }
        }
        return parties.Select(party => Show(size, party.Name, party.Times, Quality.Of(RegisterFiles.ReadLinks(party.Links), RegisterFiles.ReadLinks(files.Truth)))).ToArray();
    }

    private static RegisterFiles Data(int size)
    {
        var files = new RegisterFiles(Path.Combine(Folder, size.ToString(CultureInfo.InvariantCulture)));
        if (!File.Exists(files.Truth)) files.Write(new(size, Seed, Noise.Usual));
        return files;
    }

    private static Shown Show(int size, string party, List<JobTimes> times, Quality quality) => new(
        size, party, times.Count,
        new(Median(times, static t => t.Wall), Median(times, static t => t.Inside), Median(times, static t => t.Warm), Median(times, static t => t.Processor),
            (int)Median(times, static t => t.Megabytes), times[0].Pairs),
        quality.Precision, quality.Recall, quality.F1);

    private static double Median(List<JobTimes> times, Func<JobTimes, double> of)
    {
        var inOrder = times.Select(of).Order().ToArray();
        return inOrder[inOrder.Length / 2];
    }

    private static void Print(Shown[] shown)
    {
        Console.WriteLine("| a side | party | runs | wall, s | inside, s | warm, s | processor, s | peak, MB | pairs | precision | recall | F1 |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (size, party, runs, t, precision, recall, f1) in shown)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size} | {party} | {runs} | {t.Wall:0.00} | {t.Inside:0.00} | {t.Warm:0.00} | {t.Processor:0.00} | {t.Megabytes} | {t.Pairs} | {precision:0.0000} | {recall:0.0000} | {f1:0.0000} |"));
    }
}
