using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>Decisions that can't all be meant.</summary>
public static class Contradictions
{
    /// <summary>
    /// Two decisions of one subject; or a record that is to be one with two others, or with one and with none, or that is decided and
    /// undecided. To be told apart from any number of others contradicts nothing.
    /// </summary>
    public static Seq<(RecordRef Record, Seq<Decision> Decisions)> Of(Seq<Decision> decisions)
    {
        var claims = decisions.Filter(static decision => decision.Judgement != Judgement.Reject).Strict();
        var ofOneSubject = decisions.GroupBy(static decision => decision.Of).Where(static same => same.Skip(1).Any()).SelectMany(static same => same).ToHashSet();
        var claimed = (claims + toSeq(ofOneSubject)).Bind(static decision => decision.Of.Records.Map(record => (decision.Of.Flow, Record: record, Decision: decision)));
        return toSeq(claimed
            .GroupBy(static claim => (claim.Flow, claim.Record))
            .Select(static same => (same.Key.Record, Decisions: toSeq(same.Select(static claim => claim.Decision).Distinct()).Strict()))
            .Where(static same => same.Decisions.Count > 1)
            .OrderBy(static same => same.Record.ToString(), StringComparer.Ordinal)).Strict();
    }
}
