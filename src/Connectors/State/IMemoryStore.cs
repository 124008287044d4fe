using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What planning remembers, and what people have decided.</summary>
public interface IMemoryStore
{
    /// <summary>Links with their bases (under the rule book's schemas), open intents, done marks, the baseline, remembered passes, decisions and refusals.</summary>
    Task<Memory> LoadMemory(RuleBook rules, CancellationToken stop);

    /// <summary>Keeps for good which records a rule with <c>remember:</c> has let through.</summary>
    Task Remember(Seq<RememberedPass> passes, CancellationToken stop);

    /// <summary>
    /// Keeps what people have decided, for good. A decision of a subject that was decided before takes the other's place, which stays in
    /// the transfer log; one that says nothing new leaves no trace.
    /// </summary>
    Task Decide(Seq<Decision> decisions, CancellationToken stop);

    /// <summary>Takes decisions back: they stay in the transfer log alone. What was never decided is not taken back.</summary>
    Task Withdraw(Seq<Withdrawal> withdrawals, CancellationToken stop);
}
