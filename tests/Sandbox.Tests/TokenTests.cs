using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Brygga.Sandbox.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task Severas_token_answer_uses_severas_names()
    {
        await using var rig = await Rig.Start();
        rig.WrongOnPurpose = "names are matched without regard to case";
        var reply = await rig.Send(
            "POST", $"{rig.Server.Severa}/v1.0/token",
            $$"""
            {"client_Id":"{{rig.Server.SeveraClientId}}","client_Secret":"{{rig.Server.SeveraClientSecret}}","scope":"customers:read, settings:read nonsense:read"}
            """,
            null);
        var names = reply.Json.AsObject().Select(static member => member.Key);
        Assert.Equal(
            [
                "access_token", "scope", "refresh_token", "refresh_token_expires_in", "refresh_token_expires_utc", "access_token_type",
                "access_token_expires_in",
                "access_token_expires_utc",
            ],
            names);
        Assert.Equal("customers:read,settings:read", reply.Text("scope"));
        Assert.Equal(3600, reply.Json["access_token_expires_in"]!.GetValue<int>());
    }

    [Fact]
    public async Task Severas_tokens_expire_refresh_and_sign_out()
    {
        await using var rig = await Rig.Start();
        var pair = await rig.LogInToSevera();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await rig.Severa("GET", "v1/customers")).Status);
        var refreshed = await rig.Severa("POST", "v1/refreshtoken", $"\"{pair.Text("refresh_token")}\"");
        rig.SeveraToken = refreshed.Text("access_token");
        Assert.Equal(200, (await rig.Severa("POST", "v1/signout", $"\"{refreshed.Text("refresh_token")}\"")).Status);
        Assert.Equal(401, (await rig.Severa("POST", "v1/refreshtoken", $"\"{refreshed.Text("refresh_token")}\"")).Status);
        Assert.Equal(200, (await rig.Severa("GET", "v1/customers")).Status);
    }

    [Fact]
    public async Task Fortnoxs_client_credentials_need_the_tenant_and_give_no_refresh_token()
    {
        await using var rig = await Rig.Start();
        var reply = await rig.FortnoxTokens(("grant_type", "client_credentials"));
        Assert.Null(reply.Json["refresh_token"]);
        Assert.Equal("bearer", reply.Text("token_type"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{rig.Server.FortnoxAuth}/oauth-v1/token");
        request.Headers.Authorization = Rig.Basic(rig.Server.FortnoxClientId, rig.Server.FortnoxClientSecret);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]);
        Assert.Equal(400, (await rig.Send(request)).Status);
    }

    [Fact]
    public async Task A_code_is_good_once_and_a_refresh_token_rotates()
    {
        await using var rig = await Rig.Start();
        var code = (await Approved(rig))["code"]!;
        (string, string)[] redeem = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://localhost/back")];
        var first = await rig.FortnoxTokens(redeem);
        Assert.Equal(200, first.Status);
        Assert.Equal(400, (await rig.FortnoxTokens(redeem)).Status);
        var second = await rig.FortnoxTokens(("grant_type", "refresh_token"), ("refresh_token", first.Text("refresh_token")));
        Assert.NotEqual(first.Text("refresh_token"), second.Text("refresh_token"));
        var reused = await rig.FortnoxTokens(("grant_type", "refresh_token"), ("refresh_token", first.Text("refresh_token")));
        Assert.Equal((400, """{"error":"invalid_grant","error_description":"Invalid refresh token"}"""), (reused.Status, reused.Body));
        Assert.Equal(200, (await rig.FortnoxTokens(("grant_type", "refresh_token"), ("refresh_token", second.Text("refresh_token")))).Status);
    }

    [Theory]
    [InlineData("http://localhost/elsewhere", 0)]
    [InlineData("http://localhost/back", 10)]
    public async Task A_code_is_for_one_address_and_ten_minutes(string redirect, int minutes)
    {
        await using var rig = await Rig.Start();
        var code = (await Approved(rig))["code"]!;
        rig.Clock.Advance(TimeSpan.FromMinutes(minutes));
        var reply = await rig.FortnoxTokens(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect));
        Assert.Equal((400, "invalid_grant"), (reply.Status, reply.Text("error")));
    }

    [Fact]
    public async Task A_scope_outside_the_entry_fails_the_whole_approval()
    {
        await using var rig = await Rig.Start();
        var back = await Approved(rig, "customer salary");
        Assert.Equal(("invalid_scope", "s1"), (back["error"], back["state"]));
    }

    [Fact]
    public async Task A_narrow_token_is_refused_elsewhere()
    {
        await using var rig = await Rig.Start();
        var code = (await Approved(rig, "companyinformation"))["code"]!;
        rig.FortnoxToken = (await rig.FortnoxTokens(("grant_type", "authorization_code"), ("code", code),
            ("redirect_uri", "http://localhost/back"))).Text("access_token");
        Assert.Equal(200, (await rig.Fortnox("GET", "companyinformation")).Status);
        var reply = await rig.Fortnox("GET", "customers");
        Assert.Equal((403, 2000663), (reply.Status, reply.Json["ErrorInformation"]!["code"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_revoked_refresh_token_is_dead()
    {
        await using var rig = await Rig.Start();
        var code = (await Approved(rig))["code"]!;
        var pair = await rig.FortnoxTokens(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://localhost/back"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{rig.Server.FortnoxAuth}/oauth-v1/revoke");
        request.Headers.Authorization = Rig.Basic(rig.Server.FortnoxClientId, rig.Server.FortnoxClientSecret);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("token_type_hint", "refresh_token"),
            KeyValuePair.Create("token", pair.Text("refresh_token"))]);
        Assert.Equal("""{"revoked":true}""", (await rig.Send(request)).Body);
        Assert.Equal(400, (await rig.FortnoxTokens(("grant_type", "refresh_token"), ("refresh_token", pair.Text("refresh_token")))).Status);
    }

    [Fact]
    public async Task A_wrong_client_is_told_so()
    {
        await using var rig = await Rig.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{rig.Server.FortnoxAuth}/oauth-v1/token");
        request.Headers.Authorization = Rig.Basic(rig.Server.FortnoxClientId, "wrong");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]);
        var reply = await rig.Send(request);
        Assert.Equal((401, "invalid_client"), (reply.Status, reply.Text("error")));
    }

    [Fact]
    public async Task An_access_token_is_a_jwt_with_the_tenant_and_lives_for_an_hour()
    {
        await using var rig = await Rig.Start();
        var part = rig.FortnoxToken.Split('.')[1];
        var claims = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(part.Replace('-', '+').Replace('_',
            '/').PadRight((part.Length + 3) / 4 * 4, '='))))!;
        Assert.Equal(rig.Server.TenantId, claims["tenantId"]!.GetValue<int>());
        rig.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await rig.Fortnox("GET", "me")).Status);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        var reply = await rig.Fortnox("GET", "me");
        Assert.Equal((401, """{"message":"unauthorized"}"""), (reply.Status, reply.Body));
    }

    private static async Task<System.Collections.Specialized.NameValueCollection> Approved(Rig rig, string scope = "customer companyinformation")
    {
        var query = $"client_id={rig.Server.FortnoxClientId}&scope={Uri.EscapeDataString(scope)}"
            + "&redirect_uri=http%3A%2F%2Flocalhost%2Fback&state=s1&response_type=code&access_type=offline&account_type=service";
        var reply = await rig.Send("GET", $"{rig.Server.FortnoxAuth}/oauth-v1/auth?{query}", null, null);
        Assert.Equal(302, reply.Status);
        return HttpUtility.ParseQueryString(reply.Headers.Location!.Query);
    }
}
