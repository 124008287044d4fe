using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>Whether the connection is switched on, and with which companies it is.</summary>
public interface IConnectionStore
{
    /// <summary>When the connection was switched on and off last; None before the first time.</summary>
    Task<Option<Activation>> Activation(CancellationToken stop);

    /// <summary>Switches the connection on: this is what there was. An earlier baseline gives way (M37).</summary>
    Task Activate(Baseline baseline, CancellationToken stop);

    /// <summary>Switches the connection off; what it remembers stays.</summary>
    Task Deactivate(DateTimeOffset at, CancellationToken stop);

    /// <summary>The id of the company that the connection is with; None before it was seen.</summary>
    Task<Option<string>> Company(Side system, CancellationToken stop);

    /// <summary>Keeps for good which company the connection is with: the first one stays.</summary>
    Task KeepCompany(Side system, string id, DateTimeOffset at, CancellationToken stop);
}
