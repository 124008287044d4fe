using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Remote;

/// <summary>What a failure of the outside world means for what happens next (DESIGN 7).</summary>
public enum FaultKind
{
    /// <summary>May pass by itself: retried with backoff, within a bound.</summary>
    Transient,

    /// <summary>Too many calls: retried after the window.</summary>
    Rate,

    /// <summary>No right to go on: stops the connection, a person is needed.</summary>
    Auth,

    /// <summary>The system refuses this record as it is: waits until the record or the rules change.</summary>
    Data,

    /// <summary>It may have happened or not: must be looked up before anything is tried again.</summary>
    UnknownOutcome,
}

/// <summary>The outside world said no.</summary>
/// <param name="Call">What was asked, <c>POST /3/customers</c>: never with a query string or a secret.</param>
/// <param name="Code">The API's own code (<c>2000637</c>, <c>InvalidParameter</c>), or the HTTP status.</param>
/// <param name="Message">The API's own words.</param>
/// <param name="Field">The field that it complains of, where it names one.</param>
public sealed record Fault(FaultKind Kind, Side Side, string Call, string Code, string Message, Option<string> Field)
{
    public override string ToString() => $"{Side.Title()} answered {Code} to {Call}: {Message}";
}
