using Microsoft.Data.Sqlite;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>
/// The open file: WAL, so that readers and the writer do not wait for each other; synchronous FULL, so that a commit survives
/// a power cut. One unit of work at a time; other processes and stores wait for the file, for half a minute at most.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
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

    /// <summary>The number of the lease under which this process works: what is written under another one's is refused.</summary>
    public long? Fence { get; set; }

    public Task<T> Read<T>(Func<Work, T> work, CancellationToken stop) => InTurn(work, deferred: true, stop);

    public Task Write(Action<Work> work, CancellationToken stop) => Write(
        w =>
        {
            work(w);
            return true;
        },
        stop);

    /// <summary>The file is taken for writing from the first statement on, so nothing read in the unit can change before its commit.</summary>
    public Task<T> Write<T>(Func<Work, T> work, CancellationToken stop) => WriteUnfenced(
        w =>
        {
            if (Fence is { } number) LeaseTable.Check(w, number);
            return work(w);
        },
        stop);

    /// <summary>The same, whoever has the lease.</summary>
    public Task<T> WriteUnfenced<T>(Func<Work, T> work, CancellationToken stop) => InTurn(work, deferred: false, stop);

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

    private async Task<T> InTurn<T>(Func<Work, T> work, bool deferred, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return Whole(work, deferred, stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    private T Whole<T>(Func<Work, T> work, bool deferred, CancellationToken stop)
    {
        using var transaction = _sqlite.BeginTransaction(deferred);
        var result = work(new(transaction, _connection, stop));
        transaction.Commit();
        return result;
    }
}
