namespace Brygga.Tool.Tests;

public sealed class InitTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public async Task A_new_workspace_is_sound_and_its_tests_pass()
    {
        Assert.Equal(ExitCode.Done, (await Verbs.Run("init", _folder.File("acme"))).Exit);
        var check = await Verbs.Run("rules", "check", "--workspace", _folder.File("acme"));
        Assert.True(check.Exit == ExitCode.Done, check.Out + check.Error);
        var test = await Verbs.Run("rules", "test", "--workspace", _folder.File("acme"));
        Assert.True(test.Exit == ExitCode.Done, test.Out + test.Error);
        Assert.Contains("mappings/tests/customers.yaml", test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commented_examples_of_the_overlay_are_sound_too()
    {
        await Verbs.Run("init", _folder.Path);
        var overlay = _folder.File("mappings/customers.yaml");
        var lines = (await File.ReadAllLinesAsync(overlay)).Select(static line => line is ['#', ' ', ..] && (line.Contains(": ", StringComparison.Ordinal) || line.EndsWith(':')) && !line.StartsWith("# See", StringComparison.Ordinal) && !line.StartsWith("# yaml-language-server", StringComparison.Ordinal) ? line[2..] : line);
        await File.WriteAllLinesAsync(overlay, lines);
        Assert.Contains("\n    internal: off", await File.ReadAllTextAsync(overlay), StringComparison.Ordinal);
        var check = await Verbs.Run("rules", "check", "--workspace", _folder.Path);
        Assert.True(check.Exit == ExitCode.Done, check.Out + check.Error);
    }

    [Fact]
    public async Task A_workspace_is_never_overwritten()
    {
        _folder.Write("brygga.yaml", "mine");
        var ran = await Verbs.Run("init", _folder.Path);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains("already", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["brygga.yaml"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File("brygga.yaml")));
    }

    [Fact]
    public async Task A_rule_file_that_is_there_is_kept()
    {
        _folder.Write("mappings/customers.yaml", "rules: 1\nflow: customers\n");
        Assert.Contains("kept   mappings/customers.yaml", (await Verbs.Run("init", _folder.Path)).Error, StringComparison.Ordinal);
        Assert.Equal("rules: 1\nflow: customers\n", await File.ReadAllTextAsync(_folder.File("mappings/customers.yaml")));
    }

    public void Dispose() => _folder.Dispose();
}
