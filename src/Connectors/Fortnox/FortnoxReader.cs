using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Fortnox;

/// <summary>Reads Fortnox as its catalogue declares (Fortnox FACTS 1 to 3).</summary>
public sealed class FortnoxReader(FortnoxSession session) : RemoteReader(session)
{
    private readonly FortnoxPages _pages = new(session);

    private protected override IAsyncEnumerable<Either<Fault, RawPage>> Pages(EntityType entity, Seq<Parameter> query, CancellationToken stop) =>
        _pages.Of(entity, query, stop);

    private protected override Task<Either<Fault, Option<int>>> Total(EntityType entity, CancellationToken stop) => _pages.Total(entity, stop);
}
