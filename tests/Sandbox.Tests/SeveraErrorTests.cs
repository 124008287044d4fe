namespace Brygga.Sandbox.Tests;

public sealed class SeveraErrorTests
{
    [Fact]
    public async Task Without_a_token_the_error_has_severas_own_shape()
    {
        await using var rig = await Rig.Start();
        rig.SeveraToken = "nonsense";
        var reply = await rig.Severa("GET", "v1/customers");
        Assert.Equal(401, reply.Status);
        Assert.Equal(
            """{"error":{"httpStatusCode":401,"type":"AuthenticationRequired","details":[{"message":"Authentication is required.","url":null,"location":null}],"stack":null}}""",
            reply.Body);
    }

    [Fact]
    public async Task A_missing_name_is_an_invalid_parameter_of_the_body()
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Severa("POST", "v1/customers", """{"number":5}""");
        Assert.Equal(400, reply.Status);
        Assert.Equal(
            """{"error":{"httpStatusCode":400,"type":"InvalidParameter","details":[{"message":"name must have a value.","url":null,"location":{"type":"RequestBody","name":"name","identifier":null}}],"stack":null}}""",
            reply.Body);
    }

    [Theory]
    [InlineData("numbers=K-1001")]
    [InlineData("isActive=maybe")]
    [InlineData("changedSince=2025-01-01T00:00:00+02:00")]
    [InlineData("pageToken=nonsense")]
    [InlineData("rowCount=0")]
    public async Task A_parameter_that_cannot_be_read_is_refused(string query)
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Severa("GET", $"v1/customers?{query}");
        Assert.Equal(400, reply.Status);
        Assert.Equal("UriParameter", reply.Json["error"]!["details"]![0]!["location"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_missing_scope_is_forbidden()
    {
        await using var rig = await Rig.Start();
        rig.SeveraToken = (await rig.LogInToSevera("customers:read")).Text("access_token");
        Assert.Equal(200, (await rig.Severa("GET", "v1/customers")).Status);
        var reply = await rig.Severa("POST", "v1/customers", """{"name":"x"}""");
        Assert.Equal(403, reply.Status);
        Assert.Equal("InsufficientApiScope", reply.Json["error"]!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"name":"a","name":"b"}""")]
    public async Task A_body_that_is_no_model_is_an_invalid_request(string body)
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Severa("POST", "v1/customers", body);
        Assert.Equal(400, reply.Status);
        Assert.Equal("InvalidRequest", reply.Json["error"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_heartbeats_need_no_version()
    {
        await using var rig = await Rig.Start();
        Assert.Equal("Server is alive.", (await rig.Send("GET", $"{rig.Server.Severa}/heartbeat/server", null, null)).Body);
        Assert.Equal("Database is alive.", (await rig.Send("GET", $"{rig.Server.Severa}/heartbeat/database", null, null)).Body);
        Assert.Equal(401, (await rig.Send("GET", $"{rig.Server.Severa}/heartbeat/authorized", null, null)).Status);
        Assert.Equal(204, (await rig.Severa("GET", "heartbeat/authorized")).Status);
    }
}
