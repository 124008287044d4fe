using System.Globalization;
using Brygga.EndToEnd.Rig;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>
/// A run over many invoices whose process is killed at any moment, again and again. A few kills in every run of the tests; the long run has
/// as many as <c>BRYGGA_KILLS</c> says, two invoices for each (docs/safety.md).
/// </summary>
public sealed class KillSoakTests(ITestOutputHelper output)
{
    private const int Usual = 10;

    [Fact]
    public async Task M1_every_invoice_is_in_Fortnox_once_however_often_the_run_is_killed()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("BRYGGA_KILLS"), CultureInfo.InvariantCulture, out var many) ? many : Usual;
        await using var soak = await KillSoak.Start(kills, 2 * kills, seed: 1, Tell);
        await soak.Kill();
        var wrongs = await soak.Finish();
        output.WriteLine(soak.Told);
        Assert.True(wrongs.Count == 0, $"{soak.Told}\n{string.Join('\n', wrongs)}");
        Assert.Equal(kills, soak.Landings.Kills);
        Assert.True(soak.Landings.Of(Phase.Applying) >= kills / 4, soak.Told);
    }

    /// <summary>A long run is looked after while it runs.</summary>
    private static void Tell(string told) => File.AppendAllText(Path.Combine(Path.GetTempPath(), "brygga-kills.txt"), $"{told}\n");
}
