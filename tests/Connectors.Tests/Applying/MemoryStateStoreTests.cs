using Brygga.Connectors.State;
using Brygga.Connectors.Tests.State;

namespace Brygga.Connectors.Tests.Applying;

public sealed class MemoryStateStoreTests : StateStoreContract
{
    private readonly MemoryStorage _storage = new();

    protected override Task<IStateStore> Open(string connection = "acme") => Task.FromResult<IStateStore>(new MemoryStateStore(_storage, connection));
}
