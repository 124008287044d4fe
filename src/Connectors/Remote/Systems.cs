using Brygga.Engine.Data;

namespace Brygga.Connectors.Remote;

/// <summary>Both systems as who applies a plan sees them.</summary>
public sealed record Systems(IRemoteReader SeveraReader, IRemoteWriter SeveraWriter, IRemoteReader FortnoxReader, IRemoteWriter FortnoxWriter)
{
    public IRemoteReader Reader(Side side) => side == Side.Severa ? SeveraReader : FortnoxReader;

    public IRemoteWriter Writer(Side side) => side == Side.Severa ? SeveraWriter : FortnoxWriter;
}
