using System.Globalization;
using System.Runtime.CompilerServices;

namespace Brygga.Tool.Tests;

/// <summary>The pages of docs/diagnostics about brygga.yaml: their examples fail and are mended as they say.</summary>
public sealed class WorkspacePageTests : IDisposable
{
    private readonly Folder _folder = new();

    public static TheoryData<string> Pages => new(Directory.EnumerateFiles(Docs(), "BRY03*.md").Select(static f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_failing_example_gives_exactly_this_code_at_the_marked_token(string code)
    {
        var lines = Block(code, "Fails").Split('\n').ToList();
        var mark = lines.FindIndex(static line => line.StartsWith('#') && line.EndsWith('^'));
        var column = lines[mark].IndexOf('^', StringComparison.Ordinal) + 1;
        lines.RemoveAt(mark);
        var said = await Check(string.Join('\n', lines));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"brygga.yaml:{mark}:{column}: error {code}"), said.Error, StringComparison.Ordinal);
        Assert.Single(said.Error.Split('\n'), static line => line.Contains(": error ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_mended_example_is_sound(string code) => Assert.Equal(ExitCode.Done, (await Check(Block(code, "Mended"))).Exit);

    public void Dispose() => _folder.Dispose();

    private Task<Ran> Check(string workspace)
    {
        _folder.Write("brygga.yaml", workspace);
        return Verbs.Run("rules", "check", "--workspace", _folder.Path);
    }

    private static string Block(string code, string section)
    {
        const string fence = "```yaml file=brygga.yaml whole\n";
        var text = File.ReadAllText(Path.Combine(Docs(), code + ".md"));
        var from = text.IndexOf(fence, text.IndexOf($"## {section}\n", StringComparison.Ordinal), StringComparison.Ordinal) + fence.Length;
        return text[from..text.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private static string Docs([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "diagnostics");
}
