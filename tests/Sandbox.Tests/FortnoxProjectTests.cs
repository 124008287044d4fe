namespace Brygga.Sandbox.Tests;

public sealed class FortnoxProjectTests
{
    [Fact]
    public async Task A_create_gives_the_next_number_and_is_ongoing()
    {
        await using var rig = await Rig.Start();
        var made = await rig.Fortnox("POST", "projects", """{"Project":{"Description":"Nytt tak","StartDate":"2025-05-01","ContactPerson":"Åsa"}}""");
        Assert.Equal(201, made.Status);
        var project = made.Json["Project"]!;
        Assert.Equal("ONGOING", project["Status"]!.GetValue<string>());
        Assert.Equal("2025-05-01", project["StartDate"]!.GetValue<string>());
        Assert.Null(project["EndDate"]);
        Assert.True(long.Parse(project["ProjectNumber"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) > 20000);
    }

    [Theory]
    [InlineData("""{"Description":"A","ProjectNumber":"20-1"}""", 2000106)]
    [InlineData("""{"Description":"A","ProjectNumber":"Bygg 1"}""", 2000106)]
    [InlineData("""{"ProjectNumber":"77"}""", 2001795)]
    [InlineData("""{"Description":"A","Customer":"1001"}""", 2001399)]
    [InlineData("""{"Description":"Projekt \"Fyren\""}""", 2000359)]
    public async Task A_create_that_is_wrong_is_refused_with_its_code(string project, int code)
    {
        await using var rig = await Rig.Start();
        Assert.Equal((400, code), await rig.FortnoxRefusal("POST", "projects", $"{{\"Project\":{project}}}"));
    }

    [Theory]
    [InlineData("""{"Description":"123456789 123456789 123456789 123456789 123456789 1"}""")]
    [InlineData("""{"Description":"A","ProjectNumber":"123456789012345678901"}""")]
    [InlineData("""{"Description":"A","ProjectNumber":"BYGG1"}""")]
    [InlineData("""{"Description":"A","Status":"DONE"}""")]
    [InlineData("""{"Description":"A","StartDate":"1 maj"}""")]
    public async Task A_value_that_does_not_fit_is_refused(string project)
    {
        await using var rig = await Rig.Start();
        Assert.Equal(400, (await rig.Fortnox("POST", "projects", $"{{\"Project\":{project}}}")).Status);
    }

    [Fact]
    public async Task A_list_knows_description_only_and_a_row_lacks_the_comments()
    {
        await using var rig = await Rig.Start();
        await rig.Fortnox("PUT", "projects/BYGG1", """{"Project":{"Comments":"Intern anteckning"}}""");
        var row = Assert.Single((await rig.Fortnox("GET", "projects?description=EGET")).Json["Projects"]!.AsArray())!;
        Assert.Equal(
            ["@url", "Description", "EndDate", "ProjectLeader", "ProjectNumber", "StartDate", "Status"], row.AsObject().Select(static member => member.Key));
        Assert.Equal("Intern anteckning", (await rig.Fortnox("GET", "projects/BYGG1")).Json["Project"]!["Comments"]!.GetValue<string>());
        foreach (var refused in new[] { "lastmodified=2025-01-01", "filter=active", "sortby=projectnumber" })
            Assert.Equal((400, 2000588), await rig.FortnoxRefusal("GET", $"projects?{refused}"));
    }

    [Fact]
    public async Task A_project_that_is_not_there_has_its_own_code_on_its_path_and_on_a_customer()
    {
        await using var rig = await Rig.Start();
        Assert.Equal((404, 2001161), await rig.FortnoxRefusal("GET", "projects/finnsinte"));
        Assert.Equal((400, 2001161), await rig.FortnoxRefusal("PUT", "customers/1001", """{"Customer":{"Project":"finnsinte"}}"""));
        Assert.Equal(200, (await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"Project":"BYGG1"}}""")).Status);
    }
}
