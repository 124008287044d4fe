using Brygga.Connectors.State;
using Brygga.Connectors.State.Sqlite;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Tests;

/// <summary><c>brygga state</c>, and the state in brygga.yaml.</summary>
public sealed class StateTests : IDisposable
{
    private const string Password = "hemlig-4711";

    private readonly Folder _folder = new();

    [Fact]
    public async Task Status_of_a_state_that_is_not_there_makes_none()
    {
        Workspace("state: own.db");
        var said = await State("status");
        Assert.Equal(0, said.Exit);
        Assert.Contains("Waiting     0001_state.sql", said.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(At("own.db")));
    }

    [Fact]
    public async Task Migrate_makes_the_tables_once()
    {
        Workspace("state: own.db");
        Assert.StartsWith("Ran 0001_state.sql, ", (await State("migrate")).Out, StringComparison.Ordinal);
        Assert.Equal("The state is up to date.\n", (await State("migrate")).Out.ReplaceLineEndings("\n"));
        Assert.Empty((await State("migrate", "--json")).Json["ran"]!.AsArray());
    }

    [Fact]
    public async Task Status_tells_the_place_the_migrations_and_the_rows()
    {
        Workspace("state: own.db");
        await Fill("own.db");
        var said = (await State("status", "--json")).Json;
        Assert.Equal((1, $"SQLite, {At("own.db")}", "acme", 2), ((int)said["format"]!, (string)said["place"]!, (string)said["connection"]!, (int)said["rows"]!["transfer_log"]!));
        Assert.Equal("0001_state.sql", (string)said["migrations"]![0]!["script"]!);
        Assert.Empty(said["waiting"]!.AsArray());
        Assert.Contains("transfer_log          2", (await State("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_moves_to_another_file_through_a_third()
    {
        Workspace("state: own.db");
        await Fill("own.db");
        var exported = (await State("export", At("acme.jsonl"), "--json")).Json;
        Workspace("state: other.db");
        var imported = (await State("import", At("acme.jsonl"), "--json")).Json;
        Assert.Equal(exported.ToJsonString(), imported.ToJsonString());
        Assert.Equal(["second", "first"], await Log("other.db"));
        Assert.Equal("Wrote 2 rows of 'acme' to again.jsonl.\n", (await State("export", At("again.jsonl"))).Out.ReplaceLineEndings("\n"));
        Assert.Equal(Lines("acme.jsonl"), Lines("again.jsonl"));
    }

    [Fact]
    public async Task Import_takes_nothing_into_a_state_that_holds_something()
    {
        Workspace("state: own.db");
        await Fill("own.db");
        await State("export", At("acme.jsonl"));
        var said = await State("import", At("acme.jsonl"));
        Assert.Equal(ExitCode.Usage, said.Exit);
        Assert.Contains("is not empty: it has rows in transfer_log 2", said.Error, StringComparison.Ordinal);
        Assert.Equal(["second", "first"], await Log("own.db"));
    }

    [Fact]
    public async Task Import_of_a_broken_file_makes_no_state()
    {
        Workspace("state: own.db");
        await Fill("own.db");
        await State("export", At("acme.jsonl"));
        File.WriteAllText(At("acme.jsonl"), File.ReadAllText(At("acme.jsonl")).Replace("second", "other", StringComparison.Ordinal));
        Workspace("state: other.db");
        var said = await State("import", At("acme.jsonl"));
        Assert.Equal(ExitCode.Usage, said.Exit);
        Assert.Contains("was changed in it", said.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("other.db")));
    }

    [Theory]
    [InlineData("export", "There is no state yet.")]
    [InlineData("import", "There is no file")]
    public async Task What_is_not_there_is_said_with_what_to_do(string verb, string message)
    {
        Workspace("state: own.db");
        var said = await State(verb, At("acme.jsonl"));
        Assert.Equal(ExitCode.Usage, said.Exit);
        Assert.Contains(message, said.Error, StringComparison.Ordinal);
        Assert.Contains("brygga", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_over_no_file()
    {
        Workspace("state: own.db");
        await Fill("own.db");
        _folder.Write("acme.jsonl", "mine");
        Assert.Equal(ExitCode.Usage, (await State("export", At("acme.jsonl"))).Exit);
        Assert.Equal("mine", File.ReadAllText(At("acme.jsonl")));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("migrate")]
    public async Task A_connection_string_that_is_not_there_is_said_with_its_place(string verb)
    {
        Workspace("state: { sql_server: env:BRYGGA_NOWHERE }");
        var said = await State(verb);
        Assert.Equal(ExitCode.Usage, said.Exit);
        Assert.Contains("not at env:BRYGGA_NOWHERE", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=db;Databas=x;Password=hemlig-4711", "can't be read")]
    [InlineData("Server=db;Database=x;Password=a;hemlig-4711=1", "can't be read")]
    [InlineData("Server=db;Password=hemlig-4711", "names no server or no database")]
    [InlineData("Database=x;Password=hemlig-4711", "names no server or no database")]
    [InlineData("Server=127.0.0.1,1;Database=acme;User ID=brygga;Password=hemlig-4711;Connect Timeout=1", "The state, database 'acme' on '127.0.0.1,1', can't be opened")]
    public async Task A_connection_string_that_leads_nowhere_is_explained_and_never_shown(string connectionString, string message)
    {
        Workspace("state: { sql_server: file:secrets/state }");
        Directory.CreateDirectory(At("secrets"));
        File.WriteAllText(At("secrets/state"), connectionString);
        var said = await State("status");
        Assert.Contains(message, said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, said.Out + said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of brygga's own", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state: Server=db;Database=x;Password=hemlig-4711", "A secret does not belong in this file.")]
    [InlineData("state: { sql_server: Server=db;Password=hemlig-4711 }", "A secret does not belong in this file.")]
    [InlineData("state: { sqlserver: Server=db;Password=hemlig-4711 }", "sql_server")]
    [InlineData("state: {}", "sql_server")]
    public async Task A_connection_string_in_the_workspace_file_is_refused_and_not_repeated(string state, string message)
    {
        Workspace(state);
        var said = await State("status");
        Assert.Equal(ExitCode.Usage, said.Exit);
        Assert.Contains(message, said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, said.Out + said.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Workspace(string state) => _folder.Write("brygga.yaml", $$"""
        brygga: 1
        connection: acme
        {{state}}
        severa: { client_id: a, client_secret: env:SEVERA_SECRET }
        fortnox: { client_id: a, client_secret: env:FORTNOX_SECRET }
        """);

    private string At(string name) => Path.Combine(_folder.Path, name);

    private IEnumerable<string> Lines(string file) => File.ReadAllLines(At(file)).Skip(1).SkipLast(1);

    private Task<Ran> State(params string[] arguments) => Verbs.Run(["state", .. arguments, "--workspace", _folder.Path]);

    private async Task Fill(string file)
    {
        await using var store = await SqliteState.Open(At(file), "acme", TimeProvider.System, default);
        await store.Log(Seq(Line("first"), Line("second")), default);
    }

    private async Task<IEnumerable<string>> Log(string file)
    {
        await using var store = await SqliteState.Open(At(file), "acme", TimeProvider.System, default);
        return (await store.ReadLog(new(10), default)).Map(static entry => entry.Message);
    }

    private static LogEntry Line(string message) => new(DateTimeOffset.UnixEpoch, LogLevels.Info, "customers", "severa.customer/1", message, "", "");
}
