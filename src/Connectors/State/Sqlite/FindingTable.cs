using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The findings that stand: what was logged of them is not logged again while it stays so.</summary>
internal static class FindingTable
{
    public static void Replace(Work work, Seq<LogEntry> standing)
    {
        var (gone, news) = FindingChanges.Of(FindingReads.Fingerprints(work), standing);
        using var delete = work.Prepare("DELETE FROM open_findings WHERE connection = @connection AND fingerprint = @fingerprint", "@fingerprint");
        foreach (var fingerprint in gone) delete.Run(fingerprint);
        using var insert = work.Prepare("INSERT INTO open_findings (connection, fingerprint, logged_at) VALUES (@connection, @fingerprint, @at)", "@fingerprint", "@at");
        foreach (var entry in news) insert.Run(entry.Fingerprint.ToString(), Stored.Instant(entry.At));
        LogTable.Append(work, news);
    }
}
