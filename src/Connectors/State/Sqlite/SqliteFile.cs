using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.Tables;
using Microsoft.Data.Sqlite;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>
/// The open file: WAL, so that readers and the writer do not wait for each other; synchronous FULL, so that a commit survives
/// a power cut. One unit of work at a time; other processes and stores wait for the file, for half a minute at most.
/// </summary>
internal sealed class SqliteFile : IUnits
{
    private const int WaitSeconds = 30;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnection _sqlite;
    private readonly string _connection;

    private SqliteFile(SqliteConnection sqlite, string connection) => (_sqlite, _connection) = (sqlite, connection);

    public static async Task<SqliteFile> Open(string path, string connection, TimeProvider clock, CancellationToken stop)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var sqlite = new SqliteConnection(ConnectionString(path));
        try
        {
            await sqlite.OpenAsync(stop).ConfigureAwait(false);
            await Configure(sqlite, stop).ConfigureAwait(false);
            Migrations.Run(sqlite, clock);
            return new(sqlite, connection);
        }
        catch
        {
            await sqlite.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task<T> Read<T>(Func<IReads, T> unit, CancellationToken stop) => InTurn(unit, deferred: true, stop);

    /// <summary>The file is taken for writing from the first statement on, so nothing read in the unit can change before its commit.</summary>
    public Task<T> Write<T>(Func<IWork, T> unit, long? fence, CancellationToken stop) => InTurn(
        work =>
        {
            if (fence is { } number && LeaseReads.Find(work).ForAll(lease => lease.Number != number)) throw new LeaseLostException();
            return unit(work);
        },
        deferred: false,
        stop);

    public async ValueTask DisposeAsync()
    {
        await _sqlite.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
        DefaultTimeout = WaitSeconds,
        Pooling = false,
    }.ToString();

    private static async Task Configure(SqliteConnection sqlite, CancellationToken stop)
    {
        var command = sqlite.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task<T> InTurn<T>(Func<IWork, T> unit, bool deferred, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return Whole(unit, deferred, stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    private T Whole<T>(Func<IWork, T> unit, bool deferred, CancellationToken stop)
    {
        using var transaction = _sqlite.BeginTransaction(deferred);
        var result = unit(new Work(transaction, _connection, stop));
        transaction.Commit();
        return result;
    }
}
