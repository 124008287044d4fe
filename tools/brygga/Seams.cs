using Brygga.Connectors.Http;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using LanguageExt;

namespace Brygga.Tool;

/// <summary>Where a test may stand between the program and its effects: around every HTTP call and every state write.</summary>
public sealed record Seams(Func<HttpMessageHandler, HttpMessageHandler> Http, Func<IStateStore, IStateStore> State, TimeProvider Clock)
{
    /// <summary>Calls are not held back: for a sandbox that counts none.</summary>
    public bool WithoutLimits { get; init; }

    /// <summary>How long a call may take and how it is repeated; clock and handler are the other seams'.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>How long a connection stays a run's that gives no sign of life.</summary>
    public LeaseTimes Lease { get; init; } = LeaseTimes.Usual;

    /// <summary>Shows that this process lives.</summary>
    public Func<string, Option<IAsyncDisposable>> Alive { get; init; } = AliveMark.Try;

    /// <summary>Opens a page in the person's browser; false where there is none.</summary>
    public Func<Uri, bool> Browser { get; init; } = static _ => false;

    /// <summary>Nobody in between.</summary>
    public static Seams None { get; } = new(static handler => handler, static store => store, TimeProvider.System) { Browser = Browsers.Open };
}
