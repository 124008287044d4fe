using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Reports of plans, as the command line writes them.</summary>
public sealed class ReportTests
{
    [Theory]
    [InlineData("plan.html", "<h1>Plan for e2e</h1>")]
    [InlineData("monday.txt", "Plan for e2e, ")]
    public async Task A_plan_is_reported_by_the_template_of_the_file_s_ending(string name, string holds)
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        var ran = (await stage.Run("plan", "--json", "--report", stage.At(name))).Ended(ExitCode.ChangesPlanned);
        var report = await File.ReadAllTextAsync(stage.At(name));
        Assert.Contains(holds, report, StringComparison.Ordinal);
        Assert.Contains(ran.Json["id"]!.GetValue<string>(), report, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Sandbox.SeveraClientSecret, report, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Sandbox.FortnoxClientSecret, report, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(stage.Folder, "*.part"));
    }

    [Fact]
    public async Task A_workspace_has_templates_of_its_own()
    {
        await using var stage = await Stage.Start();
        Template(stage, "plan.md.scriban", "# {{ plan.connection }}");
        (await stage.Run("plan", "--report", stage.At("p.md"))).Ended(ExitCode.ChangesPlanned);
        Assert.Equal("# e2e", await File.ReadAllTextAsync(stage.At("p.md")));
    }

    [Fact]
    public async Task A_mistake_in_a_template_is_shown_with_its_line_before_anything_is_called()
    {
        await using var stage = await Stage.Start();
        Template(stage, "plan.html.scriban", "text\n{{ for s in }}{{ end }}\n");
        var ran = (await stage.Run("plan", "--report", stage.At("plan.html"))).Ended(ExitCode.Usage);
        Assert.Contains("mappings/reports/plan.html.scriban:2:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("BRY0402", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Sandbox.Counters.Requests);
        Assert.False(File.Exists(stage.At("plan.html")));
    }

    private static void Template(Stage stage, string name, string text)
    {
        Directory.CreateDirectory(stage.At("mappings/reports"));
        File.WriteAllText(stage.At($"mappings/reports/{name}"), text);
    }
}
