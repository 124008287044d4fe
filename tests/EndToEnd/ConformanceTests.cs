using Brygga.ApiConformance;
using Brygga.EndToEnd.Rig;

namespace Brygga.EndToEnd;

/// <summary>Everything that brygga asks, refused or not, is what the vendors' OpenAPI documents say can be asked.</summary>
public sealed class ConformanceTests
{
    [SkippableTheory]
    [InlineData("")]
    [InlineData("customers.master: fortnox")]
    public async Task Every_request_is_one_of_the_documents(string setting)
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        var watch = new ConformanceWatch(refusedToo: true);
        await using var stage = await Stage.Start(Stage.Awkward with { Watch = watch.See }, setting);
        await stage.Run("plan");
        await stage.SyncUntilDone();
        Assert.True(stage.World.Severa.Customers.Change(stage.World.Severa.Customers.All[0].Key, static one => one["name"] = "Nytt namn i Severa AB"));
        Assert.True(stage.World.Fortnox.Customers.Change("1003", static one => one["Name"] = "Nytt namn i Fortnox AB"));
        await stage.SyncUntilDone();
        Assert.True(stage.Sandbox.Counters.RequestsOf("severa") > 10 && stage.Sandbox.Counters.RequestsOf("fortnox") > 10);
        watch.Approve();
    }
}
