using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>Reads Fortnox as its catalogue declares (Fortnox FACTS 1 to 3).</summary>
public sealed class FortnoxReader(FortnoxSession session) : RemoteReader(session)
{
    private const string ArchivedFile = $"{FortnoxInbox.Archive}/";

    private readonly FortnoxPages _pages = new(session);

    private protected override IAsyncEnumerable<Either<Fault, RawPage>> Pages(EntityType entity, Seq<Parameter> query, CancellationToken stop) =>
        _pages.Of(entity, query, stop);

    /// <summary>An id that no path has may be the other one that a file has (Fortnox FACTS 14, 15).</summary>
    private protected override Option<Ask> Elsewhere(string path) => path.StartsWith(ArchivedFile, StringComparison.Ordinal)
        ? Ask.Get(FortnoxInbox.Archive, Seq1(new Parameter("fileid", Uri.UnescapeDataString(path[ArchivedFile.Length..]))))
        : None;

    private protected override Task<Either<Fault, Option<int>>> Total(EntityType entity, CancellationToken stop) => _pages.Total(entity, stop);
}
