using Brygga.Worlds;
using FsCheck.Fluent;
using Xunit;

namespace Brygga.Engine.Tests;

public sealed class LawsFindBrokenEngines
{
    private const int Scenarios = 1500;

    private static readonly Dictionary<string, Planning> Broken = new(StringComparer.Ordinal)
    {
        [nameof(BrokenEngines.ReadsUnknownAsNothing)] = BrokenEngines.ReadsUnknownAsNothing,
        [nameof(BrokenEngines.TrustsEveryListing)] = BrokenEngines.TrustsEveryListing,
        [nameof(BrokenEngines.LetsTheFirstOneWin)] = BrokenEngines.LetsTheFirstOneWin,
        [nameof(BrokenEngines.MistakesTheMaster)] = BrokenEngines.MistakesTheMaster,
        [nameof(BrokenEngines.HasAFavourite)] = BrokenEngines.HasAFavourite,
        [nameof(BrokenEngines.CopiesWhatHasOneName)] = BrokenEngines.CopiesWhatHasOneName,
        [nameof(BrokenEngines.FollowsTheOrderOfReading)] = BrokenEngines.FollowsTheOrderOfReading,
        [nameof(BrokenEngines.ForgetsTheLinks)] = BrokenEngines.ForgetsTheLinks,
        [nameof(BrokenEngines.DoesNotNormalise)] = BrokenEngines.DoesNotNormalise,
    };

    [Theory]
    [InlineData(nameof(BrokenEngines.ReadsUnknownAsNothing), "8 unknown")]
    [InlineData(nameof(BrokenEngines.TrustsEveryListing), "9 truncated")]
    [InlineData(nameof(BrokenEngines.LetsTheFirstOneWin), "16 unrelated")]
    [InlineData(nameof(BrokenEngines.MistakesTheMaster), "6 ownership")]
    [InlineData(nameof(BrokenEngines.CopiesWhatHasOneName), "7 released")]
    [InlineData(nameof(BrokenEngines.HasAFavourite), "4 mirror")]
    [InlineData(nameof(BrokenEngines.FollowsTheOrderOfReading), "1 deterministic")]
    [InlineData(nameof(BrokenEngines.ForgetsTheLinks), "2 converges")]
    [InlineData(nameof(BrokenEngines.DoesNotNormalise), "19 normal")]
    public void A_broken_engine_is_falsified_by_its_law(string engine, string law)
    {
        var scenarios = Generated.Scenarios().Generator.Sample(Scenarios, 6);
        var holds = Laws.All[law];

        Assert.True(scenarios.Select((scenario, seed) => holds(Broken[engine], scenario, seed)).Contains(false), "the law lets the broken engine pass");
        Assert.False(scenarios.Take(200).Select((scenario, seed) => holds(Pipeline.Compute, scenario, seed)).Contains(false), "the law does not hold for the engine itself");
    }
}
