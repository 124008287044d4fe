using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>When a connection was switched on, and off again.</summary>
public sealed record Activation(DateTimeOffset On, Option<DateTimeOffset> Off)
{
    public bool IsActive => Off.IsNone;
}
