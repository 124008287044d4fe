using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Where a <c>set:</c> stands: what its paths lead to and what its expressions may name.</summary>
/// <param name="Creates">The record is about to be created, so fields that only a create can set may be written.</param>
internal sealed record SetPlace(FlowScopes Flow, NameScope Targets, NameScope Values, bool Creates);

/// <summary><c>set:</c>: what is written into the fields of one record, short (<c>field: expression</c>) or long.</summary>
internal static class SetReader
{
    private static readonly MapShape Keys = MapShape.Of(
        "set rule",
        MapKey.Must("value", Shape.Expression, "What the field gets."),
        AssignmentReader.WhenKey,
        AssignmentReader.EmptyKey,
        AssignmentReader.TooLongKey,
        Docs.Key)
        .AsRule();

    /// <summary>Target field: expression, or the long form.</summary>
    public static Shape Shape { get; } = Shape.NamesOf(Shape.Expression.Or(Keys));

    public static Validation<Seq<Draft<SetRule>>> Read(SetPlace place, YamlNode node) =>
        node.AsMapping().Bind(map => map.Each(pair => Rule(place, pair))).Bind(static rules => Once(rules));

    private static Validation<(Goal Goal, Origin At, Draft<SetRule> Draft)> Rule(SetPlace place, YamlPair pair) =>
        pair.Value is YamlNode.Mapping
            ? pair.Value.AsMappingOf(Keys).Bind(map => map.Required("value", value => Rule(place, pair.Key, value, map)))
            : Rule(place, pair.Key, pair.Value, new(Seq<YamlPair>(), false, pair.Value.At));

    private static Validation<(Goal Goal, Origin At, Draft<SetRule> Draft)> Rule(
        SetPlace place, YamlNode.Scalar path, YamlNode value, YamlNode.Mapping map) =>
        (AssignmentReader.Target(place.Flow, path, place.Targets),
         place.Flow.Expression(value, place.Values),
         map.Optional("empty", static node => node.AsWord(AssignmentReader.Empties).Map(said => (said, node.At))),
         map.Optional("too_long", static node => node.AsWord(AssignmentReader.TooLongs)),
         map.Optional("when", node => place.Flow.Condition(node, place.Values).Map(static e => e.Draft)),
         map.Optional("docs", Seq<string>(), Docs.Read))
        .Apply(static (target, value, empty, tooLong, when, _) => (target, value, empty, tooLong, when))
        .Bind(s =>
        {
            var written = new Written(s.target.Field, s.target.Whole, s.target.Goal, path.At, s.value, place.Creates ? UpdateMode.Once : UpdateMode.Continuous);
            return (AssignmentChecks.Kind(written), AssignmentChecks.Fits(written, s.tooLong.IsSome), AssignmentChecks.Empty(written, s.empty))
                .Apply((_, _, empty) => (written.Goal, written.At, Draft(path, written, empty, s.tooLong.IfNone(WhenTooLong.Hold), s.when)));
        });

    private static Draft<SetRule> Draft(YamlNode.Scalar path, Written w, WhenEmpty empty, WhenTooLong tooLong, Option<Draft<Formula>> when)
    {
        var value = w.Value.Draft;
        var target = w.Goal.Target(path.Text);
        return new(w.Goal.Needs + value.Fields + when.Fields, schemas => new(
            path.Text, target.Entity.Side, target, value.Compile(schemas), when.In(schemas), empty, tooLong, path.At)
        {
            CopyOf = CopyOf(w.Value.Typed),
        });
    }

    private static Option<(Side Side, string Field)> CopyOf(Typed value) => value switch
    {
        Typed.Read read => (read.Side, read.Field.Name),
        Typed.Call { Function.Name: "text" or "number", Input: Typed.Read read } => (read.Side, read.Field.Name),
        _ => None,
    };

    /// <summary>YAML refuses one key twice; two spellings of one field are the same mistake.</summary>
    private static Validation<Seq<Draft<SetRule>>> Once(Seq<(Goal Goal, Origin At, Draft<SetRule> Draft)> rules)
    {
        var mistakes = toSeq(rules.GroupBy(static r => r.Goal.Place, StringComparer.Ordinal)
            .SelectMany(static g => g.Skip(1).Select(r => Mistakes.WrittenTwice(r.At, r.Goal.Field.Name, g.First().Goal.Place)))).Strict();
        return mistakes.IsEmpty ? rules.Mapped(static r => r.Draft) : Invalid<Seq<Draft<SetRule>>>(mistakes);
    }
}
