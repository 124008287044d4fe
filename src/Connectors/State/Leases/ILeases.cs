using LanguageExt;

namespace Brygga.Connectors.State.Leases;

/// <summary>Who may work on the connection.</summary>
public interface ILeases
{
    /// <summary>The connection's lease, be it held or over; None before the first.</summary>
    Task<Option<Lease>> FindLease(CancellationToken stop);

    /// <summary>
    /// Puts a lease in place of another one, unless that has changed meanwhile: then false. From here on each write of this store is
    /// refused, with nothing written, once the lease is no longer the connection's (DESIGN 7).
    /// </summary>
    Task<bool> TakeLease(Option<Lease> before, Lease next, CancellationToken stop);

    /// <summary>Moves the end of the lease with this number; false when it is no longer the connection's, or has ended.</summary>
    Task<bool> KeepLease(long number, DateTimeOffset until, CancellationToken stop);

    /// <summary>Gives the lease with this number back, if it is still the connection's.</summary>
    Task EndLease(long number, DateTimeOffset at, CancellationToken stop);
}
