using Brygga.Worlds;
using FsCheck.Fluent;
using Xunit;

namespace Brygga.Connectors.Tests.Applying;

public sealed class LawsFindBrokenVariants
{
    private const int Scenarios = 1000;
    private const int Size = 6;
    private const int Held = 12;

    [Theory]
    [InlineData("drops the intent", "11 late")]
    [InlineData("stores link and base in two units", "11 every")]
    [InlineData("never finishes a plan", "12 twice")]
    [InlineData("finishes a plan at its start", "12 resumed")]
    [InlineData("checks nothing", "13 edit")]
    [InlineData("sends again blindly", "11 lost")]
    [InlineData("does not wait", "11 late")]
    public async Task A_broken_variant_is_falsified_by_its_law(string variant, string law)
    {
        var scenarios = (law == "11 every" ? Generated.InStep() : Generated.Scenarios().Generator).Sample(Scenarios, Size).ToArray();
        Assert.NotEqual(-1, await FirstBreach(BrokenVariants.All[variant], law, scenarios));
        Assert.Equal(-1, await FirstBreach(Variant.Real, law, scenarios[..Held]));
    }

    private static async Task<int> FirstBreach(Variant variant, string law, Scenario[] scenarios)
    {
        var random = new Random(1);
        for (var i = 0; i < scenarios.Length; i++)
            if (!await ApplyLaws.All[law](variant, scenarios[i], random.Next())) return i;
        return -1;
    }
}
