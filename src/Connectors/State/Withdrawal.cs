using Brygga.Engine.Data;

namespace Brygga.Connectors.State;

/// <summary>A decision that is taken back.</summary>
public sealed record Withdrawal(Subject Of, string By, DateTimeOffset At, string Because);
