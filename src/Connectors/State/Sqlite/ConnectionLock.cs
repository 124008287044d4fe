using System.Globalization;
using System.Text;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>
/// One process at a time for a connection: a lock of the operating system on a file beside the state, which goes with the process,
/// however it ends. The file is never deleted: a deleted one could be locked twice. It tells people who holds the connection.
/// </summary>
internal sealed class ConnectionLock : IAsyncDisposable
{
    private readonly FileStream _file;

    private ConnectionLock(FileStream file) => _file = file;

    public static async Task<Option<IAsyncDisposable>> Try(string path, string connection, TimeProvider clock, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        FileStream file;
        try
        {
            file = new(NameOf(path, connection), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return Option<IAsyncDisposable>.None;
        }
        var taken = new ConnectionLock(file);
        await taken.Tell(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} since {Stored.Instant(clock.GetUtcNow())}\n")).ConfigureAwait(false);
        return Option<IAsyncDisposable>.Some(taken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_file.CanWrite) return;
        await Tell("").ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A name of its own for every connection, whatever its characters.</summary>
    private static string NameOf(string path, string connection) => $"{path}.{Uri.EscapeDataString(connection)}.lock";

    /// <summary>Sharing violation on Windows, EWOULDBLOCK on Linux and macOS; anything else is a fault of the disk or the path.</summary>
    private static bool IsHeld(IOException fault) => fault.HResult is unchecked((int)0x80070020) or 11 or 35;

    private async Task Tell(string holder)
    {
        _file.SetLength(0);
        await _file.WriteAsync(Encoding.UTF8.GetBytes(holder)).ConfigureAwait(false);
        await _file.FlushAsync().ConfigureAwait(false);
    }
}
