using Brygga.Connectors.State;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.Sqlite;
using LanguageExt;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Brygga.Connectors.Tests.State;

public sealed class SqliteStateStoreTests : CopiedStateContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("brygga-state-");

    private string File => Path.Combine(_folder.FullName, "brygga.db");

    protected override async Task<IStateStore> Open(string connection = "acme") =>
        await SqliteState.Open(File, connection, new StoppedClock(Sample.Start), CancellationToken.None);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_script_that_has_changed_since_it_ran_is_refused()
    {
        await Migrated();
        Run("UPDATE migrations SET checksum = '00000000000000000000000000000000'");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => Open());
        Assert.Contains("'0001_state.sql' has changed since it ran", fault.Message, StringComparison.Ordinal);
        Assert.Contains(File, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused()
    {
        await Migrated();
        Run("INSERT INTO migrations (script, checksum, ran_at) VALUES ('9999_later.sql', '', '')");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => Open());
        Assert.Contains("'9999_later.sql' ran on it and is not known", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_run_once_and_are_journalled_with_checksum_and_time()
    {
        await Migrated();
        var before = Ask("SELECT group_concat(script || ' ' || length(checksum) || ' ' || ran_at, ', ') FROM migrations");
        await Migrated();
        Assert.Equal("0001_state.sql 32 2026-03-02T06:00:00.0000000Z, 0002_mirror_json.sql 32 2026-03-02T06:00:00.0000000Z, 0003_registers.sql 32 2026-03-02T06:00:00.0000000Z, 0004_tokens.sql 32 2026-03-02T06:00:00.0000000Z, 0005_open_findings.sql 32 2026-03-02T06:00:00.0000000Z, 0006_belongings.sql 32 2026-03-02T06:00:00.0000000Z, 0007_decisions.sql 32 2026-03-02T06:00:00.0000000Z, 0008_issues.sql 32 2026-03-02T06:00:00.0000000Z, 0009_leases.sql 32 2026-03-02T06:00:00.0000000Z", before);
        Assert.Equal(before, Ask("SELECT group_concat(script || ' ' || length(checksum) || ' ' || ran_at, ', ') FROM migrations"));
    }

    [Fact]
    public async Task A_mirror_of_an_earlier_program_is_taken_over()
    {
        await using (var store = await Open())
            await store.SaveRows(Sample.Severa, Sample.Names(Sample.Severa), Prelude.Seq(Sample.Mirrored("s1", 1), Sample.Mirrored("s2", 2)), CancellationToken.None);
        Run("""
            DELETE FROM migrations WHERE script = '0002_mirror_json.sql';
            ALTER TABLE mirror ADD COLUMN json_text TEXT NOT NULL DEFAULT '';
            UPDATE mirror SET json_text = (SELECT j.json_text FROM mirror_json j WHERE j.connection = mirror.connection AND j.entity = mirror.entity AND j.id = mirror.id);
            DROP TABLE mirror_json;
            ALTER TABLE mirror DROP COLUMN seen_at;
            """);
        await using var later = await Open();
        var rows = (await later.LoadMirror(Sample.Severa, CancellationToken.None)).Rows;
        Assert.Equal(Prelude.Seq(("s1", """{"id":"s1"}""", Sample.At(1)), ("s2", """{"id":"s2"}""", Sample.At(2))), rows.Map(static row => (row.Id, row.Json, row.ReadAt)));
        await later.FinishReading(Sample.Severa, Sample.Names(Sample.Severa), new(Sample.At(2), Sample.At(2)), CancellationToken.None);
        Assert.Equal("s2", Assert.Single((await later.LoadRows(Sample.Severa, CancellationToken.None)).Rows).Id);
        Assert.Equal("1", Ask("SELECT count(*) FROM mirror_json"));
    }

    [Fact]
    public async Task M38_what_is_asked_of_the_log_is_bounded_by_the_index_on_its_time()
    {
        await Migrated();
        var query = new LogQuery(10) { Since = Sample.At(1), Until = Sample.At(2), Flow = "customers", About = "s1" };
        Assert.Equal("SEARCH transfer_log USING INDEX ix_transfer_log_time (connection=? AND logged_at>? AND logged_at<?)", Assert.Single(HowItIsAsked(LogReads.Sql(query, Work.LogWords))));
    }

    [Fact]
    public async Task A_new_file_may_be_opened_by_many_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Open($"c{i}"))));
        foreach (var store in stores) await store.DisposeAsync();
        Assert.Equal("9", Ask("SELECT count(*) FROM migrations"));
        Assert.Equal("wal", Ask("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Every_table_is_keyed_by_the_connection_first()
    {
        await Migrated();
        Assert.Equal("20", Ask("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name <> 'migrations'"));
        Assert.Equal("0", Ask("SELECT count(*) FROM sqlite_schema s WHERE type = 'index' AND (SELECT name FROM pragma_index_info(s.name) WHERE seqno = 0) <> 'connection' AND s.tbl_name <> 'migrations'"));
    }

    private async Task Migrated() => await (await Open()).DisposeAsync();

    private List<string> HowItIsAsked(string sql)
    {
        using var sqlite = new SqliteConnection($"Data Source={File};Pooling=False");
        sqlite.Open();
        using var command = sqlite.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var name in new[] { "connection", "since", "until", "flow", "about", "most" }) command.Parameters.AddWithValue($"@{name}", 1);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read()) steps.Add(reader.GetString(3));
        return steps;
    }

    private void Run(string sql) => Ask(sql);

    private string Ask(string sql)
    {
        using var sqlite = new SqliteConnection($"Data Source={File};Pooling=False");
        sqlite.Open();
        using var command = sqlite.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }
}

/// <summary>A clock that shows one instant.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
