using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>select:</c> and <c>creating:</c>: which records take part.</summary>
internal static class SelectReader
{
    private static readonly (string Key, Verdict Verdict, bool Negated)[] Verbs =
    [
        ("skip_if", Verdict.Skip, true), ("skip_unless", Verdict.Skip, false),
        ("refuse_if", Verdict.Refuse, true), ("refuse_unless", Verdict.Refuse, false),
        ("report_if", Verdict.Report, true), ("report_unless", Verdict.Report, false),
    ];

    private static readonly string[] Keys = [.. Verbs.Select(static v => v.Key), "because"];

    public static Validation<Diagnostic, Seq<Draft<SelectRule>>> Read(FlowSides sides, YamlNode node) => node.AsMappingOf("severa", "fortnox").Bind(map =>
        (OneSide(sides, map, Side.Severa), OneSide(sides, map, Side.Fortnox))
        .Apply(static (severa, fortnox) => severa + fortnox));

    private static Validation<Diagnostic, Seq<Draft<SelectRule>>> OneSide(FlowSides sides, YamlNode.Mapping map, Side side) =>
        map.Optional(side.Word(), Seq<Draft<SelectRule>>(), node => node.AsMapping().Bind(rules => rules.Each(rule => Rule(sides, side, rule))));

    private static Validation<Diagnostic, Draft<SelectRule>> Rule(FlowSides sides, Side side, YamlPair pair) => pair.Value.AsMappingOf(Keys).Bind(map =>
        (Condition(map, pair.Key, sides.One(side)),
         map.Optional("because", Literal(pair.Key), node => Expressions.Message(node, sides.One(side))))
        .Apply((condition, because) => new Draft<SelectRule>(
            condition.Holds.Fields + because.Fields,
            schemas => new(pair.Key.Text, side, condition.Verdict, condition.Holds.Compile(schemas), because.Compile(schemas), pair.Key.At))));

    private static Validation<Diagnostic, (Verdict Verdict, Draft<Formula> Holds)> Condition(YamlNode.Mapping map, YamlNode.Scalar name, NameScope names)
    {
        var used = toSeq(Verbs).Filter(v => map.Find(v.Key).IsSome).Strict();
        if (used.Count != 1) return Mistakes.OneVerb(name.At, toSeq(Verbs).Map(static v => v.Key).Strict());
        var verb = used.Head;
        return map.Required(verb.Key, node => Expressions.Condition(node, names)).Map(e => (verb.Verdict, Passes(e, verb.Negated)));
    }

    /// <summary>True, false or unknown, never nothing: an empty field in a condition counts as false.</summary>
    private static Draft<Formula> Passes(CheckedExpr condition, bool negated)
    {
        Typed passes = negated ? new Typed.Not(condition.Typed) : new Typed.Both(condition.Typed, new Typed.Constant(Value.True, ExprType.Boolean));
        return passes.ToDraft(condition.Text).Map(f => negated ? f with { Text = $"not ({f.Text})" } : f);
    }

    /// <summary>Without a <c>because:</c> the rule's name is the reason.</summary>
    private static Draft<Formula> Literal(YamlNode.Scalar name) =>
        ((Typed)new Typed.Constant(Value.Of(name.Text), ExprType.Of(ValueKind.Text))).ToDraft(new(name.Text, _ => name.At));
}
