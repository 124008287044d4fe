using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using LanguageExt;
using Scriban.Runtime;
using static Brygga.Connectors.Reports.PlanModel;

namespace Brygga.Connectors.Reports;

/// <summary>A record or a pair of records as templates see it.</summary>
internal static class ReviewItemModel
{
    public static ScriptObject Of(RegisterReview review, ReviewItem item) => Map(
        ("flow", review.Registers.Flow),
        ("kind", ReviewWords.Of(item.Kind)),
        ("needs_person", item.NeedsPerson),
        ("of", item.Record.Record.Side.Title()),
        ("severa", item[Side.Severa].Map(Record).Case),
        ("fortnox", item[Side.Fortnox].Map(Record).Case),
        ("points", item.Pair.Map(static pair => (object)pair.Points).Case),
        ("most", item.Pair.Map(static pair => (object)pair.Most).Case),
        ("linked", ReviewWords.LinkedBy(item).IfNone("")),
        ("does", List(ReviewWords.Does(item), static does => does)),
        ("remedies", List(ReviewWords.Remedies(item), static remedy => remedy)),
        ("compared", List(item.Pair.Map(static pair => pair.Compared).IfNone(Seq<ScoredComparison>.Empty), Compared)),
        ("others", List(item.Record.Candidates.Skip(item.Partner.IsSome ? 1 : 0), pair => Map(
            ("id", pair[item.Record.Record.Side.Other()].Id), ("points", pair.Points)))));

    /// <summary>A record by what a person knows it by.</summary>
    public static ScriptObject Record(ComparedRecord record) => Map(
        ("system", record.Record.Side.Title()),
        ("entity", record.Record.Entity.Name),
        ("id", record.Record.Id),
        ("name", record.Record.ToString()),
        ("called", ReviewWords.Called(record)),
        ("excluded", record.Excluded.IfNone("")),
        ("fields", List(record.Shown.Filter(static field => field.Value.IsSet), static field => Map(("field", field.Field), ("value", Value(field.Value))))));

    private static ScriptObject Compared(ScoredComparison compared) => Map(
        ("name", compared.Name),
        ("at", compared.At.ToString()),
        ("outcome", ReviewWords.Of(compared.Outcome)),
        ("severa", Value(compared.One)),
        ("fortnox", Value(compared.Other)),
        ("read", List(compared.Raw, static read => Map(("system", read.Side.Title()), ("field", read.Field), ("value", Value(read.Value))))),
        ("similarity", Math.Round(compared.Similarity, 3)),
        ("points", compared.Points),
        ("most", compared.Most));
}
