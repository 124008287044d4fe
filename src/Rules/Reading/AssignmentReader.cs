using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>One direction of a rule, checked: what is written, and to where.</summary>
internal sealed record AssignmentDraft(Goal Goal, Origin At, Draft<Assignment> Draft);

internal static class AssignmentReader
{
    public static (string, WhenEmpty)[] Empties { get; } =
        [("clear", WhenEmpty.Clear), ("keep", WhenEmpty.Keep), ("report", WhenEmpty.Report), ("refuse", WhenEmpty.Refuse)];

    public static (string, WhenTooLong)[] TooLongs { get; } = [("hold", WhenTooLong.Hold), ("refuse", WhenTooLong.Refuse)];

    public static MapKey EmptyKey { get; } = MapKey.May("empty", Shape.Word(Empties), "What happens when the value is nothing: clear the field, keep what is there, report it, or refuse the record.");

    public static MapKey TooLongKey { get; } = MapKey.May("too_long", Shape.Word(TooLongs), "What happens when the text is longer than the field: hold it back with a finding, or refuse the record.");

    public static MapKey WhenKey { get; } = MapKey.May("when", Shape.Condition, "Written only while this holds.");

    /// <summary>What a rule writes to a side; None where it does not write there.</summary>
    public static Validation<Option<AssignmentDraft>> Read(
        FlowScopes flow, YamlNode.Mapping map, Side side, UpdateMode update, Seq<EntityRef> only)
    {
        var target = map.Find(side.Word());
        var expression = map.Find($"to_{side.Word()}");
        var source = expression | map.Find(side.Other().Word());
        if (target.IsNone && expression.Case is YamlNode stray) return Mistakes.NoTarget(stray.At, side.Word());
        return target.Case is YamlNode path && source.Case is YamlNode value
            ? Checked(flow, map, side, update, only, path, value, expression.IsNone).Map(Some)
            : Valid<Option<AssignmentDraft>>(None);
    }

    /// <summary>What a path leads to, with its declaration.</summary>
    public static Validation<(CheckedExpr Path, Goal Goal, Field Field, Field Whole)> Target(
        FlowScopes flow, YamlNode path, NameScope names) =>
        flow.Path(path, names).Bind(p =>
            (from goal in Goal.Of(p.Typed)
             from field in goal.Declared(flow.Lexicon)
             from whole in (goal with { Members = Seq<string>() }).Declared(flow.Lexicon)
             select (p, goal, field, whole)).OrMistake(() => Mistakes.NotWritable(p.At, p.Text.Text)));

    private static Validation<AssignmentDraft> Checked(
        FlowScopes flow, YamlNode.Mapping map, Side side, UpdateMode update, Seq<EntityRef> only, YamlNode path, YamlNode value, bool isCopy) =>
        (Target(flow, path, flow.One(side, only)),
         isCopy ? flow.Path(value, flow.One(side.Other(), only)) : flow.Expression(value, flow.WrittenTo(side, only)),
         map.Optional("empty", static node => node.AsWord(Empties).Map(said => (said, node.At))),
         map.Optional("too_long", static node => node.AsWord(TooLongs)),
         map.Optional("when", node => flow.Condition(node, flow.WrittenTo(side, only)).Map(static e => e.Draft)))
        .Apply(static (target, value, empty, tooLong, when) => (target, value, empty, tooLong, when))
        .Bind(a =>
        {
            var written = new Written(a.target.Field, a.target.Whole, a.target.Goal, a.target.Path.At, a.value, update);
            var kind = isCopy ? AssignmentChecks.CopiedKind(written, side) : AssignmentChecks.Kind(written);
            return (kind, AssignmentChecks.Fits(written, a.tooLong.IsSome), AssignmentChecks.Empty(written, a.empty))
                .Apply((_, _, empty) => new AssignmentDraft(
                    written.Goal, written.At, Draft(flow, a.target.Path, written, empty, a.tooLong.IfNone(WhenTooLong.Hold), a.when)));
        });

    /// <summary>The keys by which the records are found that are written as references, or read as texts.</summary>
    private static Seq<FieldName> Keys(FlowScopes flow, Written w) => w.FieldType.Kind == w.Value.Type.Kind
        ? Seq<FieldName>()
        : (w.FieldType.RefersTo + w.Value.Type.RefersTo).Bind(entity => flow.Lexicon.Entities.Find(entity).ToSeq()).Mapped(static e => new FieldName(e.Ref, e.KeyField));

    private static Draft<Assignment> Draft(
        FlowScopes flow, CheckedExpr path, Written w, WhenEmpty empty, WhenTooLong tooLong, Option<Draft<Formula>> when)
    {
        var value = w.Value.Draft;
        var target = w.Goal.IsPlain ? Option<Target>.None : w.Goal.Target(path.Text.Text);
        var place = w.Goal.IsPlain ? w.Goal.Field : new FieldName(w.Goal.Field.Entity, TypedText.Of(path.Typed));
        return new(w.Goal.Needs + path.Typed.Fields + value.Fields + when.Fields + Keys(flow, w), schemas =>
            new Assignment(schemas.FindAtHand(place).IfNone(-1), value.Compile(schemas), empty, tooLong)
            {
                When = when.In(schemas),
                Target = target,
                IsReference = w.FieldType.Kind == ValueKind.Reference || w.Value.Type.Kind == ValueKind.Reference,
            })
        {
            Reached = value.Reached + when.Match(static d => d.Reached, Seq<Typed>) + (w.Goal.IsPlain ? Seq<Typed>() : Seq1(path.Typed)),
        };
    }
}
