using Dapper;
using DbUp;
using DbUp.Engine;
using Microsoft.Data.SqlClient;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Brings a database up to this program's tables: the scripts under Migrations, in order of their names, in one transaction.</summary>
internal static class Migrations
{
    public static IReadOnlyList<SqlScript> Scripts { get; } = MigrationScripts.Of("SqlServer");

    public static void Run(Server server, TimeProvider clock)
    {
        var upgrade = DeployChanges.To
            .SqlDatabase(server.ConnectionString)
            .WithScripts(Scripts)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere();
        upgrade.Configure(c => c.Journal = new MigrationJournal(Scripts, () => c.ConnectionManager, Sql.MakeJournal, clock));
        var result = upgrade.Build().PerformUpgrade();
        if (result.Error is SqlException fault && Transient.Is(fault)) throw new StateUnavailableException($"The state, {server}, was not brought up to date: {fault.Message}\nNothing was changed. Try again.", fault);
        if (!result.Successful)
            throw new InvalidDataException(
                $"The state, {server}, can't be used: {result.Error.Message}\nIf its user may not make tables, run 'brygga state migrate' once with one who may (docs/sql_server.md).", result.Error);
    }

    public static async Task<MigrationStatus> Status(Server server, CancellationToken stop)
    {
        var connection = await server.Open(stop).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var has = await connection.ExecuteScalarAsync<int?>(new(Sql.HasJournal, cancellationToken: stop)).ConfigureAwait(false);
            var ran = has is null ? [] : await connection.QueryAsync<(string, string)>(new(MigrationJournal.Sql.When, cancellationToken: stop)).ConfigureAwait(false);
            return MigrationStatus.Of(ran, Scripts);
        }
    }

    public static class Sql
    {
        public const string HasJournal = "SELECT OBJECT_ID(N'migrations')";

        /// <summary>Whoever migrates holds the lock until all scripts are committed; another one then finds nothing left to do.</summary>
        public const string MakeJournal =
            """
            DECLARE @got int;
            EXEC @got = sp_getapplock @Resource = 'brygga-migrations', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 25000;
            IF @got < 0 THROW 50001, 'another brygga is migrating it; try again when that is done.', 1;
            IF OBJECT_ID(N'migrations') IS NULL
              CREATE TABLE migrations (
                script nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
                checksum nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
                ran_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
                CONSTRAINT pk_migrations PRIMARY KEY (script)
              );
            """;
    }
}
