namespace Brygga.Sandbox.Tests;

public sealed class ControlTests
{
    [Fact]
    public async Task Faults_are_listed_and_cleared()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(201, (await rig.Control("POST", "faults", """{"kind":429,"system":"severa"}""")).Status);
        Assert.Equal("429", (await rig.Control("GET", "faults")).Rows.Single()!["kind"]!.GetValue<string>());
        Assert.Equal(204, (await rig.Control("DELETE", "faults")).Status);
        Assert.Empty((await rig.Control("GET", "faults")).Rows);
        Assert.Equal(200, (await rig.Severa("GET", "v1/customers")).Status);
    }

    [Fact]
    public async Task Counters_tell_requests_by_system_method_and_status()
    {
        await using var rig = await Rig.Start();
        await rig.Control("DELETE", "counters");
        await rig.Severa("GET", "v1/customers");
        await rig.Fortnox("GET", "customers/finnsinte");
        await rig.Fortnox("POST", "customers", """{"Customer":{"Name":"A"}}""");
        var counters = (await rig.Control("GET", "counters")).Json;
        Assert.Equal(3, counters["requests"]!.GetValue<int>());
        Assert.Equal("""{"GET":1,"POST":1}""", counters["fortnox"]!["byMethod"]!.ToJsonString());
        Assert.Equal("""{"201":1,"404":1}""", counters["fortnox"]!["byStatus"]!.ToJsonString());
        Assert.Equal(0, counters["tooManyRequests"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_clock_is_moved_over_http()
    {
        await using var rig = await Rig.Start();
        await rig.Control("POST", "clock", """{"advanceSeconds":3600}""");
        Assert.Equal(new DateTimeOffset(2025, 6, 2, 11, 0, 0, TimeSpan.Zero), rig.Clock.GetUtcNow());
        Assert.Equal(401, (await rig.Fortnox("GET", "me")).Status);
    }

    [Fact]
    public async Task The_locked_period_is_moved_over_http()
    {
        await using var rig = await Rig.Start();
        Assert.Equal("2023-12-31", (await rig.Control("GET", "locked-period")).Text("until"));
        Assert.Equal(200, (await rig.Control("POST", "locked-period", """{"until":"2025-05-31"}""")).Status);
        Assert.Equal("2025-05-31", (await rig.Fortnox("GET", "settings/lockedperiod")).Json["LockedPeriod"]!["EndDate"]!.GetValue<string>());
        Assert.Equal(200, (await rig.Control("POST", "locked-period", """{"until":null}""")).Status);
        Assert.Null(rig.World.Fortnox.LockedUntil);
        Assert.Equal(400, (await rig.Control("POST", "locked-period", """{"until":"May"}""")).Status);
    }

    [Fact]
    public async Task A_clock_that_cannot_be_moved_says_so()
    {
        await using var rig = await Rig.Start(static options => options with { Clock = TimeProvider.System });
        Assert.Equal(409, (await rig.Control("POST", "clock", """{"advanceSeconds":1}""")).Status);
    }

    [Fact]
    public async Task The_sandbox_listens_on_loopback_only_and_tells_where_and_how()
    {
        await using var rig = await Rig.Start();
        Assert.Equal("127.0.0.1", rig.Server.Address.Host);
        var about = (await rig.Control("GET", "")).Json;
        Assert.Equal(rig.Server.Fortnox.AbsoluteUri, about["fortnox"]!.GetValue<string>());
        Assert.Equal(rig.Server.SeveraClientSecret, about["severaClientSecret"]!.GetValue<string>());
        Assert.NotEmpty((await rig.Control("GET", "cases")).Rows);
    }
}
