using Brygga.Connectors.State.Leases;

namespace Brygga.Connectors.State;

/// <summary>
/// What Brygga knows of one connection, kept for good (DESIGN 8). Each method is one unit of work: it happens whole or not at all.
/// One contract, held by the same tests on every implementation.
/// </summary>
public interface IStateStore : ILeases, IMirrorStore, IPlanJournal, IMemoryStore, IConnectionStore, ITokenStore, IIssueStore, ITransferLog, IAsyncDisposable;
