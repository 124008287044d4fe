using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>Severa's ways of paging; a page is a bare array without a total (Severa FACTS 4).</summary>
internal static class SeveraPages
{
    public static Answer Page(SeveraRegister register, SeveraQuery query, IEnumerable<SandboxRecord> found, Func<SandboxRecord, JsonNode> show) =>
        register.Paging switch
        {
            SeveraPaging.Token => ByToken(query, query.RowCount(register), found, show),
            SeveraPaging.Row => ByRow(query, query.RowCount(register), found, show),
            _ => query.Refusal ?? SeveraJson.Answer(200, Scalars.List(found.Select(show))),
        };

    /// <summary>The next page's token is a response header, absent on the last page.</summary>
    private static Answer ByToken(SeveraQuery query, int rows, IEnumerable<SandboxRecord> found, Func<SandboxRecord, JsonNode> show)
    {
        var after = query.After();
        if (query.Refusal is { } refusal) return refusal;
        var page = found.Where(record => record.Ordinal > after).Take(rows + 1).ToList();
        var answer = SeveraJson.Answer(200, Scalars.List(page.Take(rows).Select(show)));
        return page.Count > rows ? answer.With("NextPageToken", SeveraQuery.PageToken(page[rows - 1])) : answer;
    }

    private static Answer ByRow(SeveraQuery query, int rows, IEnumerable<SandboxRecord> found, Func<SandboxRecord, JsonNode> show)
    {
        var first = query.FirstRow();
        return query.Refusal ?? SeveraJson.Answer(200, Scalars.List(found.Skip(first).Take(rows).Select(show)));
    }
}
