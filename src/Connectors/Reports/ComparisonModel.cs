using System.Globalization;
using Brygga.Engine.Data;
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

    private static ScriptObject Register(RegisterReview review)
    {
        var (rules, severa, fortnox) = (review.Registers.Rules, review.Numbers(Side.Severa), review.Numbers(Side.Fortnox));
        return Map(
            ("flow", review.Registers.Flow),
            ("likely", rules.Likely),
            ("possible", rules.Possible),
            ("gap", rules.Gap),
            ("at", rules.At.ToString()),
            ("open", review.Open.Count),
            ("incomplete", review.Registers.Unproved.IfNone("")),
            ("severa", Numbers(severa)),
            ("fortnox", Numbers(fortnox)),
            ("ways", List(severa.Found, way => Map(
                ("way", way.Way), ("severa", way.Count), ("fortnox", fortnox.Found.Find(other => other.Way == way.Way).Map(static other => other.Count).IfNone(0))))),
            ("kinds", List(Enum.GetValues<ReviewKind>(), kind => Map(
                ("kind", ReviewWords.Of(kind)), ("meaning", ReviewWords.Meaning(kind)), ("severa", severa[kind]), ("fortnox", fortnox[kind])))));
    }

    private static ScriptObject Numbers(RegisterNumbers numbers) =>
        Map(("records", numbers.Records), ("remembered", numbers.Remembered), ("decided", numbers.Decided), ("duplicates", numbers.Duplicates));

    private static ScriptArray Duplicates(ComparisonReport report) => List(report.Reviews.Bind(Duplicates), static pair => pair);

    private static Seq<ScriptObject> Duplicates(RegisterReview review)
    {
        var records = (review.Registers.Severa + review.Registers.Fortnox).ToDictionary(static record => record.Record, static record => record);
        return review.Registers.Duplicates.Map(pair => Map(
            ("flow", review.Registers.Flow),
            ("one", ReviewItemModel.Record(records[pair.One])),
            ("other", ReviewItemModel.Record(records[pair.Other])),
            ("points", pair.Points),
            ("most", pair.Most))).Strict();
    }
}
