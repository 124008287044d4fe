using System.Data.Common;

namespace Brygga.Connectors.State;

/// <summary>The store is not to be had: not reached, not let in, or busy for too long. The message says what to do, and holds no secret.</summary>
public sealed class StateUnavailableException : DbException
{
    public StateUnavailableException()
    {
    }

    public StateUnavailableException(string message)
        : base(message)
    {
    }

    public StateUnavailableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
