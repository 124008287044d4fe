using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Engine.Planning.Json;
using Brygga.Engine.Scoring;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Printing;

/// <summary>Compared registers for programs; values and findings as in a plan's file.</summary>
internal static class CompareJson
{
    private const int Format = 1;

    public static JsonObject Of(Comparisons found, Option<ReviewKind> only) => new()
    {
        ["format"] = Format,
        ["open"] = found.Open,
        ["registers"] = Array(found.Reviews, review => Of(review, only)),
        ["blocked"] = Array(found.Blocked, PlanJson.Node),
    };

    private static JsonObject Of(RegisterReview review, Option<ReviewKind> only) => new()
    {
        ["flow"] = review.Registers.Flow,
        ["likely"] = review.Registers.Rules.Likely,
        ["possible"] = review.Registers.Rules.Possible,
        ["gap"] = review.Registers.Rules.Gap,
        ["incomplete"] = review.Registers.Unproved.Case as string,
        ["severa"] = Of(review.Numbers(Side.Severa)),
        ["fortnox"] = Of(review.Numbers(Side.Fortnox)),
        ["items"] = Array(review.Items.Filter(item => only.ForAll(kind => item.Kind == kind)), Of),
        ["duplicates"] = Array(review.Registers.Duplicates, static pair => new JsonObject
        {
            ["side"] = pair.One.Side.Word(),
            ["one"] = pair.One.ToString(),
            ["other"] = pair.Other.ToString(),
            ["points"] = pair.Points,
            ["most"] = pair.Most,
        }),
    };

    private static JsonObject Of(RegisterNumbers numbers) => new()
    {
        ["records"] = numbers.Records,
        ["remembered"] = numbers.Remembered,
        ["decided"] = numbers.Decided,
        ["found"] = new JsonObject(numbers.Found.Map(static way => KeyValuePair.Create(way.Way, (JsonNode?)way.Count))),
        ["kinds"] = new JsonObject(numbers.Kinds.Map(static kind => KeyValuePair.Create(ReviewWords.Of(kind.Kind), (JsonNode?)kind.Count))),
        ["duplicates"] = numbers.Duplicates,
    };

    private static JsonObject Of(ReviewItem item) => new()
    {
        ["kind"] = ReviewWords.Of(item.Kind),
        ["needs_person"] = item.NeedsPerson,
        ["of"] = item.Record.Record.Side.Word(),
        ["severa"] = item[Side.Severa].Map(Of).Case as JsonNode,
        ["fortnox"] = item[Side.Fortnox].Map(Of).Case as JsonNode,
        ["linked"] = ReviewWords.LinkedBy(item).Case as string,
        ["points"] = item.Pair.Map(static pair => JsonValue.Create(pair.Points)).Case as JsonNode,
        ["most"] = item.Pair.Map(static pair => JsonValue.Create(pair.Most)).Case as JsonNode,
        ["compared"] = Array(item.Pair.Map(static pair => pair.Compared).IfNone(Seq<ScoredComparison>.Empty), Compared),
        ["others"] = Array(item.Record.Candidates.Skip(item.Partner.IsSome ? 1 : 0), pair => new JsonObject { ["record"] = pair[item.Record.Record.Side.Other()].ToString(), ["points"] = pair.Points }),
        ["obstacles"] = Array(item.Record.Obstacles, Obstacle),
        ["does"] = Array(ReviewWords.Does(item), static text => text),
        ["remedies"] = Array(ReviewWords.Remedies(item), static text => text),
    };

    private static JsonObject Of(ComparedRecord record) => new()
    {
        ["record"] = record.Record.ToString(),
        ["called"] = ReviewWords.Called(record),
        ["excluded"] = record.Excluded.Case as string,
        ["fields"] = new JsonObject(record.Shown.Filter(static field => field.Value.IsSet).Map(static field => KeyValuePair.Create(field.Field, PlanJson.Node(field.Value)))),
    };

    public static JsonNode Obstacle(Obstacle obstacle) => new JsonObject
    {
        ["kind"] = obstacle.Kind.ToString(),
        ["way"] = obstacle.Way.Case as string,
        ["because"] = obstacle.Because,
        ["remedy"] = obstacle.Remedy,
        ["at"] = obstacle.At.ToString(),
    };

    /// <summary>One step of the waterfall.</summary>
    public static JsonNode Compared(ScoredComparison one) => new JsonObject
    {
        ["name"] = one.Name,
        ["at"] = one.At.ToString(),
        ["outcome"] = one.Outcome.ToString(),
        ["severa"] = PlanJson.Node(one.One),
        ["fortnox"] = PlanJson.Node(one.Other),
        ["read"] = Array(one.Raw, static value => new JsonObject { ["side"] = value.Side.Word(), ["field"] = value.Field, ["value"] = PlanJson.Node(value.Value) }),
        ["similarity"] = Math.Round(one.Similarity, 4),
        ["points"] = one.Points,
        ["most"] = one.Most,
        ["settles"] = one.Settles,
        ["rules_out"] = one.RulesOut,
    };

    private static JsonArray Array<T>(Seq<T> items, Func<T, JsonNode?> write) => new(items.Select(write).ToArray());
}
