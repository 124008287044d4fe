namespace Brygga.Sandbox.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Severa_admits_ten_a_second_and_says_so_in_plain_text()
    {
        await using var rig = await Rig.Start(static options => options with { RateLimits = true });
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 10; i++) Assert.Equal(200, (await rig.Severa("GET", "v1/currencies")).Status);
        var refused = await rig.Severa("GET", "v1/currencies");
        Assert.Equal((429, "API calls quota exceeded! maximum admitted 10 per 1s."), (refused.Status, refused.Body));
        Assert.Null(refused.Header("Retry-After"));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await rig.Severa("GET", "v1/currencies")).Status);
    }

    [Fact]
    public async Task Fortnox_admits_twenty_five_in_five_sliding_seconds()
    {
        await using var rig = await Rig.Start(static options => options with { RateLimits = true, RetryAfter = TimeSpan.FromSeconds(5) });
        for (var i = 0; i < 5; i++) Assert.Equal(200, (await rig.Fortnox("GET", "me")).Status);
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        for (var i = 0; i < 20; i++) Assert.Equal(200, (await rig.Fortnox("GET", "me")).Status);
        var refused = await rig.Fortnox("GET", "me");
        Assert.Equal((429, "5"), (refused.Status, refused.Header("Retry-After")));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 5; i++) Assert.Equal(200, (await rig.Fortnox("GET", "me")).Status);
        Assert.Equal(429, (await rig.Fortnox("GET", "me")).Status);
    }

    [Fact]
    public async Task A_new_token_does_not_widen_the_limit()
    {
        await using var rig = await Rig.Start(static options => options with { RateLimits = true });
        for (var i = 0; i < 25; i++) await rig.Fortnox("GET", "me");
        rig.FortnoxToken = (await rig.FortnoxTokens(("grant_type", "client_credentials"))).Text("access_token");
        Assert.Equal(429, (await rig.Fortnox("GET", "me")).Status);
    }

    [Fact]
    public async Task Earned_and_injected_refusals_are_counted_apart()
    {
        await using var rig = await Rig.Start(static options => options with { RateLimits = true });
        rig.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, System = "fortnox" });
        for (var i = 0; i < 27; i++) await rig.Fortnox("GET", "me");
        Assert.Equal((1, 1), (rig.Server.Counters.TooManyRequests, rig.Server.Counters.InjectedTooManyRequests));
        Assert.Equal(2, rig.Server.Counters.AnswersOf("fortnox", 429));
    }
}
