using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The findings that stand: what was logged of them is not logged again while it stays so.</summary>
internal static class FindingTable
{
    public static void Replace(Work work, Seq<LogEntry> standing)
    {
        var known = work.Read<string>("SELECT fingerprint FROM open_findings WHERE connection = @connection").ToHashSet(StringComparer.Ordinal);
        var now = standing.ToLookup(static entry => entry.Fingerprint.ToString(), StringComparer.Ordinal);
        using var delete = work.Prepare("DELETE FROM open_findings WHERE connection = @connection AND fingerprint = @fingerprint", "@fingerprint");
        foreach (var gone in known.Where(fingerprint => !now.Contains(fingerprint))) delete.Run(gone);
        var news = now.Where(finding => !known.Contains(finding.Key)).Select(static finding => (finding.Key, Entry: finding.First())).ToArray();
        using var insert = work.Prepare("INSERT INTO open_findings (connection, fingerprint, logged_at) VALUES (@connection, @fingerprint, @at)", "@fingerprint", "@at");
        foreach (var (fingerprint, entry) in news) insert.Run(fingerprint, Stored.Instant(entry.At));
        LogTable.Append(work, news.Select(static finding => finding.Entry).ToSeq().Strict());
    }
}
