using Dapper;
using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Brings a file up to this program's tables: the scripts under Migrations, in order of their names, in one transaction.</summary>
internal static class Migrations
{
    public static IReadOnlyList<SqlScript> Scripts { get; } = MigrationScripts.Of("Sqlite");

    public static void Run(SqliteConnection sqlite, TimeProvider clock)
    {
        var upgrade = DeployChanges.To
            .SqliteDatabase(new SharedConnection(sqlite))
            .WithScripts(Scripts)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere();
        upgrade.Configure(c => c.Journal = new MigrationJournal(Scripts, () => c.ConnectionManager, MakeJournal, clock));
        var result = upgrade.Build().PerformUpgrade();
        if (!result.Successful) throw new InvalidDataException($"The state file '{sqlite.DataSource}' can't be used: {result.Error.Message}", result.Error);
    }

    public static MigrationStatus Status(string path)
    {
        if (!File.Exists(path)) return MigrationStatus.Of([], Scripts);
        using var sqlite = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        var has = sqlite.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'migrations'") > 0;
        return MigrationStatus.Of(has ? sqlite.Query<(string, string)>(MigrationJournal.Sql.When) : [], Scripts);
    }

    private const string MakeJournal = "CREATE TABLE IF NOT EXISTS migrations (script TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, ran_at TEXT NOT NULL) STRICT";
}
