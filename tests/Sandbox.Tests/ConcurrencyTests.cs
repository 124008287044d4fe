namespace Brygga.Sandbox.Tests;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Numbers_given_to_customers_created_at_once_are_all_different()
    {
        await using var rig = await Rig.Start();
        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => rig.Fortnox("POST", "customers", """{"Customer":{"Name":"A"}}""")));
        var numbers = replies.Select(static reply => reply.Json["Customer"]!["CustomerNumber"]!.GetValue<string>());
        Assert.Equal(30, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Of_customers_created_at_once_under_one_number_one_is_taken()
    {
        await using var rig = await Rig.Start();
        const string body = """{"Customer":{"Name":"A","CustomerNumber":"90001"}}""";
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.Fortnox("POST", "customers", body)));
        Assert.Single(replies, static reply => reply.Status == 201);
    }

    [Fact]
    public async Task A_get_that_is_reset_is_seen_by_its_client()
    {
        await using var rig = await Rig.Start();
        await rig.Fortnox("GET", "me");
        rig.Server.Faults.Add(new() { Kind = FaultKind.ResetBefore, System = "fortnox" });
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Fortnox("GET", "me"));
    }
}
