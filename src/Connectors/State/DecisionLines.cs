using Brygga.Engine.Data;
using Brygga.Engine.Planning;

namespace Brygga.Connectors.State;

/// <summary>What the transfer log says of decisions: every store writes the same.</summary>
public static class DecisionLines
{
    /// <summary>Whether a decision says nothing that the one before did not.</summary>
    public static bool IsSame(Decision now, Decision before) => now with { At = before.At } == before;

    public static LogEntry Decided(Decision decision) => Line(decision.At, decision.Of, Told(decision));

    /// <summary>The one before is kept here and nowhere else.</summary>
    public static LogEntry Replaced(Decision decision, Decision before) => Line(decision.At, decision.Of, $"{Told(decision)}. This takes the place of what {Told(before)}");

    public static LogEntry Withdrawn(Withdrawal withdrawal, Decision before) =>
        Line(withdrawal.At, withdrawal.Of, $"{withdrawal.By} took a decision back: {withdrawal.Because}. It was what {Told(before)}");

    private static string Told(Decision decision) => FormattableString.Invariant(
        $"{decision.By} decided on {decision.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z: {Words.Of(decision.Judgement)}, because: {decision.Because}");

    private static LogEntry Line(DateTimeOffset at, Subject of, string message) => new(at, LogLevels.Info, of.Flow, string.Join(" and ", of.Records), message, "", "");
}
