using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>
/// Fortnox pages by number, and rows may move while it does: lists are sorted by what does not change, records that come twice are
/// let pass, and what does not add up with the totals is a gap (Fortnox FACTS 2). A page that brings nothing new ends the list, however
/// many are said to come.
/// </summary>
internal sealed class FortnoxPages(FortnoxSession session)
{
    private const int Limit = 500;

    /// <summary>The lists that are known to sort by their id (Fortnox FACTS 7 to 10, 12); another list may refuse the parameter.</summary>
    private static readonly FrozenSet<string> Sorted =
        new[] { "/3/customers", "/3/articles", "/3/invoices", "/3/suppliers" }.ToFrozenSet(StringComparer.Ordinal);

    public async IAsyncEnumerable<Either<Fault, RawPage>> Of(EntityType entity, Seq<Parameter> query, [EnumeratorCancellation] CancellationToken stop)
    {
        if (entity.Read.OneRecord)
        {
            yield return await TheOne(entity, stop).ConfigureAwait(false);
            yield break;
        }
        var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        var most = 0;
        for (var (number, last) = (1, false); !last; number++)
        {
            var sent = await session.Send(Ask.Get(entity.Read.List, Parameters(entity, query, number)), stop).ConfigureAwait(false);
            if (sent.Bind(answer => Read(entity, answer)).Failed(out var fault, out var page))
            {
                yield return fault;
                yield break;
            }
            var before = seen.Count;
            seen.UnionWith(page.Rows.Choose(row => row.Word(entity.Id)));
            most = Math.Max(most, page.Total.IfNone(0));
            var end = page.Pages.IfNone(1) <= number;
            var circle = !end && seen.Count == before;
            last = end || circle;
            var missing = last ? most - seen.Count : 0;
            var gaps = (circle ? Seq1(Gaps.Circle(number.Text())) : GapsIn(page, number, last)) + (missing > 0 ? Seq1(Gaps.Missing(missing, most)) : Seq<string>());
            yield return new RawPage(page.Rows, gaps, page.Total);
        }
    }

    /// <summary>Its path is no list: it takes no parameters of one (Fortnox FACTS 2).</summary>
    private async Task<Either<Fault, RawPage>> TheOne(EntityType entity, CancellationToken stop)
    {
        var sent = await session.Send(Ask.Get(entity.Read.List, Seq<Parameter>()), stop).ConfigureAwait(false);
        return sent.Bind(answer => Read(entity, answer)).Map(static page => new RawPage(page.Rows, Seq<string>(), None));
    }

    /// <summary>How many records the list has, by asking for one.</summary>
    public async Task<Either<Fault, Option<int>>> Total(EntityType entity, CancellationToken stop)
    {
        var sent = await session.Send(Ask.Get(entity.Read.List, Seq1(new Parameter("limit", "1"))), stop).ConfigureAwait(false);
        return sent.Bind(answer => Read(entity, answer)).Map(static page => page.Total);
    }

    private static Seq<Parameter> Parameters(EntityType entity, Seq<Parameter> query, int page)
    {
        var paged = query.Add(new("limit", Limit.Text())).Add(new("page", page.Text()));
        return Sorted.Contains(entity.Read.List)
            ? paged.Add(new("sortby", entity.Id.ToLowerInvariant())).Add(new("sortorder", "ascending"))
            : paged;
    }

    private static Seq<string> GapsIn(Numbered page, int number, bool last)
    {
        if (page.Pages.IsNone && page.Rows.Count >= Limit) return Seq1(Gaps.NoTotals(number.Text()));
        if (page.Number.IfNone(number) != number) return Seq1(Gaps.OtherPage(number, page.Number.IfNone(0)));
        return !last && page.Rows.Count < Limit ? Seq1(Gaps.Short(number.Text(), page.Rows.Count, Limit)) : Seq<string>();
    }

    private Either<Fault, Numbered> Read(EntityType entity, Answer answer)
    {
        var meta = answer.Json.Member("MetaInformation").IfNone(static () => default);
        return session.Records(entity, answer).Match(
            rows => Right<Fault, Numbered>(new(rows, meta.Whole("@CurrentPage"), meta.Whole("@TotalPages"), meta.Whole("@TotalResources"))),
            () => Gaps.Fault(session.Side, entity.Read.List, Seq1("the answer holds no list")));
    }

    private sealed record Numbered(Seq<JsonElement> Rows, Option<int> Number, Option<int> Pages, Option<int> Total);
}
