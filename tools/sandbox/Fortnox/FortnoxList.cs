using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Which records a list holds and in which order (Fortnox FACTS 2).</summary>
internal static class FortnoxList
{
    /// <summary>The refusal, or null and the records. The date is today's.</summary>
    public static Answer? Find(Call call, FortnoxQuery query, FortnoxRegister register, IEnumerable<SandboxRecord> records, string today, out List<SandboxRecord> found)
    {
        found = [];
        var word = call.Query["filter"].ToString();
        var filter = register.Filters.FirstOrDefault(one => one.Word == word);
        if (call.Query.ContainsKey("filter") && filter is null) return FortnoxErrors.UnknownFilter();
        var searches = register.Searches
            .Where(search => call.Query.ContainsKey(search.Parameter))
            .Select(search => (Search: search, Text: call.Query[search.Parameter].ToString()))
            .ToList();
        found = Sorted(query, register, records.Where(record =>
            filter?.Fits(record, today) != false
            && (query.LastModified is not { } since || Stockholm.WallClock(record.Changed) >= since)
            && searches.TrueForAll(one => one.Search.Fits(record, one.Text))));
        return null;
    }

    private static List<SandboxRecord> Sorted(FortnoxQuery query, FortnoxRegister register, IEnumerable<SandboxRecord> found)
    {
        var by = register.Fields.FirstOrDefault(field => field.Name.Equals(query.SortBy ?? register.Key, StringComparison.OrdinalIgnoreCase));
        var sorted = by switch
        {
            null => found.ToList(),
            { Kind: FortnoxKind.Number } => found.OrderBy(record => by.Value(record) as decimal? ?? 0).ThenBy(static one => one.Ordinal).ToList(),
            _ when by.Name == register.Key && register.NumericKey =>
                found.OrderBy(static one => one.Key.Length).ThenBy(static one => one.Key, StringComparer.Ordinal).ToList(),
            _ when by.Name == register.Key => found.OrderBy(static one => one.Key, StringComparer.Ordinal).ToList(),
            _ => found.OrderBy(record => record.Text(by.Name), StringComparer.OrdinalIgnoreCase).ThenBy(static one => one.Ordinal).ToList(),
        };
        if (query.Descending) sorted.Reverse();
        return sorted;
    }
}
