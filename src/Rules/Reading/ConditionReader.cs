using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Where a condition stands decides what it may name and say.</summary>
/// <param name="Names">What it may name, given the entities that it is about.</param>
internal sealed record ConditionPlace(FlowScopes Flow, Side Side, Func<Seq<EntityRef>, NameScope> Names, ConditionKeys Keys);

/// <summary>What a condition may say.</summary>
/// <param name="Verbs">It has exactly one of them.</param>
internal sealed record ConditionKeys(Seq<(string Key, Verdict Verdict, bool Negated, string Doc)> Verbs, MapShape Map)
{
    public static MapKey Remember { get; } = MapKey.May("remember", Shape.Boolean, "A record that was once let through stays so.");

    public static ConditionKeys Of(string name, Seq<Verdict> verdicts, params MapKey[] extra)
    {
        var verbs = toSeq(ConditionVerbs.All).Filtered(v => verdicts.Contains(v.Verdict));
        MapKey[] keys =
        [
            .. verbs.Map(static v => MapKey.May(v.Key, Shape.Condition, v.Doc)),
            MapKey.May("because", Shape.Message, "What a person reads; {Field} shows a value. Left out, it is the rule's name."),
            Docs.Key,
            .. extra,
        ];
        return new(verbs, MapShape.Of(name, keys).With(KeyChoice.One([.. verbs.Map(static v => v.Key)])).AsRule());
    }
}

/// <summary>Named conditions: <c>select:</c>, <c>creating:</c>, <c>preflight:</c>, <c>check:</c>.</summary>
internal static class ConditionReader
{
    public static Validation<Seq<Draft<SelectRule>>> Read(ConditionPlace place, YamlNode node) =>
        node.AsMapping().Bind(rules => rules.Each(rule => Rule(place, rule)));

    public static Validation<Draft<SelectRule>> Rule(ConditionPlace place, YamlPair pair)
    {
        var verbs = place.Keys.Verbs;
        return pair.Value.AsMappingOf(place.Keys.Map).Bind(map =>
            (place.Flow.For(map), map.Optional("remember", false, YamlShapes.AsBoolean), map.Optional("docs", Seq<string>(), Docs.Read))
            .Apply(static (only, remember, docs) => (only, remember, docs))
            .Bind(head => (Condition(place, map, pair.Key, verbs, place.Names(head.only)), Because(place, map, pair.Key, place.Names(head.only)))
                .Apply((condition, because) => new Draft<SelectRule>(
                    condition.Holds.Fields + because.Fields,
                    schemas => new(pair.Key.Text, place.Side, condition.Verdict, condition.Holds.Compile(schemas), because.Compile(schemas), pair.Key.At)
                    {
                        Remember = head.remember,
                        For = head.only,
                        Docs = head.docs,
                    }))));
    }

    private static Validation<(Verdict Verdict, Draft<Formula> Holds)> Condition(
        ConditionPlace place, YamlNode.Mapping map, YamlNode.Scalar name, Seq<(string Key, Verdict Verdict, bool Negated, string Doc)> verbs, NameScope names)
    {
        var used = verbs.Filtered(v => map.Find(v.Key).IsSome);
        if (used.Count != 1) return Mistakes.OneVerb(name.At, verbs.Mapped(static v => v.Key));
        var verb = used.Head;
        return map.Required(verb.Key, node => place.Flow.Condition(node, names)).Map(e => (verb.Verdict, Passes(e, verb.Negated)));
    }

    /// <summary>True, false or unknown, never nothing: an empty field in a condition counts as false.</summary>
    private static Draft<Formula> Passes(CheckedExpr condition, bool negated)
    {
        Typed passes = negated ? new Typed.Not(condition.Typed) : new Typed.Both(condition.Typed, new Typed.Constant(Value.True, ExprType.Boolean));
        return passes.ToDraft(condition.Text).Map(f => negated ? f with { Text = $"not ({f.Text})" } : f);
    }

    /// <summary>Without a <c>because:</c> the rule's name is the reason.</summary>
    private static Validation<Draft<Formula>> Because(
        ConditionPlace place, YamlNode.Mapping map, YamlNode.Scalar name, NameScope names) =>
        map.Optional("because", Literal(name), node => place.Flow.Message(node, names));

    private static Draft<Formula> Literal(YamlNode.Scalar name) =>
        ((Typed)new Typed.Constant(Value.Of(name.Text), ExprType.Text)).ToDraft(new(name.Text, _ => name.At));
}
