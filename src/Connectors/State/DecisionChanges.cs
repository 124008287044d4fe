using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State;

/// <summary>What becomes of decisions, and what the transfer log says of it: every store decides it alike.</summary>
/// <param name="Gone">Subjects whose decision gives way.</param>
/// <param name="New">One of a subject at most.</param>
internal sealed record DecisionChanges(Seq<Subject> Gone, Seq<Decision> New, Seq<LogEntry> Log)
{
    /// <summary>One that says nothing new leaves no trace.</summary>
    public static DecisionChanges Deciding(Seq<Decision> known, Seq<Decision> decisions)
    {
        var (standing, changed, log) = (known.ToDictionary(static d => d.Of), new System.Collections.Generic.HashSet<Subject>(), new List<LogEntry>());
        foreach (var decision in decisions)
        {
            var before = standing.TryGetValue(decision.Of, out var old) ? Some(old) : None;
            if (before.Exists(o => DecisionLines.IsSame(decision, o))) continue;
            log.Add(before.Match(o => DecisionLines.Replaced(decision, o), () => DecisionLines.Decided(decision)));
            standing[decision.Of] = decision;
            changed.Add(decision.Of);
        }
        var gone = known.Map(static d => d.Of).Filter(changed.Contains).Strict();
        return new(gone, changed.Select(of => standing[of]).ToSeq().Strict(), toSeq(log).Strict());
    }

    /// <summary>What was never decided is not taken back.</summary>
    public static DecisionChanges Withdrawing(Seq<Decision> known, Seq<Withdrawal> withdrawals)
    {
        var (standing, gone, log) = (known.ToDictionary(static d => d.Of), new List<Subject>(), new List<LogEntry>());
        foreach (var withdrawal in withdrawals)
        {
            if (!standing.Remove(withdrawal.Of, out var before)) continue;
            gone.Add(withdrawal.Of);
            log.Add(DecisionLines.Withdrawn(withdrawal, before));
        }
        return new(toSeq(gone).Strict(), Seq<Decision>(), toSeq(log).Strict());
    }
}
