namespace Brygga.Sandbox.Tests;

public sealed class FaultTests
{
    private const string NewCustomer = """{"Customer":{"Name":"Ny kund","CustomerNumber":"90001"}}""";

    [Fact]
    public async Task A_reset_before_the_commit_leaves_nothing()
    {
        await using var rig = await Rig.Start();
        await rig.Control("POST", "faults", """{"system":"fortnox","method":"POST","path":"customers","kind":"reset_before"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Fortnox("POST", "customers", NewCustomer));
        Assert.Null(rig.World.Fortnox.Customers.Find("90001"));
        Assert.Equal(201, (await rig.Fortnox("POST", "customers", NewCustomer)).Status);
        Assert.Equal(1, rig.Server.Counters.Aborted);
    }

    [Fact]
    public async Task A_reset_after_the_commit_leaves_the_customer_behind()
    {
        await using var rig = await Rig.Start();
        await rig.Control("POST", "faults", """{"system":"fortnox","method":"POST","path":"customers","kind":"reset_after"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Fortnox("POST", "customers", NewCustomer));
        Assert.Equal("Ny kund", rig.World.Fortnox.Customers.Find("90001")!.Text("Name"));
        Assert.Equal(400, (await rig.Fortnox("POST", "customers", NewCustomer)).Status);
    }

    [Fact]
    public async Task A_repeated_create_after_a_lost_answer_makes_a_twin_in_severa()
    {
        await using var rig = await Rig.Start();
        rig.Server.Faults.Add(new() { Kind = FaultKind.ResetAfter, System = "severa", Method = "POST", Path = "customers" });
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Severa("POST", "v1/customers", """{"name":"Ny","number":90001}"""));
        await rig.Severa("POST", "v1/customers", """{"name":"Ny","number":90001}""");
        Assert.Equal(2, (await rig.Severa("GET", "v1/customers?numbers=90001")).Rows.Count);
    }

    [Fact]
    public async Task A_fault_strikes_the_nth_request_that_fits_and_as_many_in_a_row_as_told()
    {
        await using var rig = await Rig.Start();
        rig.Server.Faults.Add(new() { Kind = FaultKind.InternalError, System = "fortnox", Method = "GET", Path = "customers", Nth = 3, Times = 2 });
        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            await rig.Fortnox("GET", "me");
            statuses.Add((await rig.Fortnox("GET", "customers")).Status);
        }

