using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What settled pairs say of the points of a comparison.</summary>
public sealed class TuningTests
{
    private const string Overlay = "score:";

    [Fact]
    public async Task Points_proposed_from_linked_pairs_are_an_overlay_that_fits_and_change_nothing_by_themselves()
    {
        await using var stage = await Stage.StartOverlaid(new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Contains("Nothing is proposed while no pair is linked or accepted", (await stage.Run("match", "tune", "customers")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        await stage.Run("adopt", "--yes");
        stage.Sandbox.Counters.Clear();
        var told = (await stage.Run("match", "tune", "customers")).Ended(ExitCode.Done).Out;
        Writes.None(stage.Sandbox.Counters, runs: 1);
        var yaml = told[told.IndexOf(Overlay, StringComparison.Ordinal)..];
        Directory.CreateDirectory(stage.At("mappings"));
        await File.WriteAllTextAsync(stage.At("mappings/customers.yaml"), $"rules: 1\nflow: customers\n{yaml}");
        (await stage.Run("rules", "check")).Ended(ExitCode.Done);
        (await stage.Run("match", "tune", "customers")).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task Thresholds_are_counted_for_programs_too()
    {
        await using var stage = await Stage.StartShipped();
        await stage.Run("adopt", "--yes");
        var registers = (await stage.Run("match", "tune", "customers", "--json")).Ended(ExitCode.Done).Json["registers"]![0]!;
        var accepted = registers["accepted"]!.GetValue<int>();
        Assert.True(accepted > 0, "no pair is linked");
        Assert.All(registers["thresholds"]!.AsArray(), one => Assert.Equal(accepted, one!["found"]!.GetValue<int>() + one["lost"]!.GetValue<int>()));
        Assert.Equal(accepted, registers["thresholds"]![0]!["found"]!.GetValue<int>());
    }
}
