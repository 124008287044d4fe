using LanguageExt;

namespace Brygga.Connectors.State.Leases;

/// <summary>
/// Shows that a process lives: a lock of the operating system on a file, which goes with the process, however it ends. Who gets it knows
/// that whoever had it is dead. The file is never deleted: a deleted one could be locked twice.
/// </summary>
public sealed class AliveMark : IAsyncDisposable
{
    private readonly FileStream _file;

    private AliveMark(FileStream file) => _file = file;

    /// <summary>None while a living process shows it.</summary>
    public static Option<IAsyncDisposable> Try(string path)
    {
        try
        {
            return Option<IAsyncDisposable>.Some(new AliveMark(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return Option<IAsyncDisposable>.None;
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>Sharing violation on Windows, EWOULDBLOCK on Linux and macOS; anything else is a fault of the disk or the path.</summary>
    private static bool IsHeld(IOException fault) => fault.HResult is unchecked((int)0x80070020) or 11 or 35;
}
