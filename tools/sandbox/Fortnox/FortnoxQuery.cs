using System.Globalization;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The parameters of a list: paging and sorting, and those of the resource; any other is refused (Fortnox FACTS 2).</summary>
internal sealed record FortnoxQuery(int Page, int Limit, int Offset, string? SortBy, bool Descending, DateTime? LastModified)
{
    private const int DefaultLimit = 100;
    private const int MostRows = 500;
    private static readonly string[] Global = ["page", "limit", "offset", "sortby", "sortorder"];

    /// <summary>The refusal, or null and the parameters. Names are lower case.</summary>
    public static Answer? Read(Call call, FortnoxRegister register, out FortnoxQuery query)
    {
        query = new(1, DefaultLimit, 0, null, Descending: false, null);
        foreach (var (name, values) in call.Query)
        {
            var text = values.ToString();
            if (!Known(name, register) || query.With(name, text, register.Sortable) is not { } next) return FortnoxErrors.UnknownParameter(name);
            query = next;
        }

        return null;
    }

    private static bool Known(string name, FortnoxRegister register) => name switch
    {
        "filter" => !register.Filters.IsEmpty,
        "lastmodified" => register.LastModified,
        _ => Global.Contains(name, StringComparer.Ordinal) || register.Searches.Any(search => search.Parameter == name),
    };

    public int Skipped => (int)Math.Min(int.MaxValue, Offset + ((Page - 1L) * Limit));

    /// <summary>A limit above the highest counts as the highest; the facts leave that open.</summary>
    private FortnoxQuery? With(string name, string text, IReadOnlyCollection<string> sortable) => name switch
    {
        "page" => Whole(text, 1) is { } page ? this with { Page = page } : null,
        "limit" => Whole(text, 1) is { } limit ? this with { Limit = Math.Min(limit, MostRows) } : null,
        "offset" => Whole(text, 0) is { } offset ? this with { Offset = offset } : null,
        "sortby" => sortable.Contains(text, StringComparer.Ordinal) ? this with { SortBy = text } : null,
        "sortorder" => text is "ascending" or "descending" ? this with { Descending = text is "descending" } : null,
        "lastmodified" => Stockholm.TryRead(text, out var wallClock) ? this with { LastModified = wallClock } : null,
        _ => this,
    };

    private static int? Whole(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : null;
}
