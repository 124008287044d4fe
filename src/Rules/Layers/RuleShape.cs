using Brygga.Rules.Reading;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Layers;

/// <summary>Where in a rule file rules stand, and what makes one: an overlay that names a rule which is not there must bring that along.</summary>
/// <param name="Path">The keys that lead to the rule; <c>*</c> is any key.</param>
/// <param name="Makes">A rule has at least one of these keys.</param>
/// <param name="OneOnly">They exclude each other, so that the one in the overlay replaces the one below.</param>
/// <param name="Short">The key that a rule written as a plain scalar stands for.</param>
internal sealed record RuleShape(string[] Path, string[] Makes, bool OneOnly = false, string Short = "")
{
    private static readonly string[] Sides = ["severa", "fortnox"];

    private static readonly RuleShape[] All =
    [
        new(["fields", "*"], FieldRuleReader.Makes),
        new(["select", "severa", "*"], ConditionVerbs.Words, OneOnly: true),
        new(["select", "fortnox", "*"], ConditionVerbs.Words, OneOnly: true),
        new(["creating", "severa", "*"], ConditionVerbs.Words, OneOnly: true),
        new(["creating", "fortnox", "*"], ConditionVerbs.Words, OneOnly: true),
        new(["select", "*"], ConditionVerbs.Words, OneOnly: true),
        new(["preflight", "*"], ConditionVerbs.Words, OneOnly: true),
        new(["check", "*"], ConditionVerbs.Words, OneOnly: true),
        new(["link", "*"], []),
        new(["link", "*", "*"], Sides),
        new(["score", "compare", "*"], Sides),
        new(["score", "candidates", "*"], Sides),
        new(["parts", "*"], Sides),
        new(["set", "*"], ["value"], Short: "value"),
        new(["rows", "*", "*"], ["each", "set"]),
        new(["rows", "*", "*", "set", "*"], ["value"], Short: "value"),
        new(["on_created", "*"], ReactionReader.Doing),
        new(["on_failed", "*"], ReactionReader.Doing),
        new(["while_linked", "*"], [.. ReactionReader.Doing, .. ConditionVerbs.Words]),
        new(["settings", "*", "*"], SettingsReader.Makes),
        new(["types", "*"], ["is"]),
        new(["entities", "*"], EntityReader.Makes),
        new(["entities", "*", "fields", "*"], FieldShapes.Makes, OneOnly: true),
    ];

    /// <summary>The shape of what stands at a path; None where no rule does.</summary>
    public static Option<RuleShape> At(Seq<string> path) => toSeq(All).Find(shape => shape.Fits(path));

    public bool IsMadeBy(YamlNode.Mapping rule) => Makes.Length == 0 || toSeq(Makes).Exists(key => rule.Find(key).IsSome);

    /// <summary>What stands below without what the overlay replaces by another key; what it switches off itself is left to that.</summary>
    public YamlNode.Mapping Without(YamlNode.Mapping under, YamlNode.Mapping over) =>
        OneOnly && toSeq(Makes).Exists(key => over.Find(key).Exists(static value => !IsOff(value)))
            ? under with { Pairs = under.Pairs.Filtered(p => over.Find(p.Key.Text).IsSome || !Makes.Contains(p.Key.Text, StringComparer.Ordinal)) }
            : under;

    /// <summary><c>name: off</c> takes away what the layers below have under that name.</summary>
    public static bool IsOff(YamlNode node) => node is YamlNode.Scalar { Text: "off" };

    private bool Fits(Seq<string> path) =>
        path.Count == Path.Length && path.Zip(Path).ForAll(static p => p.Item2 == "*" ? !IsSide(p.Item1) : p.Item1 == p.Item2);

    /// <summary>A side's map of rules is no rule.</summary>
    private static bool IsSide(string key) => Sides.Contains(key, StringComparer.Ordinal);
}
