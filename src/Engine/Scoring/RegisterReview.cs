using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>Two compared registers as a person goes through them: each record or pair once, what needs a person first.</summary>
public sealed record RegisterReview(ComparedRegisters Registers, Seq<ReviewItem> Items)
{
    /// <param name="plan">What would be done now: it says what becomes of records that have no partner.</param>
    /// <param name="isActive">The integration was switched on: what it found then was accepted.</param>
    public static RegisterReview Of(Flow flow, ComparedRegisters registers, Plan plan, bool isActive)
    {
        ArgumentNullException.ThrowIfNull(registers);
        return new(registers, new Reviewing(registers, new Fates(flow, plan), isActive).Items());
    }

    public Seq<ReviewItem> Open => Items.Filter(static item => item.NeedsPerson).Strict();

    /// <summary>How many records of a side there are of each kind; they add up to its records.</summary>
    public RegisterNumbers Numbers(Side side)
    {
        var records = Registers[side];
        var kinds = Items.Filter(item => item.Counts(side)).ToLookup(static item => item.Kind);
        return new(
            records.Count,
            records.Count(static record => record.Linkage is Linkage.Remembered),
            records.Count(static record => record.Linkage is Linkage.Decided),
            toSeq(records.Map(static record => record.Linkage).OfType<Linkage.Found>().GroupBy(static found => found.Way).Select(static way => (way.Key, way.Count()))).Strict(),
            toSeq(Enum.GetValues<ReviewKind>()).Map(kind => (kind, kinds[kind].Count())).Strict(),
            Registers.Duplicates.Count(pair => pair.One.Side == side));
    }
}

/// <summary>The records of one side in numbers.</summary>
/// <param name="Remembered">Linked by an earlier run.</param>
/// <param name="Decided">Linked since a person decided so.</param>
/// <param name="Found">Linked by each way to link.</param>
/// <param name="Duplicates">Pairs that are likely one record.</param>
public sealed record RegisterNumbers(int Records, int Remembered, int Decided, Seq<(string Way, int Count)> Found, Seq<(ReviewKind Kind, int Count)> Kinds, int Duplicates)
{
    public int this[ReviewKind kind] => Kinds.Filter(one => one.Kind == kind).Head.Count;
}

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
        _ => throw new System.Diagnostics.UnreachableException(record.Standing.ToString()),
    };

    /// <summary>What was not read says nothing against a pair.</summary>
    private bool IsDoubtful(ScoredPair pair) => !pair.IsSure
        && (pair.Veto.IsSome || pair.Points < registers.Rules.Possible) && !pair.Compared.Exists(static one => one.Outcome == ComparisonOutcome.Unread);

    private bool NeedsPerson(ReviewItem item) => item.Kind switch
    {
        ReviewKind.Linked => false,
        ReviewKind.Decided => item.Record.Decisions.Exists(static decision => decision.Judgement == Judgement.Defer),
        ReviewKind.Alone or ReviewKind.NoPart => item.Fate.Match(IsOpen, () => item.Kind == ReviewKind.Alone),
        _ => true,
    };

    /// <summary>Alone on purpose: by a rule about the record itself, or since the flow has but one direction.</summary>
    private bool IsOpen(Fate fate) => fate is Fate.Left left && (left.Why.Kind != FindingKind.Skip || (left.ForBeing && !isActive));
}
