using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>The folders of Fortnox's inbox (Fortnox FACTS 15). A file is named by its archive id, by which it can be connected.</summary>
internal sealed class FortnoxInbox(FortnoxSession session)
{
    /// <summary>Where the bytes of all files are.</summary>
    public const string Archive = "/3/archive";

    private const string Path = "/3/inbox";
    private const string ArchiveId = "ArchiveFileId";

    /// <summary>As Fortnox's own library calls the part: other names are not known to work.</summary>
    private const string Part = "Filedata";

    private const string AnyBytes = "application/octet-stream";

    /// <summary>The files in a folder that have a file's name and its size.</summary>
    public async Task<Either<Fault, Seq<string>>> Find(string folder, FileContent file, CancellationToken stop)
    {
        var ask = Ask.Get($"{Path}/{folder}", Seq<Parameter>());
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        return sent.Bind(answer => answer.Json.Member("Folder").Match(
            found => Right<Fault, Seq<string>>(found.Member("Files").Bind(static files => files.Items()).IfNone(Seq<JsonElement>())
                .Filter(item => Is(item, file)).Choose(static item => item.Word(ArchiveId)).Strict()),
            () => new Fault(FaultKind.Data, session.Side, ask.Name, "no_folder", "The answer is no folder.", None)));
    }

    /// <summary>Puts a file into a folder. An answer that is lost is looked up: what lies there is not sent again.</summary>
    public async Task<Either<Fault, string>> Send(string folder, FileContent file, CancellationToken stop)
    {
        var type = file.ContentType.Length == 0 ? AnyBytes : file.ContentType;
        var ask = new Ask(HttpMethod.Post, Path)
        {
            Query = Seq1(new Parameter("folderId", folder)),
            Body = Multipart.File(Part, file.Name, type, file.Bytes),
        };
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        var made = sent.Bind(answer => answer.Json.Member("File").Bind(static item => item.Word(ArchiveId)).ToEither(() => new Fault(
            FaultKind.UnknownOutcome, session.Side, ask.Name, "no_file", "The answer does not name the file that was sent.", None)));
        if (!made.Failed(out var fault, out var id)) return id;
        if (fault.Kind != FaultKind.UnknownOutcome) return fault;
        var after = await Find(folder, file, stop).ConfigureAwait(false);
        return after.IfLeft(Seq<string>()).HeadOrNone().ToEither(() => fault);
    }

    /// <summary>The bytes of a file, wherever it lies.</summary>
    public async Task<Either<Fault, ReadOnlyMemory<byte>>> Archived(string id, CancellationToken stop)
    {
        var ask = Ask.Get(Archive, Seq1(new Parameter("fileid", id))) with { IsFile = true };
        var sent = await session.Send(ask, stop).ConfigureAwait(false);
        return sent.Map(static answer => answer.Bytes);
    }

    private static bool Is(JsonElement item, FileContent file) =>
        item.Word("Name").Exists(name => string.Equals(name, file.Name, StringComparison.OrdinalIgnoreCase))
        && item.Whole("Size").ForAll(size => size == file.Bytes.Length);
}
