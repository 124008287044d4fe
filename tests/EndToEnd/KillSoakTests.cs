using System.Collections.Concurrent;
using System.Globalization;
using Brygga.EndToEnd.Rig;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>
/// Runs over invoices whose processes are killed at any moment, again and again. A few kills in every run of the tests; the long run has as
/// many as <c>BRYGGA_KILLS</c> says, two invoices for each, twenty-five kills for a pair of companies, some pairs side by side (docs/safety.md).
/// </summary>
public sealed class KillSoakTests(ITestOutputHelper output)
{
    private const int Usual = 8;
    private const int OfOnePair = 25;
    private const int SideBySide = 4;
    private const int InvoicesForEach = 2;

    private static readonly string Diary = Path.Combine(Path.GetTempPath(), "brygga-kills.txt");

    /// <summary>Zero: nobody asked for a number.</summary>
    private static int Asked { get; } = int.TryParse(Environment.GetEnvironmentVariable("BRYGGA_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;

    [Fact]
    public async Task M1_every_invoice_is_in_Fortnox_once_however_often_the_run_is_killed()
    {
        var (pairs, kills) = Asked > 0 ? ((Asked + OfOnePair - 1) / OfOnePair, OfOnePair) : (1, Usual);
        var all = new ConcurrentBag<Landings>();
        await Parallel.ForEachAsync(Enumerable.Range(1, pairs), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (seed, _) => all.Add(await Killed(kills, seed)));
        var landings = Landings.Of(all);
        output.WriteLine($"{landings}");
        Assert.Equal(kills * pairs, landings.Kills);
        Assert.True(landings.Of(Phase.Applying) >= landings.Kills / 8, $"{landings}");
    }

    private async Task<Landings> Killed(int kills, int seed)
    {
        await using var soak = await KillSoak.Start(kills, InvoicesForEach * kills, seed);
        await soak.Kill();
        var wrongs = await soak.Finish();
        var told = $"{soak}\n{(wrongs.Count == 0 ? "nothing is twice, nothing is lost" : string.Join('\n', wrongs))}";
        output.WriteLine(told);
        if (Asked > 0) lock (Diary) File.AppendAllText(Diary, $"{told}\n");
        Assert.True(wrongs.Count == 0, told);
        return soak.Landings;
    }
}
