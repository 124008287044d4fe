using System.Diagnostics;
using System.Runtime.CompilerServices;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Severa;

/// <summary>Severa's two ways of paging, and none at all (Severa FACTS 4). It tells no totals.</summary>
internal sealed class SeveraPages(SeveraSession session)
{
    private const int Rows = 100;

    public IAsyncEnumerable<Either<Fault, RawPage>> Of(EntityType entity, Seq<Parameter> query, CancellationToken stop) => entity.Read.Paging switch
    {
        Paging.Token => ByToken(entity, query, stop),
        Paging.FirstRow => ByRow(entity.Read.List, entity.Id, query, stop),
        Paging.None => Whole(entity, query, stop),
        _ => throw new UnreachableException($"{entity.Ref} is declared to page by {entity.Read.Paging}"),
    };

    /// <summary>The next page's token comes in a header, and is absent on the last page.</summary>
    private async IAsyncEnumerable<Either<Fault, RawPage>> ByToken(
        EntityType entity, Seq<Parameter> query, [EnumeratorCancellation] CancellationToken stop)
    {
        var asked = query.Add(new("rowCount", Rows.Text()));
        var page = asked;
        var tokens = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; ; number++)
        {
            var sent = await session.Send(Ask.Get(entity.Read.List, page), stop).ConfigureAwait(false);
            var next = sent.ToOption().Bind(static answer => answer.Header("NextPageToken"));
            var circle = next.Exists(token => !tokens.Add(token));
            yield return sent.Bind(answer => Page(entity.Read.List, answer)).Map(rows => rows with
            {
                Gaps = circle ? Seq1(Gaps.Circle(number.Text()))
                    : next.IsSome && rows.Rows.Count < Rows ? Seq1(Gaps.Short(number.Text(), rows.Rows.Count, Rows))
                    : Seq<string>(),
            });
            if (sent.IsLeft || circle || next.Case is not string token) yield break;
            page = asked.Add(new("pageToken", token));
        }
    }

    /// <summary>
    /// Until a page is empty: a short page may be the server's own limit, or half an answer, and the call that proves it to be the last
    /// is worth it. A page that brings nothing new means that the route does not know <c>firstRow</c>.
    /// </summary>
    /// <param name="id">The member that names a row.</param>
    public async IAsyncEnumerable<Either<Fault, RawPage>> ByRow(
        string list, string id, Seq<Parameter> query, [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        for (var first = 0; ;)
        {
            var asked = query.Add(new("firstRow", first.Text())).Add(new("rowCount", Rows.Text()));
            var sent = await session.Send(Ask.Get(list, asked), stop).ConfigureAwait(false);
            var page = sent.Bind(answer => Page(list, answer));
            var count = page.Match(Right: static rows => rows.Rows.Count, Left: static _ => 0);
            var fresh = page.Match(Right: rows => rows.Rows.Count(row => seen.Add(row.Word(id).IfNone(""))), Left: static _ => 0);
            var circle = count > 0 && fresh == 0;
            if (count > 0 || first == 0 || page.IsLeft)
                yield return circle ? page.Map(rows => rows with { Gaps = Seq1(Gaps.Circle(first.Text())) }) : page;
            if (count == 0 || circle) yield break;
            first += count;
        }
    }

    private async IAsyncEnumerable<Either<Fault, RawPage>> Whole(
        EntityType entity, Seq<Parameter> query, [EnumeratorCancellation] CancellationToken stop)
    {
        var sent = await session.Send(Ask.Get(entity.Read.List, query), stop).ConfigureAwait(false);
        yield return sent.Bind(answer => Page(entity.Read.List, answer));
    }

    private Either<Fault, RawPage> Page(string list, Answer answer) => answer.Json.Items().Match(
        static rows => Right<Fault, RawPage>(new(rows, Seq<string>(), None)),
        () => Gaps.Fault(session.Side, list, Seq1("the answer holds no list")));
}
