using System.Globalization;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Scoring;
using LanguageExt;
using Scriban.Runtime;
using static Brygga.Connectors.Reports.PlanModel;

namespace Brygga.Connectors.Reports;

/// <summary>Compared registers as templates see them: texts, numbers, truths, lists and maps of them. docs/reports.md names all of it.</summary>
internal static class ComparisonModel
{
    public static ScriptObject Of(ComparisonReport report)
    {
        var items = report.Reviews.Bind(static review => review.Items.Map(item => (review, item))).ToArray();
        var model = Map(
            ("comparison", Map(
                ("connection", report.Connection),
                ("at", report.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                ("open", items.Count(static one => one.item.NeedsPerson)))),
            ("blocked", List(report.Blocked, static finding => Map(
                ("flow", finding.Flow), ("message", finding.What.Message), ("remedy", finding.What.Remedy), ("code", finding.What.Code), ("at", finding.What.At.ToString())))),
            ("registers", List(report.Reviews, Register)),
            ("items", Listed(items)),
            ("open", Listed(System.Array.FindAll(items, static one => one.item.NeedsPerson))),
            ("duplicates", Duplicates(report)));
        model.Import("data", () => new SafeText(ComparisonData.Of(report)));
        return model;
    }

    private static OnDemand<(RegisterReview Review, ReviewItem Item)> Listed((RegisterReview, ReviewItem)[] items) => new(items, static one => ReviewItemModel.Of(one.Review, one.Item));

    private static ScriptObject Register(RegisterReview review) => Map(
        ("flow", review.Registers.Flow),
        ("likely", review.Registers.Rules.Likely),
        ("possible", review.Registers.Rules.Possible),
        ("gap", review.Registers.Rules.Gap),
        ("at", review.Registers.Rules.At.ToString()),
        ("open", review.Open.Count),
        ("incomplete", review.Registers.Unproved.IfNone("")),
        ("severa", Numbers(review.Numbers(Side.Severa))),
        ("fortnox", Numbers(review.Numbers(Side.Fortnox))),
        ("ways", List(review.Numbers(Side.Severa).Found, way => Map(
            ("way", way.Way), ("severa", way.Count), ("fortnox", review.Numbers(Side.Fortnox).Found.Find(other => other.Way == way.Way).Map(static other => other.Count).IfNone(0))))),
        ("kinds", List(Enum.GetValues<ReviewKind>(), kind => Map(
            ("kind", ReviewWords.Of(kind)), ("meaning", ReviewWords.Meaning(kind)), ("severa", review.Numbers(Side.Severa)[kind]), ("fortnox", review.Numbers(Side.Fortnox)[kind])))));

    private static ScriptObject Numbers(RegisterNumbers numbers) =>
        Map(("records", numbers.Records), ("remembered", numbers.Remembered), ("decided", numbers.Decided), ("duplicates", numbers.Duplicates));

    private static ScriptArray Duplicates(ComparisonReport report) => List(
        report.Reviews.Bind(static review => review.Registers.Duplicates.Map(pair => (review, pair))),
        static one => Map(
            ("flow", one.review.Registers.Flow),
            ("one", ReviewItemModel.Record(Find(one.review, one.pair.One))),
            ("other", ReviewItemModel.Record(Find(one.review, one.pair.Other))),
            ("points", one.pair.Points),
            ("most", one.pair.Most)));

    private static ComparedRecord Find(RegisterReview review, RecordRef record) => review.Registers[record.Side].Filter(one => one.Record == record).Head;
}
