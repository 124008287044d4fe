using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>Sorts the records of two registers into what a person looks at.</summary>
internal sealed class Reviewing(ComparedRegisters registers, Fates fates, bool isActive)
{
    private readonly Dictionary<RecordRef, ComparedRecord> _records =
        (registers.Severa + registers.Fortnox).ToDictionary(static record => record.Record, static record => record);

    public Seq<ReviewItem> Items() => toSeq(registers.Severa.Map(Item)
        .Concat(registers.Fortnox.Filter(record => !PartnerOf(record).Exists(partner => ReviewItem.ArePair(partner, record))).Map(Item))
        .OrderByDescending(static item => item.NeedsPerson)
        .ThenBy(static item => item.Kind)
        .ThenByDescending(static item => item.Pair.Match(static pair => pair.Points, static () => 0))).Strict();

    private ReviewItem Item(ComparedRecord record)
    {
        var partner = PartnerOf(record);
        var item = new ReviewItem(KindOf(record, partner), record, partner, FateOf(record), partner.Bind(FateOf));
        return item with { NeedsPerson = NeedsPerson(item) };
    }

    private Option<ComparedRecord> PartnerOf(ComparedRecord record) => record.Standing == Standing.Alone
        ? None
        : record.Best.Map(best => _records[best[record.Record.Side.Other()]]);

    private Option<Fate> FateOf(ComparedRecord record) => record.Standing == Standing.Linked ? None : fates.Of(record.Record);

    private ReviewKind KindOf(ComparedRecord record, Option<ComparedRecord> partner) => record.Standing switch
    {
        Standing.Linked => record.Linkage is Linkage.Found && record.Best.Exists(IsDoubtful) ? ReviewKind.Doubtful : ReviewKind.Linked,
        _ when record.Excluded.IsSome && !partner.Exists(static other => other.Excluded.IsNone) => ReviewKind.NoPart,
        Standing.Alone => ReviewKind.Alone,
        Standing.Decided => ReviewKind.Decided,
        Standing.Likely => ReviewKind.Likely,
        Standing.Possible => ReviewKind.Possible,
        Standing.Tie => ReviewKind.Tie,
        Standing.Taken => record.Excluded.IsSome ? ReviewKind.NoPart : ReviewKind.Taken,
        _ => throw new UnreachableException(record.Standing.ToString()),
    };

    /// <summary>What was not read says nothing against a pair.</summary>
    private bool IsDoubtful(ScoredPair pair) => !pair.IsSure
        && (pair.Veto.IsSome || pair.Points < registers.Rules.Possible) && !pair.IsUnread;

    private bool NeedsPerson(ReviewItem item) => item.Kind switch
    {
        ReviewKind.Linked => false,
        ReviewKind.Decided => item.Record.Decisions.Exists(static decision => decision.Judgement == Judgement.Defer),
        ReviewKind.Taken => item.Fate.Match(IsOpen, static () => true) || item.Pair.Exists(pair => pair.IsSure || pair.Points >= registers.Rules.Likely),
        ReviewKind.Alone or ReviewKind.NoPart => item.Fate.Match(IsOpen, () => item.Kind == ReviewKind.Alone),
        _ => true,
    };

    /// <summary>Alone on purpose: by a rule about the record itself, or since the flow has but one direction.</summary>
    private bool IsOpen(Fate fate) => fate is Fate.Left left && (left.Why.Kind != FindingKind.Skip || (left.ForBeing && !isActive));
}
