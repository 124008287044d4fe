using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>on_created:</c>, <c>on_failed:</c>, <c>while_linked:</c>: what happens to a document besides being created.</summary>
internal static class ReactionReader
{
    /// <summary>A reaction does exactly one of these.</summary>
    public static readonly string[] Doing = ["set", "attach", "do"];

    private static readonly MapShape Keys = MapShape.Of(
        "reaction",
        [
            MapKey.May("when", Shape.Condition, "It happens only while this holds."),
            Docs.Key,
            MapKey.May("set", SetReader.Shape, "What is written: severa.status: expression."),
            MapKey.May("attach", Shape.Expression, "The files that are attached."),
            MapKey.May("do", Shape.Text, "The action that is done: fortnox.bookkeep."),
            .. AttachReader.Keys.Map(static k => k.Only("attach")),
        ])
        .With(KeyChoice.One(Doing)).AsRule();

    private static readonly ConditionKeys Watching = ConditionKeys.Of("watch", Seq1(Verdict.Report));

    public static Shape Shape { get; } = Shape.NamesOf(Keys);

    public static Shape WhileLinkedShape { get; } = Shape.NamesOf(Keys.Or(Watching.Map));

    public static Validation<Seq<Draft<Reaction>>> Read(FlowScopes flow, YamlNode.Mapping file, string key, Side from) =>
        file.Optional(key, Seq<Draft<Reaction>>(), node => node.AsMapping().Bind(map => map.Each(pair => Reaction(flow, from, pair))));

    /// <summary>Those of <c>while_linked:</c> that do something, and those that only look.</summary>
    public static Validation<(Seq<Draft<Reaction>> Acts, Seq<Draft<SelectRule>> Watches)> WhileLinked(
        FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("while_linked", (Seq<Draft<Reaction>>(), Seq<Draft<SelectRule>>()), node => node.AsMapping().Bind(map =>
        {
            var watching = map.Pairs.Filtered(static p => p.Value is YamlNode.Mapping rule && toSeq(ConditionVerbs.Words).Exists(verb => rule.Find(verb).IsSome));
            var place = new ConditionPlace(flow, from, only => flow.Both(from, only), Watching);
            return (map.Pairs.Filter(p => !watching.Contains(p)).Each(p => Reaction(flow, from, p)),
                    watching.Each(p => ConditionReader.Rule(place, p)))
                .Apply(static (acts, watches) => (acts, watches));
        }));

    private static Validation<Draft<Reaction>> Reaction(FlowScopes flow, Side from, YamlPair pair) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            (map.Optional("when", node => flow.Condition(node, flow.Both(from)).Map(static e => e.Draft)),
             map.Optional("docs", Seq<string>(), Docs.Read),
             Effect(flow, from, pair.Key, map))
            .Apply((when, _, effect) => new Draft<Reaction>(
                effect.Fields + when.Fields,
                schemas => new(pair.Key.Text, when.In(schemas), effect.Compile(schemas), pair.Key.At))));

    private static Validation<Draft<Effect>> Effect(FlowScopes flow, Side from, YamlNode.Scalar name, YamlNode.Mapping map)
    {
        var used = toSeq(Doing).Filtered(key => map.Find(key).IsSome);
        if (used.Count != 1) return Mistakes.OneOfKeys(name.At, toSeq(Doing).Strict());
        if (used.Head != "attach" && map.Pairs.Find(p => AttachReader.Keys.Exists(k => k.Name == p.Key.Text)).Case is YamlPair stray)
            return Mistakes.UnknownKey(stray.Key.At, stray.Key.Text, Seq("when", used.Head));
        return used.Head switch
        {
            "set" => map.Required("set", node => SetReader.Read(new(flow, flow.Both(from), flow.Both(from), Creates: false), node))
                .Map(static set => set.Gather().Map(static Effect (s) => new Effect.Write(s))),
            "do" => map.Required("do", node => Actions.Find(flow, node))
                .Map(static found => new Draft<Effect>(Seq<FieldName>(), _ => new Effect.Act(found.Entity, found.Action))),
            _ => AttachReader.Read(flow, from, map),
        };
    }
}
