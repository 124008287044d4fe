using System.Text.Json.Nodes;
using Brygga.Engine.Planning.Json;
using Brygga.Engine.Scoring;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Printing;

/// <summary>Why two records are not one, for programs.</summary>
internal static class WhyNotJson
{
    private const int Format = 1;

    public static JsonObject Of(WhyNotAnswer answer) => new()
    {
        ["format"] = Format,
        ["flow"] = answer.Flow.Name,
        ["blocked"] = Array(answer.Blocked, PlanJson.Node),
        ["pair"] = answer.Why.Map(why => Of(answer, why)).Case as JsonNode,
    };

    private static JsonObject Of(WhyNotAnswer answer, WhyNot why) => new()
    {
        ["severa"] = why.Pair.One.ToString(),
        ["fortnox"] = why.Pair.Other.ToString(),
        ["points"] = why.Pair.Points,
        ["most"] = why.Pair.Most,
        ["needed"] = why.Needed,
        ["linked"] = why.Obstacles.IsEmpty,
        ["compared"] = Array(why.Pair.Compared, CompareJson.Compared),
        ["reasons"] = Array(why.Reasons, Of),
        ["raise"] = Array(why.Raise, static one => new JsonObject { ["name"] = one.Name, ["at"] = one.At.ToString(), ["gain"] = one.Most - one.Points }),
        ["obstacles"] = Array(why.Obstacles, CompareJson.Obstacle),
        ["accept"] = why.Obstacles.IsEmpty ? null : WhyNotText.Accept(answer, why),
    };

    private static JsonNode Of(WhyNotReason reason)
    {
        var node = new JsonObject { ["reason"] = reason.GetType().Name };
        if (reason is WhyNotReason.NeverCompared never) node["keys"] = Array(never.Keys, Of);
        if (reason is WhyNotReason.RuledOut ruled) node["by"] = ruled.By.Name;
        if (reason is WhyNotReason.TooFewPoints few) node["missing"] = few.Missing;
        if (reason is WhyNotReason.Tied tied) (node["of"], node["with"], node["points"]) = (tied.Of.ToString(), tied.With.ToString(), tied.Points);
        if (reason is WhyNotReason.Taken taken) (node["of"], node["by"], node["points"]) = (taken.Of.ToString(), taken.By.ToString(), taken.Points);
        return node;
    }

    private static JsonNode Of(ComparedKey key) => new JsonObject
    {
        ["name"] = key.Name,
        ["at"] = key.At.ToString(),
        ["severa"] = Array(key.Severa, PlanJson.Node),
        ["fortnox"] = Array(key.Fortnox, PlanJson.Node),
        ["too_common"] = key.IsTooCommon,
    };

    private static JsonArray Array<T>(Seq<T> items, Func<T, JsonNode?> write) => new(items.Select(write).ToArray());
}
