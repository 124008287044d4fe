using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

/// <summary>Files on projects, against the sandbox (Severa FACTS 6.13).</summary>
public sealed class SeveraProjectFileTests
{
    private static readonly EntityType Project = Shipped.Entity("severa.project");
    private static readonly FileContent File = new("2026-03-01 Ängbys \"bygg\" 123.pdf", "application/pdf", new byte[] { 37, 80, 68, 70, 0, 13, 10, 13, 10, 255, 254, 45, 45 });

    [Fact]
    public async Task M35_a_file_arrives_as_it_was_sent()
    {
        await using var rig = await Connect();
        var project = ProjectOf(rig);
        var attached = (await rig.Writer.Attach(Project, project, File, default)).Good();
        var stored = Assert.Single(FilesOf(rig, project));
        Assert.Equal((new Attached(stored.Key, Found: false), File.Name, File.ContentType), (attached, stored.Text("name"), stored.Text("contentType")));
        Assert.Equal(File.Bytes.ToArray(), Content(rig, stored));
    }

    [Fact]
    public async Task M35_a_file_that_is_there_is_not_sent_again_though_the_list_is_long()
    {
        await using var rig = await Connect();
        var project = ProjectOf(rig);
        for (var i = 0; i < 120; i++) (await rig.Writer.Attach(Project, project, File with { Name = $"{i:D3}.pdf" }, default)).Good();
        var last = (await rig.Writer.Attach(Project, project, File with { Name = "119.pdf" }, default)).Good();
        Assert.True(last.Found);
        Assert.Equal(120, FilesOf(rig, project).Length);
    }

    [Fact]
    public async Task M35_a_file_of_the_same_name_with_other_bytes_is_another_file()
    {
        await using var rig = await Connect();
        var project = ProjectOf(rig);
        (await rig.Writer.Attach(Project, project, File, default)).Good();
        Assert.False((await rig.Writer.Attach(Project, project, File with { Bytes = new byte[] { 1 } }, default)).Good().Found);
        Assert.True((await rig.Writer.Attach(Project, project, File with { Bytes = new byte[] { 1 } }, default)).Good().Found);
        Assert.Equal(2, FilesOf(rig, project).Length);
    }

    [Fact]
    public async Task M35_a_file_whose_answer_was_lost_is_found()
    {
        await using var rig = await Connect();
        var project = ProjectOf(rig);
        rig.Sandbox.Faults.Add(new() { Kind = Sandbox.FaultKind.ResetAfter, Method = "POST", Path = "files" });
        Assert.False((await rig.Writer.Attach(Project, project, File, default)).Good().Found);
        Assert.Single(FilesOf(rig, project));
    }

    [Theory]
    [InlineData(Sandbox.FaultKind.ResetBefore, Remote.FaultKind.UnknownOutcome)]
    [InlineData(Sandbox.FaultKind.InternalError, Remote.FaultKind.UnknownOutcome)]
    public async Task M35_a_file_that_never_arrived_is_not_taken_to_be_there(Sandbox.FaultKind way, Remote.FaultKind means)
    {
        await using var rig = await Connect();
        var project = ProjectOf(rig);
        rig.Sandbox.Faults.Add(new() { Kind = way, Method = "POST", Path = "files" });
        Assert.Equal(means, (await rig.Writer.Attach(Project, project, File, default)).Bad().Kind);
        Assert.Empty(FilesOf(rig, project));
        Assert.False((await rig.Writer.Attach(Project, project, File, default)).Good().Found);
        Assert.Single(FilesOf(rig, project));
    }

    [Fact]
    public async Task M35_too_many_requests_are_waited_for_and_no_file_comes_twice()
    {
        await using var rig = await Connect();
        var project = ProjectOf(rig);
        rig.Sandbox.Faults.Add(new() { Kind = Sandbox.FaultKind.TooManyRequests, Method = "POST", Path = "files" });
        (await rig.Writer.Attach(Project, project, File, default)).Good();
        Assert.Single(FilesOf(rig, project));
    }

    [Fact]
    public async Task M35_a_file_that_is_known_to_be_refused_is_not_sent()
    {
        await using var rig = await Connect();
        var fault = (await rig.Writer.Attach(Project, ProjectOf(rig), File with { Bytes = new byte[(10 * 1024 * 1024) + 1] }, default)).Bad();
        Assert.Equal((Remote.FaultKind.Data, "file_too_big", 0L), (fault.Kind, fault.Code, rig.Session.Calls));
    }

    [Fact]
    public async Task M35_a_project_that_is_gone_is_told_in_severas_words()
    {
        await using var rig = await Connect();
        Assert.Equal(Remote.FaultKind.Data, (await rig.Writer.Attach(Project, Guid.NewGuid().ToString(), File, default)).Bad().Kind);
    }

    private static string ProjectOf(Rig rig) => rig.Sandbox.World.Severa.Projects.All[0].Key;

    private static SandboxRecord[] FilesOf(Rig rig, string project) => [.. rig.Sandbox.World.Severa.ProjectFiles.All.Where(file => file.Text("project") == project)];

    private static byte[] Content(Rig rig, SandboxRecord file) => (byte[])rig.Sandbox.World.Severa.Files.Find(file.Text("fileGuid")!)!["content"]!;

    private static Task<Rig> Connect() => Rig.Connect(5, SeveraSession.Limiter, static (sandbox, limiter, options) =>
    {
        var connection = new SeveraConnection(sandbox.Severa, sandbox.SeveraClientId, sandbox.SeveraClientSecret, Seq<string>());
        var session = new SeveraSession(connection, Shipped.Book.Severa, limiter, options);
        return (session, new SeveraReader(session), new SeveraWriter(session));
    });
}
