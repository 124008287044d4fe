using System.Globalization;
using Brygga.EndToEnd.Rig;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>
/// Days on which everything goes wrong. Ten of them in every run of the tests; the long run has as many as <c>BRYGGA_CHAOS</c> says
/// (docs/operations.md).
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Usual = 10;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("BRYGGA_CHAOS"), CultureInfo.InvariantCulture, out var many) ? many : Usual)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_is_doubled_and_nothing_lost_on_a_day_on_which_everything_goes_wrong(int seed)
    {
        var chaos = await Chaos.Start(seed);
        try
        {
            var differences = await chaos.Day();
            Assert.True(differences.Count == 0, $"seed {seed}: {string.Join(", ", differences)}");
        }
        finally
        {
            output.WriteLine(chaos.Troubles);
        }
    }
}
