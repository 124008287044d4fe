using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What was done, kept, refused and decided, line by line.</summary>
public interface ITransferLog
{
    /// <summary>Appends to the transfer log.</summary>
    Task Log(Seq<LogEntry> entries, CancellationToken stop);

    /// <summary>What is asked for of the transfer log, newest first.</summary>
    Task<Seq<LogEntry>> ReadLog(LogQuery query, CancellationToken stop);
}
