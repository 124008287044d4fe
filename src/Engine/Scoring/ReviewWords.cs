using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>What a person reads of compared records.</summary>
public static class ReviewWords
{
    public static string Of(ReviewKind kind) => kind switch
    {
        ReviewKind.Doubtful => "doubtful",
        ReviewKind.Likely => "likely",
        ReviewKind.Tie => "tie",
        ReviewKind.Possible => "possible",
        ReviewKind.Taken => "taken",
        ReviewKind.Alone => "alone",
        ReviewKind.Decided => "decided",
        ReviewKind.Linked => "linked",
        ReviewKind.NoPart => "no part",
        _ => throw new UnreachableException(kind.ToString()),
    };

    /// <summary>What the kind means, to be read after a number of records.</summary>
    public static string Meaning(ReviewKind kind) => kind switch
    {
        ReviewKind.Doubtful => "linked, though they have few points",
        ReviewKind.Likely => "likely the same as another, and not linked",
        ReviewKind.Tie => "like two others about equally",
        ReviewKind.Possible => "possibly the same as another, and not linked",
        ReviewKind.Taken => "most like one that is another's",
        ReviewKind.Alone => "without anything like it",
        ReviewKind.Decided => "left alone, or waiting, by a person's decision",
        ReviewKind.Linked => "linked",
        ReviewKind.NoPart => "take no part",
        _ => throw new UnreachableException(kind.ToString()),
    };

    public static string Of(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.Equal => "equal",
        ComparisonOutcome.Alike => "alike",
        ComparisonOutcome.Differs => "differs",
        ComparisonOutcome.Nothing => "nothing to compare",
        ComparisonOutcome.Unread => "not read",
        ComparisonOutcome.NotConcerned => "not for this kind",
        _ => throw new UnreachableException(outcome.ToString()),
    };

    /// <summary>What a person knows a record by: its number and its name, or else its id.</summary>
    public static string Called(ComparedRecord record) => record.Shown.Take(2).Filter(static field => field.Value.IsSet) is { IsEmpty: false } first
        ? string.Join(' ', first.Map(static field => field.Value))
        : record.Record.Id;

    /// <summary>What the integration does with them as things stand.</summary>
    public static Seq<string> Does(ReviewItem item) => (
        LinkedBy(item).Map(static by => $"linked {by}").ToSeq()
        + Lost(item.Record.Linkage).ToSeq()
        + (item.Kind == ReviewKind.Decided ? item.Record.Decisions.Map(static decision => $"{decision.By} has decided, {Words.Of(decision.Judgement)}: {decision.Because}") : Seq<string>())
        + item.Record.Obstacles.Map(static obstacle => $"not linked{obstacle.Way.Map(static way => $" {way}").IfNone("")}: {obstacle.Because} ({obstacle.At})")
        + Of(item, item.Record, item.Fate).ToSeq()
        + (item.IsPair ? item.Partner.Bind(partner => Of(item, partner, item.PartnerFate)).ToSeq() : Seq<string>())).Strict();

    /// <summary>What has linked them: the way to link, a decision, or an earlier run.</summary>
    public static Option<string> LinkedBy(ReviewItem item) => item.Record.Linkage switch
    {
        Linkage.Found found => found.Way,
        Linkage.Decided => "by a person's decision",
        Linkage.Remembered => "by an earlier run",
        _ => None,
    };

    /// <summary>What a person can do about it: the least that would settle it.</summary>
    public static Seq<string> Remedies(ReviewItem item) => item.NeedsPerson
        ? toSeq((First(item) + item.Record.Obstacles.Map(static obstacle => obstacle.Remedy) + Fated(item)).Distinct(StringComparer.Ordinal)).Strict()
        : Seq<string>();

    private static Seq<string> First(ReviewItem item) => item.Kind switch
    {
        ReviewKind.Doubtful => Seq1("See whether they are the same. If not, one of the two has to get another number or name before they are linked."),
        ReviewKind.Tie => Seq1("See which of them is the same; the others, if they are one with it, are there twice."),
        ReviewKind.Taken => Seq1($"See whether it is the same as one that is linked already, and so in {item.Record.Record.Side.Title()} twice."),
        _ => Seq<string>(),
    };

    /// <summary>Where two may be one, it is settled between them.</summary>
    private static Seq<string> Fated(ReviewItem item) => item.Fate.Case switch
    {
        _ when item.IsPair => Seq<string>(),
        Fate.Left { ForBeing: true } => Seq1($"Make its counterpart in {item.Record.Record.Side.Other().Title()}, or make the two equal in what links them; or leave it alone, and accept that."),
        Fate.Left { Why.Kind: not FindingKind.Skip } left => Seq1(left.Why.What.Remedy),
        _ => Seq<string>(),
    };

    private static Option<string> Lost(Linkage linkage) =>
        linkage is Linkage.Lost lost ? $"linked with {lost.Partner}, which is not there any more" : Option<string>.None;

    /// <summary>What an obstacle says already is not said again.</summary>
    private static Option<string> Of(ReviewItem item, ComparedRecord record, Option<Fate> fate) => fate
        .Filter(does => does is not Fate.Left left || !item.Record.Obstacles.Exists(obstacle => obstacle.Because == left.Why.What.Message || obstacle.At == left.Why.What.At))
        .Map(does => $"{record.Record.Side.Title()}: {Of(does)}");

    private static string Of(Fate fate) => fate switch
    {
        Fate.Created created => $"will be created in {created.There.Side.Title()}",
        Fate.Left left => $"{Words.Of(left.Why.Kind)}, {left.Why.What.Message} ({left.Why.What.At})",
        Fate.NeverCreated never => $"stays there, nothing is created in {never.There.Title()}",
        _ => throw new UnreachableException(fate.GetType().Name),
    };
}
