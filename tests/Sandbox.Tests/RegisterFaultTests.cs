namespace Brygga.Sandbox.Tests;

/// <summary>Faults strike every register alike.</summary>
public sealed class RegisterFaultTests
{
    public static TheoryData<string, string> Registers => new()
    {
        { "fortnox", "articles" }, { "fortnox", "projects" }, { "fortnox", "units" }, { "severa", "products" }, { "severa", "worktypes" },
        { "severa", "travelexpensetypes" }, { "severa", "projects" }, { "severa", "invoices" }, { "severa", "addresses" },
    };

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_list_fails_is_cut_and_comes_twice_as_told(string system, string register)
    {
        await using var rig = await Rig.Start(static options => options with { Products = 100 });
        Task<Reply> List(string page) => system == "severa" ? rig.Severa("GET", $"v1/{register}{page}") : rig.Fortnox("GET", $"{register}{page}");
        rig.Server.Faults.Add(new() { Kind = FaultKind.Unavailable, System = system, Path = register });
        Assert.Equal(503, (await List("")).Status);
        var whole = await List("");
        rig.Server.Faults.Add(new() { Kind = FaultKind.TruncatedPage, System = system, Path = register });
        Assert.Equal(Rows(whole) / 2, Rows(await List("")));
        await List(system == "severa" ? "?rowCount=2" : "?limit=2");
        rig.Server.Faults.Add(new() { Kind = FaultKind.DuplicateAnswer, System = system, Path = register });
        Assert.Equal(2, Rows(await List("")));
        rig.Server.Faults.Add(new() { Kind = FaultKind.ResetBefore, System = system, Path = register });
        await Assert.ThrowsAsync<HttpRequestException>(() => List(""));
    }

    [Theory]
    [InlineData("fortnox", "articles", """{"Article":{"Description":"A","ArticleNumber":"NY1"}}""")]
    [InlineData("fortnox", "projects", """{"Project":{"Description":"A","ProjectNumber":"NY1"}}""")]
    [InlineData("severa", "products", """{"name":"A","code":"NY1"}""")]
    public async Task A_create_whose_answer_is_lost_is_there_and_one_that_fails_is_not(string system, string register, string body)
    {
        await using var rig = await Rig.Start();
        Task<Reply> Make() => system == "severa" ? rig.Severa("POST", $"v1/{register}", body) : rig.Fortnox("POST", register, body);
        rig.Server.Faults.Add(new() { Kind = FaultKind.InternalError, System = system, Method = "POST", Path = register });
        Assert.Equal(500, (await Make()).Status);
        rig.Server.Faults.Add(new() { Kind = FaultKind.ResetAfter, System = system, Method = "POST", Path = register });
        await Assert.ThrowsAsync<HttpRequestException>(Make);
        Assert.Equal(400, (await Make()).Status);
    }

    [Fact]
    public async Task A_list_inside_a_single_record_is_not_cut()
    {
        await using var rig = await Rig.Start();
        var invoice = rig.World.Severa.Invoices.All[0].Key;
        rig.Server.Faults.Add(new() { Kind = FaultKind.TruncatedPage, System = "severa" });
        Assert.Single((await rig.Severa("GET", $"v1/invoices/{invoice}")).Json["projects"]!.AsArray());
    }

    [Fact]
    public async Task A_duplicate_answer_is_of_the_same_kind_of_list()
    {
        await using var rig = await Rig.Start();
        await rig.Severa("GET", "v1/localization/countries");
        rig.Server.Faults.Add(new() { Kind = FaultKind.DuplicateAnswer, System = "severa" });
        Assert.Equal(rig.World.Severa.Languages.Count, (await rig.Severa("GET", "v1/localization/languages")).Rows.Count);
    }

    private static int Rows(Reply reply) => reply.Body.StartsWith('[')
        ? reply.Rows.Count
        : reply.Json.AsObject().Single(static member => member.Key != "MetaInformation").Value!.AsArray().Count;
}
