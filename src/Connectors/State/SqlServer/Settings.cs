using Dapper;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Settings of the database that are its operator's to choose.</summary>
internal static class Settings
{
    /// <summary>The first that has OPENJSON.</summary>
    private const int OldestLevel = 130;

    public static async Task<Seq<string>> Look(Server server, CancellationToken stop)
    {
        var connection = await server.Open(stop).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var found = await connection.QueryAsync<(bool? Versions, int? Level)>(new(Sql.Look, cancellationToken: stop)).ConfigureAwait(false);
            return toSeq(found).Bind(settings => Notes(server, settings.Versions, settings.Level)).Strict();
        }
    }

    /// <summary>What a server does not tell is not talked about.</summary>
    public static Seq<string> Notes(Server server, bool? rowVersions, int? level)
    {
        var slow = rowVersions == false
            ? Seq1($"READ_COMMITTED_SNAPSHOT is off in the {server}: whoever else reads it waits for Brygga's writing, and holds it up. To switch it on, while nobody uses it: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON")
            : Seq<string>();
        var old = level < OldestLevel
            ? Seq1($"The {server} works at compatibility level {level}, which has no OPENJSON: Brygga will fail. To raise it: ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 150")
            : Seq<string>();
        return slow + old;
    }

    public static class Sql
    {
        public const string Look =
            "SELECT CAST(is_read_committed_snapshot_on AS bit) AS versions, CAST(compatibility_level AS int) AS level FROM sys.databases WHERE database_id = DB_ID()";
    }
}
