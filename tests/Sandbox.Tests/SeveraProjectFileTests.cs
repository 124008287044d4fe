using System.Text;

namespace Brygga.Sandbox.Tests;

/// <summary>Files of projects (FACTS 6.13).</summary>
public sealed class SeveraProjectFileTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 innehåll\r\n--inte-slut"u8.ToArray();

    [Fact]
    public async Task Several_files_come_in_one_call_each_after_what_is_told_of_it()
    {
        await using var rig = await Costs.Start();
        var project = Costs.SeveraProject(rig).Key;
        var made = await rig.UploadToProject(
            project, Json("""{"Name":"2025-05-12 Bilaga å.pdf","Description":"underlag"}"""), ("application/pdf", Pdf),
            Json("""{"name":"foto.jpg","isInternal":true}"""), ("image/jpeg", [0xFF, 0xD8, 13, 10]));
        Assert.Equal((201, 2), (made.Status, made.Rows.Count));
        var (first, second) = (made.Rows[0]!, made.Rows[1]!);
        Assert.Equal(("2025-05-12 Bilaga å.pdf", "underlag", project), (first["name"]!.ToString(), first["description"]!.ToString(), first["projectGuid"]!.ToString()));
        Assert.Equal((Pdf.Length, "image/jpeg", true), (first["size"]!.GetValue<int>(), second["contentType"]!.ToString(), second["isInternal"]!.GetValue<bool>()));
        Assert.Equal(2, (await rig.Severa("GET", $"v1/projects/{project}/files")).Rows.Count);
        Assert.Single((await rig.Severa("GET", $"v1/projects/{project}/files?firstRow=1")).Rows);
        Assert.Equal(first["guid"]!.ToString(), (await rig.Severa("GET", $"v1/projectfiles/{first["guid"]}")).Text("guid"));
        Assert.Equal(Pdf, await rig.Bytes("severa", $"v1/files/{first["fileGuid"]}/filedata"));
        Assert.Equal(404, (await rig.Severa("GET", $"v1/files/{first["guid"]}/filedata")).Status);
    }

    [Fact]
    public async Task A_deleted_file_is_gone_with_its_bytes()
    {
        await using var rig = await Costs.Start();
        var file = (await rig.UploadToProject(Costs.SeveraProject(rig).Key, Json("""{"name":"a.pdf"}"""), ("application/pdf", Pdf))).Rows[0]!;
        Assert.Equal(204, (await rig.Severa("DELETE", $"v1/projectfiles/{file["guid"]}")).Status);
        Assert.Equal(404, (await rig.Severa("GET", $"v1/projectfiles/{file["guid"]}")).Status);
        Assert.Equal(404, (await rig.Severa("GET", $"v1/files/{file["fileGuid"]}/filedata")).Status);
    }

    [Fact]
    public async Task A_file_of_more_than_ten_megabytes_is_refused_and_none_of_the_call_is_stored()
    {
        await using var rig = await Costs.Start();
        var project = Costs.SeveraProject(rig).Key;
        var refused = await rig.UploadToProject(
            project, Json("""{"name":"liten.pdf"}"""), ("application/pdf", Pdf), Json("""{"name":"stor.pdf"}"""), ("application/pdf", new byte[(10 * 1024 * 1024) + 1]));
        Assert.Equal((400, "InvalidParameter"), (refused.Status, refused.Json["error"]!["type"]!.ToString()));
        Assert.Equal(0, rig.World.Severa.ProjectFiles.Count);
        Assert.Equal(201, (await rig.UploadToProject(project, Json("""{"name":"stor.pdf"}"""), ("application/pdf", new byte[10 * 1024 * 1024]))).Status);
    }

    [Fact]
    public async Task What_is_no_upload_is_refused()
    {
        await using var rig = await Costs.Start();
        var project = Costs.SeveraProject(rig).Key;
        Assert.Equal((400, "InvalidRequest"), await rig.SeveraRefusal("POST", $"v1/projects/{project}/files", "{}"));
        foreach (var parts in new (string, byte[])[][] { [Json("""{"name":"a.pdf"}""")], [Json("{"), ("application/pdf", Pdf)], [Json("{}"), Json("{}"), ("application/pdf", Pdf)] })
            Assert.Equal("InvalidRequest", (await rig.UploadToProject(project, parts)).Json["error"]!["type"]!.ToString());
        Assert.Equal("InvalidParameter", (await rig.UploadToProject(project, ("application/pdf", Pdf))).Json["error"]!["type"]!.ToString());
        Assert.Equal(404, (await rig.UploadToProject(Guid.NewGuid().ToString(), Json("{}"), ("application/pdf", Pdf))).Status);
    }

    [Theory]
    [InlineData("files:read", "POST")]
    [InlineData("files:write", "GET")]
    public async Task Each_scope_is_asked_for(string given, string refused)
    {
        await using var rig = await Rig.Start(options => options with { SeveraScopes = [given] });
        Assert.Equal((403, "InsufficientApiScope"), await rig.SeveraRefusal(refused, $"v1/projects/{rig.World.Severa.Projects.All[0].Key}/files"));
    }

    private static (string Type, byte[] Content) Json(string text) => ("application/json", Encoding.UTF8.GetBytes(text));
}
