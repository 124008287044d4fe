namespace Brygga.Connectors.State.Sqlite;

/// <summary>A state in a SQLite file.</summary>
public static class SqliteState
{
    /// <summary>Opens the file, which is made or brought up to date as need be.</summary>
    /// <exception cref="InvalidDataException">The file was migrated by a newer program, or a script has changed since it ran.</exception>
    public static async Task<StateStore> Open(string path, string connection, TimeProvider clock, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        return new(await SqliteFile.Open(path, connection, clock, stop).ConfigureAwait(false));
    }

    /// <summary>How far the file was brought up to date; one that is not there, not at all.</summary>
    public static MigrationStatus Migrated(string path) => Migrations.Status(path);
}
