using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Severa;

/// <summary>Reads Severa as its catalogue declares (Severa FACTS 4).</summary>
public sealed class SeveraReader(SeveraSession session) : RemoteReader(session)
{
    private readonly SeveraPages _pages = new(session);

    private protected override IAsyncEnumerable<Either<Fault, RawPage>> Pages(EntityType entity, Seq<Parameter> query, CancellationToken stop) =>
        _pages.Of(entity, query, stop);

    /// <inheritdoc/>
    public override IMaker Maker(EntityType entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Ref.Name == InvoiceRowShareMaker.Entity ? new InvoiceRowShareMaker(session.Catalogue, session.Values) : base.Maker(entity);
    }
}
