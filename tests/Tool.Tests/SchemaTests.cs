using System.Runtime.CompilerServices;

namespace Brygga.Tool.Tests;

/// <summary><c>brygga rules schema</c>, and the schemas in mappings/schema; to make them anew: <c>BRYGGA_REWRITE_DOCS=1 dotnet test tests/Tool.Tests</c>.</summary>
public sealed class SchemaTests : IDisposable
{
    private const string Rewrite = "BRYGGA_REWRITE_DOCS";

    private readonly Folder _folder = new();

    [Fact]
    public async Task The_schemas_in_mappings_are_those_of_the_shipped_rules()
    {
        var ran = await Verbs.Run("rules", "schema", "--out", _folder.Path);
        Assert.True(ran.Exit == ExitCode.Done, ran.Error);
        if (Environment.GetEnvironmentVariable(Rewrite) is "1")
            foreach (var made in Directory.GetFiles(_folder.Path)) File.Copy(made, Committed(Path.GetFileName(made)), overwrite: true);
        Assert.Equal(Names(_folder.Path), Names(Committed("")));
        Assert.All(Names(_folder.Path), name => Assert.True(File.ReadAllText(_folder.File(name)) == File.ReadAllText(Committed(name)), $"{name} is stale: make it anew with {Rewrite}=1."));
    }

    [Fact]
    public async Task Every_schema_is_listed_with_what_it_is_for_and_printed_by_its_name()
    {
        var listed = (await Verbs.Run("rules", "schema", "--json")).Json["schemas"]!.AsArray();
        Assert.Equal(8, listed.Count);
        foreach (var schema in listed)
        {
            var printed = await Verbs.Run("rules", "schema", (string)schema!["name"]!);
            Assert.Equal((string?)schema["of"], (string?)printed.Json["description"]);
        }
    }

    [Fact]
    public async Task An_unknown_schema_is_named_with_those_that_are_there()
    {
        var ran = await Verbs.Run("rules", "schema", "flows");
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains("There are: flow, flow-overlay,", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_of_a_new_workspace_name_schemas_that_are_there()
    {
        await Verbs.Run("init", _folder.Path);
        var files = Directory.GetFiles(_folder.Path, "*.yaml", SearchOption.AllDirectories);
        Assert.Equal(3, files.Length);
        Assert.All(files, static file =>
        {
            const string modeline = "# yaml-language-server: $schema=";
            var first = File.ReadLines(file).First();
            Assert.StartsWith(modeline, first, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, first[modeline.Length..])), first);
        });
    }

    [Fact]
    public async Task A_setting_of_the_workspaces_own_is_offered_with_its_words()
    {
        await Verbs.Run("init", _folder.Path);
        _folder.Write("mappings/settings.yaml", "rules: 1\nsettings:\n  customers:\n    tone: { type: choice, of: [plain, formal], label: Tone of messages }\n");
        var schema = (await Verbs.Run("rules", "schema", "workspace", "--workspace", _folder.Path)).Json;
        var tone = schema["definitions"]!["settings"]!["properties"]!["customers.tone"]!;
        Assert.Equal(("Tone of messages", "formal"), ((string?)tone["description"], (string?)tone["enum"]![1]));
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static string Committed(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "mappings", "schema", name);
}