        Assert.Equal([200, 200, 500, 500, 200, 200], statuses);
        Assert.Empty(rig.Server.Faults.All);
    }

    [Theory]
    [InlineData("429", 429)]
    [InlineData("500", 500)]
    [InlineData("503", 503)]
    [InlineData("token_revoked", 401)]
    public async Task Both_systems_fail_as_told_and_commit_nothing(string kind, int status)
    {
        await using var rig = await Rig.Start();
        await rig.Control("POST", "faults", $$"""{"system":"severa","method":"POST","path":"customers","kind":"{{kind}}"}""");
        await rig.Control("POST", "faults", $$"""{"system":"fortnox","method":"POST","path":"customers","kind":"{{kind}}"}""");
        var before = (rig.World.Severa.Customers.Count, rig.World.Fortnox.Customers.Count);
        Assert.Equal(status, (await rig.Severa("POST", "v1/customers", """{"name":"Ny"}""")).Status);
        Assert.Equal(status, (await rig.Fortnox("POST", "customers", NewCustomer)).Status);
        Assert.Equal(before, (rig.World.Severa.Customers.Count, rig.World.Fortnox.Customers.Count));
        await rig.LogIn();
        Assert.Equal(201, (await rig.Fortnox("POST", "customers", NewCustomer)).Status);
    }

    [Fact]
    public async Task A_truncated_page_keeps_its_total_and_its_token()
    {
        await using var rig = await Rig.Start();
        rig.Server.Faults.Add(new() { Kind = FaultKind.TruncatedPage });
        rig.Server.Faults.Add(new() { Kind = FaultKind.TruncatedPage, Nth = 2 });
        var fortnox = await rig.Fortnox("GET", "customers?limit=10");
        Assert.Equal(5, fortnox.Json["Customers"]!.AsArray().Count);
        Assert.Equal(rig.World.Fortnox.Customers.Count, fortnox.Json["MetaInformation"]!["@TotalResources"]!.GetValue<int>());
        var severa = await rig.Severa("GET", "v1/customers?rowCount=10");
        Assert.Equal(5, severa.Rows.Count);
        Assert.NotNull(severa.Header("NextPageToken"));
    }

    [Fact]
    public async Task An_empty_list_says_of_itself_that_there_is_nothing()
    {
        await using var rig = await Rig.Start();
        await rig.Control("POST", "faults", """{"kind":"empty_list","times":2}""");
        var fortnox = await rig.Fortnox("GET", "customers?limit=10");
        Assert.Empty(fortnox.Json["Customers"]!.AsArray());
        Assert.Equal(0, fortnox.Json["MetaInformation"]!["@TotalResources"]!.GetValue<int>());
        var severa = await rig.Severa("GET", "v1/customers?rowCount=10");
        Assert.Empty(severa.Rows);
        Assert.Null(severa.Header("NextPageToken"));
    }

    [Fact]
    public async Task A_duplicate_answer_gives_the_page_before_once_more()
    {
        await using var rig = await Rig.Start();
        var first = await rig.Fortnox("GET", "customers?limit=5&page=1");
        rig.Server.Faults.Add(new() { Kind = FaultKind.DuplicateAnswer, System = "fortnox" });
        Assert.Equal(first.Body, (await rig.Fortnox("GET", "customers?limit=5&page=2")).Body);
        Assert.NotEqual(first.Body, (await rig.Fortnox("GET", "customers?limit=5&page=2")).Body);
    }

    [Fact]
    public async Task A_missing_right_refuses_the_request_or_hides_a_field()
    {
        await using var rig = await Rig.Start();
        rig.Server.Faults.Add(new() { Kind = FaultKind.NoRight, System = "fortnox" });
        Assert.Equal(2003275, (await rig.Fortnox("GET", "customers/1001")).Json["ErrorInformation"]!["code"]!.GetValue<int>());
        rig.Server.Faults.Add(new() { Kind = FaultKind.NoRight, System = "fortnox", Field = "InvoiceDiscount" });
        Assert.Equal("API_NORIGHT", (await rig.Fortnox("GET", "customers/1001")).Json["Customer"]!["InvoiceDiscount"]!.GetValue<string>());
        rig.Server.Faults.Add(new() { Kind = FaultKind.NoRight, System = "severa" });
        Assert.Equal("PermissionDenied", (await rig.Severa("GET", "v1/customers")).Json["error"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_slow_request_is_carried_out_even_when_its_client_gives_up()
    {
        await using var rig = await Rig.Start();
        rig.Server.Faults.Add(new() { Kind = FaultKind.Slow, System = "fortnox", Method = "POST", Delay = TimeSpan.FromSeconds(30) });
        var pending = rig.Fortnox("POST", "customers", NewCustomer);
        while (rig.World.Fortnox.Customers.Find("90001") is null) await Task.Yield();
        Assert.False(pending.IsCompleted);
        await rig.Server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => pending);
    }

    [Theory]
    [InlineData("{}", "kind must be one of")]
    [InlineData("""{"kind":"500","nht":2}""", "unknown member 'nht'")]
    [InlineData("""{"kind":"500","nth":0}""", "whole numbers from 1")]
    [InlineData("""{"kind":"500","system":"visma"}""", "system must be one of")]
    [InlineData("not json", "must be a JSON object")]
    public async Task A_fault_that_is_not_understood_is_refused(string body, string problem)
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Control("POST", "faults", body);
        Assert.Equal(400, reply.Status);
        Assert.Contains(problem, reply.Text("problem"), StringComparison.Ordinal);
    }
}
