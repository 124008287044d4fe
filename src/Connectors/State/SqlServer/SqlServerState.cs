using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>A state in a SQL Server or Azure SQL database.</summary>
public static class SqlServerState
{
    /// <summary>So much of a name has room in a key.</summary>
    private const int LongestName = 100;

    /// <summary>Opens the database, whose tables are made or brought up to date as need be.</summary>
    /// <returns>The notes say what of the database's settings its operator should know; nothing that keeps Brygga from working.</returns>
    /// <exception cref="StateUnavailableException">The server is not reached, or does not let us in.</exception>
    /// <exception cref="InvalidDataException">The string is none, or the database was migrated by a newer program, or a script has changed since it ran.</exception>
    public static async Task<(StateStore Store, Seq<string> Notes)> Open(string connectionString, string connection, TimeProvider clock, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        if (connection.Length > LongestName)
            throw new InvalidDataException($"The name of the connection has {connection.Length} characters, and SQL Server takes {LongestName}.\nChoose a shorter one before the first run.");
        var server = Server.Of(connectionString);
        var notes = await Settings.Look(server, stop).ConfigureAwait(false);
        Migrations.Run(server, clock);
        return (new(new Database(server, connection, clock)), notes);
    }

    /// <summary>How far the database was brought up to date, and which it is: never with its password.</summary>
    public static async Task<(MigrationStatus Status, string Place)> Migrated(string connectionString, CancellationToken stop)
    {
        var server = Server.Of(connectionString);
        return (await Migrations.Status(server, stop).ConfigureAwait(false), $"SQL Server, {server}");
    }
}
