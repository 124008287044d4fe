namespace Brygga.Sandbox.Tests;

public sealed class SeveraProjectTests
{
    [Fact]
    public async Task A_project_needs_a_customer_and_an_owner()
    {
        await using var rig = await Rig.Start();
        var (customer, owner) = (rig.World.Severa.Customers.All[0].Key, rig.World.Severa.Users.All[1].Key);
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal("POST", "v1/projects", $$$"""{"name":"A","customer":{"guid":"{{{customer}}}"}}"""));
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal("POST", "v1/projects", $$$"""{"name":"A","projectOwner":{"guid":"{{{owner}}}"}}"""));
        var made = await rig.Severa(
            "POST", "v1/projects", $$$"""{"name":"A","number":77,"customer":{"guid":"{{{customer}}}"},"projectOwner":{"guid":"{{{owner}}}"},"startDate":"2025-01-01"}""");
        Assert.Equal(201, made.Status);
        Assert.Equal(rig.World.Severa.Customers.All[0].Text("name"), made.Json["customer"]!["name"]!.GetValue<string>());
        Assert.Equal((false, "2025-01-01"), (made.Json["isClosed"]!.GetValue<bool>(), made.Text("startDate")));
        Assert.Equal(78, (await rig.Severa("GET", "v1/projects?numbers=77")).Rows[0]!["number"]!.GetValue<long>() + 1);
    }

    [Fact]
    public async Task Closing_stamps_the_day_and_opening_takes_it_away()
    {
        await using var rig = await Rig.Start();
        var guid = rig.World.Case("project_completed_in_fortnox_only").Severa;
        var closed = await rig.Severa("PATCH", $"v1/projects/{guid}", """[{"op":"Replace","path":"/isClosed","value":true}]""");
        Assert.Equal("2025-06-02", closed.Rows[0]!["closedDate"]!.GetValue<string>());
        var opened = await rig.Severa("PATCH", $"v1/projects/{guid}", """[{"op":"Replace","path":"/isClosed","value":false}]""");
        Assert.Null(opened.Rows[0]!["closedDate"]);
    }

    [Fact]
    public async Task A_sales_status_is_named_by_its_type_and_only_the_type_tells_whether_it_is_won()
    {
        await using var rig = await Rig.Start();
        var guid = rig.World.Case("project_sales_case").Severa;
        var won = (await rig.Severa("GET", "v1/salesstatustypes?salesState=Won")).Rows[0]!["guid"]!.GetValue<string>();
        var status = (await rig.Severa("GET", $"v1/projects/{guid}")).Json["salesStatus"]!;
        var type = await rig.Severa("GET", $"v1/salesstatustypes/{status["salesStatusTypeGuid"]}");
        Assert.Equal("InProgress", type.Text("salesState"));
        Assert.NotEqual(status["guid"]!.GetValue<string>(), status["salesStatusTypeGuid"]!.GetValue<string>());
        var patched = await rig.Severa("PATCH", $"v1/projects/{guid}", $$"""[{"op":"Replace","path":"/salesStatus/salesStatusTypeGuid","value":"{{won}}"}]""");
        Assert.Equal(won, patched.Rows[0]!["salesStatus"]!["salesStatusTypeGuid"]!.GetValue<string>());
        Assert.Contains((await rig.Severa("GET", $"v1/projects?salesStatusTypeGuids={won}&rowCount=100")).Rows, row => row!["guid"]!.GetValue<string>() == guid);
    }

    [Fact]
    public async Task A_project_status_carries_a_description()
    {
        await using var rig = await Rig.Start();
        var (guid, type) = (rig.World.Case("project_closed").Severa, rig.World.Severa.ProjectStatusTypes.All[0].Key);
        var patch = $$$"""[{"op":"Replace","path":"/projectStatus","value":{"projectStatusTypeGuid":"{{{type}}}","description":"väntar"}}]""";
        var patched = (await rig.Severa("PATCH", $"v1/projects/{guid}", patch)).Rows[0]!["projectStatus"]!;
        Assert.Equal((type, "väntar"), (patched["projectStatusTypeGuid"]!.GetValue<string>(), patched["description"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Work_types_from_setting_is_written_with_another_spelling_than_it_is_read_with()
    {
        await using var rig = await Rig.Start();
        var guid = rig.World.Case("project_closed").Severa;
        var patched = await rig.Severa("PATCH", $"v1/projects/{guid}", """[{"op":"Replace","path":"/useWorktypesFromSetting","value":false}]""");
        Assert.False(patched.Rows[0]!["useWorkTypesFromSetting"]!.GetValue<bool>());
        Assert.Equal(400, (await rig.Severa("PATCH", $"v1/projects/{guid}", """[{"op":"Replace","path":"/useWorkTypesFromSetting","value":false}]""")).Status);
    }

    [Fact]
    public async Task Filters_narrow_the_projects_and_a_customer_lists_its_own()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(rig.World.Case("project_internal").Severa, Assert.Single(
            (await rig.Severa("GET", "v1/projects?internal=true&isClosed=false&rowCount=100")).Rows,
            row => row!["name"]!.GetValue<string>() == "Intern utbildning")!["guid"]!.GetValue<string>());
        var customer = rig.World.Severa.Projects.All[^1].Text("customer")!;
        var own = (await rig.Severa("GET", $"v1/customers/{customer}/projects?rowCount=100")).Body;
        Assert.Equal(own, (await rig.Severa("GET", $"v1/projects?customerGuids={customer}&rowCount=100")).Body);
        Assert.Equal(404, (await rig.Severa("GET", "v1/customers/finnsinte/projects")).Status);
        Assert.Equal(100, (await rig.Severa("GET", "v1/projects?rowCount=500")).Rows.Count + 100 - Math.Min(100, rig.World.Severa.Projects.Count));
    }

    [Fact]
    public async Task What_is_referred_to_is_not_deleted()
    {
        await using var rig = await Rig.Start();
        var invoice = rig.World.Severa.Invoices.All[0];
        Assert.Equal((400, "InvalidOperation"), await rig.SeveraRefusal("DELETE", $"v1/projects/{invoice.Text("project")}"));
        Assert.Equal((400, "InvalidOperation"), await rig.SeveraRefusal("DELETE", $"v1/customers/{invoice.Text("customer")}"));
        Assert.Equal(204, (await rig.Severa("DELETE", $"v1/projects/{rig.World.Case("project_internal").Severa}")).Status);
    }
}
