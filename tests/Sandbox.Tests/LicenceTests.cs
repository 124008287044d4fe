namespace Brygga.Sandbox.Tests;

/// <summary>The answers by which a client finds out what the company may not use (M5).</summary>
public sealed class LicenceTests
{
    [Theory]
    [InlineData("no_licence", 400, 2001103)]
    [InlineData("no_scope_licence", 400, 2001101)]
    [InlineData("no_scope", 403, 2000663)]
    [InlineData("no_right", 400, 2003275)]
    public async Task Fortnox_says_with_its_code_what_is_missing(string kind, int status, int code)
    {
        await using var rig = await Rig.Start();
        await rig.Control("POST", "faults", $$"""{"system":"fortnox","path":"articles","kind":"{{kind}}","times":100}""");
        Assert.Equal((status, code), await rig.FortnoxRefusal("GET", "articles"));
        Assert.Equal(200, (await rig.Fortnox("GET", "customers")).Status);
    }

    [Theory]
    [InlineData("no_licence", "AddonMissing")]
    [InlineData("no_scope_licence", "FeatureIsNotEnabled")]
    [InlineData("no_scope", "InsufficientApiScope")]
    [InlineData("no_right", "PermissionDenied")]
    public async Task Severa_says_with_its_word_what_is_missing(string kind, string type)
    {
        await using var rig = await Rig.Start();
        await rig.Control("POST", "faults", $$"""{"system":"severa","path":"products","kind":"{{kind}}"}""");
        Assert.Equal((403, type), await rig.SeveraRefusal("GET", "v1/products"));
    }

    [Fact]
    public async Task An_add_on_is_found_by_trying()
    {
        await using var without = await Rig.Start();
        Assert.Equal((403, "AddonMissing"), await without.SeveraRefusal("GET", "v1/customers/customproperties"));
        await using var with = await Rig.Start(static options => options with { SeveraAddons = ["CustomProperties"] });
        Assert.Empty((await with.Severa("GET", "v1/customers/customproperties")).Rows);
        Assert.Equal("""["CustomProperties"]""", (await with.Severa("GET", "v1/organizationdetails")).Json["activeAddons"]!.ToJsonString());
    }

    [Fact]
    public async Task A_scope_that_the_client_was_not_given_is_left_out_of_the_token_and_refused()
    {
        await using var rig = await Rig.Start(static options => options with { SeveraScopes = ["customers:read"], FortnoxScopes = ["customer"] });
        Assert.Equal("customers:read", (await rig.LogInToSevera("customers:read,projects:read")).Text("scope"));
        Assert.Equal((403, "InsufficientApiScope"), await rig.SeveraRefusal("GET", "v1/projects"));
        Assert.Equal((403, 2000663), await rig.FortnoxRefusal("GET", "projects"));
        Assert.Equal((200, 200), ((await rig.Severa("GET", "v1/customers")).Status, (await rig.Fortnox("GET", "customers")).Status));
    }
}
