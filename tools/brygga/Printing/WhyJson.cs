using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning.Json;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Printing;

/// <summary>Why a record is treated as it is, for programs; values, steps and findings as in a plan's file.</summary>
internal static class WhyJson
{
    private const int Format = 1;

    public static JsonObject Of(WhyAnswer answer) => new()
    {
        ["format"] = Format,
        ["records"] = Array(answer.Records, Of),
        ["blocked"] = Array(answer.Blocked, PlanJson.Node),
    };

    private static JsonObject Of(Explanation why) => new()
    {
        ["flow"] = why.Flow,
        ["record"] = why.Record.ToString(),
        ["linkage"] = why.Linkage.GetType().Name,
        ["partner"] = (why.Linkage is Linkage.Lost lost ? lost.Partner : why.Linkage.With).Map(static record => record.ToString()).Case as string,
        ["way"] = why.Linkage is Linkage.Found found ? found.Way : null,
        ["decision"] = why.Linkage is Linkage.Decided decided ? new JsonObject { ["by"] = decided.Decision.By, ["why"] = decided.Decision.Because, ["at"] = decided.Decision.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) } : null,
        ["keys"] = Array(why.Keys, static key => new JsonObject { ["way"] = key.Way, ["pair"] = key.Pair, ["value"] = PlanJson.Node(key.Value), ["at"] = key.At.ToString() }),
        ["pick_up"] = Array(why.PickUp, static pick => new JsonObject { ["field"] = pick.Field, ["now"] = PlanJson.Node(pick.Now), ["wanted"] = PlanJson.Node(pick.Wanted), ["at"] = pick.At.ToString() }),
        ["select"] = Array(why.Select, Of),
        ["creating"] = Array(why.Creating, Of),
        ["check"] = Array(why.Check, Of),
        ["fields"] = Array(why.Fields, Of),
        ["steps"] = Array(why.Steps, PlanJson.Node),
        ["findings"] = Array(why.Findings, PlanJson.Node),
        ["agrees"] = why.Agrees,
    };

    private static JsonObject Of(RuleOutcome rule) => new()
    {
        ["record"] = rule.Record.ToString(),
        ["rule"] = rule.Rule,
        ["at"] = rule.At.ToString(),
        ["passes"] = rule.Broken.IsNone,
        ["remembered"] = rule.Remembered,
        ["broken"] = rule.Broken.Map(PlanJson.Node).Case as JsonNode,
        ["read"] = Array(rule.Values, static value => new JsonObject { ["side"] = value.Side.Word(), ["field"] = value.Field, ["value"] = PlanJson.Node(value.Value) }),
        ["facts"] = new JsonObject(rule.Facts.Map(static fact => KeyValuePair.Create(WhyText.Fact(fact.Fact), PlanJson.Node(fact.Value)))),
    };

    private static JsonObject Of(FieldOutcome field) => new()
    {
        ["rule"] = field.Rule,
        ["at"] = field.At.ToString(),
        ["master"] = field.Master.Word(),
        ["target"] = Of(field.Target),
        ["wanted"] = PlanJson.Node(field.Wanted),
        ["read"] = Array(field.Reads, Of),
        ["verdict"] = field.Verdict.GetType().Name,
        ["reason"] = field.Verdict is FieldVerdict.Written written ? written.Change.Reason.ToString() : null,
        ["finding"] = field.Verdict is FieldVerdict.Left left ? PlanJson.Node(left.Why) : null,
    };

    private static JsonObject Of(AgreedValue value) =>
        new() { ["side"] = value.Side.Word(), ["field"] = value.Field, ["now"] = PlanJson.Node(value.Now), ["agreed"] = PlanJson.Node(value.Base) };

    private static JsonArray Array<T>(Seq<T> items, Func<T, JsonNode?> write) => new(items.Select(write).ToArray());
}
