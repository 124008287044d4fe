using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Which records a list holds and in which order (Fortnox FACTS 2).</summary>
internal static class FortnoxList
{
    public static List<SandboxRecord> Find(Call call, FortnoxQuery query, FortnoxRegister register, IEnumerable<SandboxRecord> records)
    {
        var searches = register.Searches
            .Where(search => call.Query.ContainsKey(search.Parameter))
            .Select(search => (Search: search, Text: call.Query[search.Parameter].ToString()))
            .ToList();
        bool? active = call.Query["filter"].ToString() switch { "active" => true, "inactive" => false, _ => null };
        var found = records.Where(record =>
            (active is null || record["Active"] is not false == active)
            && (query.LastModified is not { } since || Stockholm.WallClock(record.Changed) >= since)
            && searches.TrueForAll(one => one.Search.Fits(record, one.Text)));
        return Sorted(query, register, found);
    }

    private static List<SandboxRecord> Sorted(FortnoxQuery query, FortnoxRegister register, IEnumerable<SandboxRecord> found)
    {
        var by = register.Fields.FirstOrDefault(field => field.Name.Equals(query.SortBy ?? register.Key, StringComparison.OrdinalIgnoreCase));
        var sorted = by switch
        {
            null => found.ToList(),
            { Kind: FortnoxKind.Number } => found.OrderBy(record => by.Value(record) as decimal? ?? 0).ThenBy(static one => one.Ordinal).ToList(),
            _ when by.Name == register.Key => found.OrderBy(static one => one.Key, StringComparer.Ordinal).ToList(),
            _ => found.OrderBy(record => record.Text(by.Name), StringComparer.OrdinalIgnoreCase).ThenBy(static one => one.Ordinal).ToList(),
        };
        if (query.Descending) sorted.Reverse();
        return sorted;
    }
}
