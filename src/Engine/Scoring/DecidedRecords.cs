using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>What people have decided of the records of two registers.</summary>
internal sealed class DecidedRecords(FlowTask task)
{
    private readonly ILookup<RecordRef, Decision> _ofRecords =
        task.Decisions.SelectMany(static decision => decision.Of.Records.Select(record => (record, decision))).ToLookup(static d => d.record, static d => d.decision);

    public Seq<Decision> Of(RecordRef record) => LanguageExt.Prelude.toSeq(_ofRecords[record]).Strict();

    /// <summary>The record is nobody's partner: it has none, or waits for a decision.</summary>
    public bool IsLeftAlone(RecordRef record) => _ofRecords[record].Any(static decision => decision.Judgement is Judgement.CreateNew or Judgement.Defer);

    /// <summary>The two are never one.</summary>
    public Option<Decision> Apart(RecordRef severa, RecordRef fortnox) =>
        Of(severa).Find(decision => decision.Judgement == Judgement.Reject && decision.Of.Fortnox == fortnox);

    /// <summary>Candidates without those that people have ruled out.</summary>
    public ScoredCandidate[][] Without(ScoredCandidate[][] candidates)
    {
        if (_ofRecords.Count == 0) return candidates;
        var (severa, fortnox) = (task.Records(Side.Severa), task.Records(Side.Fortnox));
        return candidates.Select((own, record) => IsLeftAlone(severa[record].Ref)
            ? []
            : System.Array.FindAll(own, candidate => !IsLeftAlone(fortnox[candidate.Partner].Ref) && Apart(severa[record].Ref, fortnox[candidate.Partner].Ref).IsNone)).ToArray();
    }
}
