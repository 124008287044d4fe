using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>The bytes of the files that are to be attached.</summary>
internal static class SourceFiles
{
    public static async Task<Either<Fault, FileContent>> Content(ApplyRun run, RecordRef file)
    {
        var (entity, reader) = (run.Rules.Entity(file.Entity), run.Systems.Reader(file.Side));
        var mirrored = await run.State.FindMirrorRow(file, CancellationToken.None);
        if (mirrored.Case is MirrorRow row) return await reader.Content(entity, row.Json, CancellationToken.None);
        var read = await Records.Read(run, file, entity.Whole);
        if (read.Case is Fault fault) return fault;
        return read.IfLeft(Option<Received>.None).Case is Received received
            ? await reader.Content(entity, received.Json, CancellationToken.None)
            : new Fault(FaultKind.Data, file.Side, $"GET {file}", RemoteReader.FileGone, "The file no longer exists.", None);
    }

    /// <summary>All that there are; those that are gone are named apart. A fault may pass by itself, and then none of them may be missing.</summary>
    public static async Task<Either<Fault, (Seq<FileContent> There, Seq<RecordRef> Gone)>> Contents(ApplyRun run, Seq<RecordRef> files)
    {
        var (there, gone) = (new List<FileContent>(), new List<RecordRef>());
        foreach (var file in files)
        {
            var content = await Content(run, file);
            if (content.Case is FileContent bytes) there.Add(bytes);
            else if (content.Case is Fault { Kind: FaultKind.Data, Code: RemoteReader.FileGone }) gone.Add(file);
            else return (Fault)content.Case;
        }
        return (toSeq(there).Strict(), toSeq(gone).Strict());
    }
}
