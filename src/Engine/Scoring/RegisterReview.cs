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
            toSeq(records.Map(static record => record.Linkage).OfType<Linkage.Found>().GroupBy(static found => found.Way, StringComparer.Ordinal).Select(static way => (way.Key, way.Count()))).Strict(),
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
