using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>Severa's two ways of paging; a page is a bare array without a total (Severa FACTS 4).</summary>
internal static class SeveraPages
{
    public const int MostByToken = 1000;
    public const int MostByRow = 100;

    /// <summary>The next page's token is a response header, absent on the last page.</summary>
    public static Answer ByToken(SeveraQuery query, IEnumerable<SandboxRecord> found, Func<SandboxRecord, JsonNode> show)
    {
        var after = query.After();
        var rows = query.RowCount(MostByToken);
        if (query.Refusal is { } refusal) return refusal;
        var page = found.Where(record => record.Ordinal > after).Take(rows + 1).ToList();
        var answer = SeveraJson.Answer(200, Scalars.List(page.Take(rows).Select(show)));
        return page.Count > rows ? answer.With("NextPageToken", SeveraQuery.PageToken(page[rows - 1])) : answer;
    }

    public static Answer ByRow(SeveraQuery query, IEnumerable<SandboxRecord> found, Func<SandboxRecord, JsonNode> show)
    {
        var first = query.FirstRow();
        var rows = query.RowCount(MostByRow);
        return query.Refusal ?? SeveraJson.Answer(200, Scalars.List(found.Skip(first).Take(rows).Select(show)));
    }
}
