using System.Globalization;
using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>
/// Attaches files to documents: a file is sent into a folder of the inbox and then connected (Fortnox FACTS 15, 16). Either call may
/// be lost or be the last one of a process, so what is there is looked at first: what is connected, and what lies in the folder.
/// </summary>
internal sealed class FortnoxAttachments(FortnoxSession session)
{
    private readonly FortnoxInbox _inbox = new(session);

    public async Task<Either<Fault, Attached>> Attach(Attachments way, string document, FileContent file, CancellationToken stop)
    {
        if (Refusal(way, document, file).Case is Fault refused) return refused;
        var connected = await Connected(way, document, stop).ConfigureAwait(false);
        if (connected.Failed(out var unlisted, out var ids)) return unlisted;
        var there = await _inbox.Find(Folder(way), file, stop).ConfigureAwait(false);
        if (there.Failed(out var unread, out var sent)) return unread;
        var mine = await Mine(ids, sent, file, stop).ConfigureAwait(false);
        if (mine.Failed(out var unknown, out var found)) return unknown;
        if (found.Case is string attached) return new Attached(attached, Found: true);
        var upload = sent.HeadOrNone().Case is string lying ? lying : await _inbox.Send(Folder(way), file, stop).ConfigureAwait(false);
        return upload.Failed(out var lost, out var id) ? lost : await Connect(way, document, id, stop).ConfigureAwait(false);
    }

    /// <summary>Which of the connected files is this one: it lies in the folder under its name, or it has left it and has the same bytes.</summary>
    private async Task<Either<Fault, Option<string>>> Mine(Seq<string> connected, Seq<string> sent, FileContent file, CancellationToken stop)
    {
        if (sent.Find(id => connected.Exists(other => other == id)).Case is string known) return Some(known);
        if (!sent.IsEmpty) return Right<Fault, Option<string>>(None);
        foreach (var id in connected)
        {
            var bytes = await _inbox.Archived(id, stop).ConfigureAwait(false);
            if (bytes.Failed(out var fault, out var content)) return fault;
            if (content.Span.SequenceEqual(file.Bytes.Span)) return Some(id);
        }
        return Right<Fault, Option<string>>(None);
    }

    /// <summary>The ids of the files that are connected to a document.</summary>
    private async Task<Either<Fault, Seq<string>>> Connected(Attachments way, string document, CancellationToken stop)
    {
        var ask = Ask.Get(List(way), Seq(new Parameter("entityid", document), new Parameter("entitytype", Kind(way))));
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        return sent.Map(static answer => answer.Json.Items().IfNone(Seq<JsonElement>()).Choose(static item => item.Word("fileId")).Strict());
    }

    private async Task<Either<Fault, Attached>> Connect(Attachments way, string document, string file, CancellationToken stop)
    {
        var ask = new Ask(HttpMethod.Post, List(way)) { Body = Body.Json(JsonFields.Document(json => Connection(json, way, document, file))) };
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        if (!sent.Failed(out var fault, out _)) return new Attached(file, Found: false);
        if (fault.Kind != FaultKind.UnknownOutcome) return fault;
        var after = await Connected(way, document, stop).ConfigureAwait(false);
        return after.IfLeft(Seq<string>()).Exists(id => id == file) ? new Attached(file, Found: false) : fault;
    }

    /// <summary>It goes with the invoice to the customer: that is what it was attached for.</summary>
    private static void Connection(Utf8JsonWriter json, Attachments way, string document, string file)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteNumber("entityId", long.Parse(document, CultureInfo.InvariantCulture));
        json.WriteString("entityType", Kind(way));
        json.WriteString("fileId", file);
        json.WriteBoolean("includeOnSend", true);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>What is known to be refused is not sent: the upload would stay behind in the inbox.</summary>
    private static Option<Fault> Refusal(Attachments way, string document, FileContent file)
    {
        if (!long.TryParse(document, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return Refused(way, "document_not_numeric", $"Files can be attached only to a document whose number is a number; this one is {document}.");
        if (!way.Accepts.IsEmpty && file.ContentType is not ("" or "application/octet-stream") && !way.Accepts.Exists(type => string.Equals(type, file.ContentType, StringComparison.OrdinalIgnoreCase)))
            return Refused(way, "wrong_file_type", $"{file.Name} is {file.ContentType}; what can be attached is {string.Join(", ", way.Accepts)}. Attach it by hand as such a file.");
        return way.MaxSize.Filter(most => file.Bytes.Length > most).Map(most =>
            Refused(way, "file_too_big", $"{file.Name} has {file.Bytes.Length} bytes, {most} is the most. Attach a smaller one by hand."));
    }

    private static Fault Refused(Attachments way, string code, string message) => new(FaultKind.Data, Side.Fortnox, $"POST {List(way)}", code, message, None);

    private static string List(Attachments way) => Named(way.List, "list");

    private static string Folder(Attachments way) => Named(way.Folder, "folder");

    private static string Kind(Attachments way) => Named(way.Kind, "kind");

    private static string Named(Option<string> declared, string key) =>
        declared.IfNone(() => throw new InvalidOperationException($"the catalogue's attachments lack '{key}', without which no file can be connected"));
}
