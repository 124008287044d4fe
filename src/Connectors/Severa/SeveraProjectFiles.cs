using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Severa;

/// <summary>
/// Puts files on projects (Severa FACTS 6.13). A file carries no mark: it is found again by its name and its bytes, which are looked
/// for before it is sent and where an answer is lost.
/// </summary>
internal sealed class SeveraProjectFiles(SeveraSession session)
{
    private const string Id = "guid";
    private const string Name = "name";
    private const string AnyBytes = "application/octet-stream";

    private readonly SeveraPages _pages = new(session);

    public async Task<Either<Fault, Attached>> Attach(Attachments way, string project, FileContent file, CancellationToken stop)
    {
        if (Paths.Of(way.Add, project).Case is not string add || Paths.Of(Listed(way), project).Case is not string list)
            return Refused(way.Add, "no_path", "No path can hold this id.");
        if (way.MaxSize.Filter(most => file.Bytes.Length > most).Case is long limit)
            return Refused(add, "file_too_big", $"{file.Name} has {file.Bytes.Length} bytes, {limit} is the most.");
        var before = await Find(list, file, stop).ConfigureAwait(false);
        if (before.Failed(out var fault, out var there)) return fault;
        return there.Case is string known ? new Attached(known, Found: true) : await Send(add, list, file, stop).ConfigureAwait(false);
    }

    private async Task<Either<Fault, Attached>> Send(string add, string list, FileContent file, CancellationToken stop)
    {
        var type = file.ContentType.Length == 0 ? AnyBytes : file.ContentType;
        var told = JsonFields.Document(json => Told(json, file.Name));
        var ask = new Ask(HttpMethod.Post, add) { Body = Multipart.Related(told, type, file.Bytes) };
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        var made = sent.Bind(answer => answer.Json.Items().Bind(static items => items.HeadOrNone()).Bind(static item => item.Word(Id)).ToEither(() => new Fault(
            FaultKind.UnknownOutcome, session.Side, ask.Name, "no_file", "The answer does not name the file that was sent.", None)));
        if (!made.Failed(out var fault, out var id)) return new Attached(id, Found: false);
        if (fault.Kind != FaultKind.UnknownOutcome) return fault;
        var after = await Find(list, file, stop).ConfigureAwait(false);
        return after.IfLeft(Option<string>.None).Map(static found => new Attached(found, Found: false)).ToEither(() => fault);
    }

    /// <summary>The file among the project's. A name may come twice, of two invoices that say the same of themselves.</summary>
    private async Task<Either<Fault, Option<string>>> Find(string list, FileContent file, CancellationToken stop)
    {
        var listed = await Named(list, file.Name, stop).ConfigureAwait(false);
        if (listed.Failed(out var fault, out var candidates)) return fault;
        foreach (var candidate in candidates)
        {
            var same = await Holds(candidate, file, stop).ConfigureAwait(false);
            if (same.Failed(out var unread, out var isIt)) return unread;
            if (isIt) return candidate.Word(Id);
        }
        return Right<Fault, Option<string>>(None);
    }

    private async Task<Either<Fault, Seq<JsonElement>>> Named(string list, string name, CancellationToken stop)
    {
        var named = new List<JsonElement>();
        await foreach (var page in _pages.ByRow(list, Id, Seq<Parameter>(), stop).ConfigureAwait(false))
        {
            if (page.Failed(out var fault, out var rows)) return fault;
            if (!rows.Gaps.IsEmpty) return Gaps.Fault(session.Side, list, rows.Gaps);
            named.AddRange(rows.Rows.Filter(row => row.Word(Name) == name));
        }
        return toSeq(named).Strict();
    }

    /// <summary>Whether the bytes are the same; one of whose bytes nothing is said is taken by its name.</summary>
    private async Task<Either<Fault, bool>> Holds(JsonElement candidate, FileContent file, CancellationToken stop)
    {
        if (candidate.Word("fileGuid").Bind(static id => Paths.Of("/v1/files/{fileGuid}/filedata", id)).Case is not string path) return true;
        var ask = Ask.Get(path, Seq<Parameter>()) with { IsFile = true, MayBeAbsent = true };
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        return sent.Map(answer => answer.Status != 404 && answer.Bytes.Span.SequenceEqual(file.Bytes.Span));
    }

    private static void Told(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString(Name, name);
        json.WriteEndObject();
    }

    private static string Listed(Attachments way) =>
        way.List.IfNone(() => throw new InvalidOperationException("the catalogue's attachments lack 'list', without which no file is found again"));

    private Fault Refused(string path, string code, string message) => new(FaultKind.Data, session.Side, $"POST {path}", code, message, None);
}
