using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Tables;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>A unit of work that writes, through all the tries that it takes.</summary>
/// <param name="fence">The lease that has to be the connection's; null where it does not matter.</param>
internal sealed class Unit<T>(string writer, long number, long? fence, Func<IWork, T> work, TimeProvider clock)
{
    private T _found = default!;

    /// <summary>Does the unit, unless an earlier try has committed it and only the answer was lost: what that found is still known here.</summary>
    /// <exception cref="LeaseLostException">Another lease is the connection's.</exception>
    public T Run(IWork w, Begun begun)
    {
        if (begun.Unit == number) return _found;
        if (fence is { } lease && begun.Lease != lease) throw new LeaseLostException();
        _found = work(w);
        UnitTable.Note(w, writer, number, clock.GetUtcNow());
        return _found;
    }
}
