using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.Tables;

namespace Brygga.Connectors.State;

/// <summary>Where a state is kept. It does one unit of work after the other, each whole or not at all.</summary>
internal interface IUnits : IAsyncDisposable
{
    Task<T> Read<T>(Func<IReads, T> unit, CancellationToken stop);

    /// <param name="fence">The number of the lease that has to be the connection's; null where it does not matter.</param>
    /// <exception cref="LeaseLostException">Another lease is the connection's: nothing is written.</exception>
    Task<T> Write<T>(Func<IWork, T> unit, long? fence, CancellationToken stop);
}
