using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>One direction of a rule, checked: what is written, and to where.</summary>
internal sealed record AssignmentDraft(FieldName Target, Origin At, Draft<Assignment> Draft);

internal static class AssignmentReader
{
    private static readonly (string, WhenEmpty)[] Empties =
        [("clear", WhenEmpty.Clear), ("keep", WhenEmpty.Keep), ("report", WhenEmpty.Report), ("refuse", WhenEmpty.Refuse)];

    private static readonly (string, WhenTooLong)[] TooLongs = [("hold", WhenTooLong.Hold), ("refuse", WhenTooLong.Refuse)];

    /// <summary>What a rule writes to a side; None where it does not write there.</summary>
    public static Validation<Diagnostic, Option<AssignmentDraft>> Read(FlowSides sides, YamlNode.Mapping map, Side side, UpdateMode update)
    {
        var target = map.Find(side.Word());
        var expression = map.Find($"to_{side.Word()}");
        var source = expression | map.Find(side.Other().Word());
        if (target.IsNone && expression.Case is YamlNode stray) return Mistakes.NoTarget(stray.At, side.Word());
        return target.Case is YamlNode path && source.Case is YamlNode value
            ? Checked(sides, map, side, update, path, value, expression.IsNone).Map(Some)
            : Success<Diagnostic, Option<AssignmentDraft>>(None);
    }

    private static Validation<Diagnostic, AssignmentDraft> Checked(
        FlowSides sides, YamlNode.Mapping map, Side side, UpdateMode update, YamlNode path, YamlNode value, bool isCopy) =>
        (Expressions.Path(path, sides.One(side)),
         isCopy ? Expressions.Path(value, sides.One(side.Other())) : Expressions.Read(value, sides.WrittenTo(side)),
         map.Optional("empty", static node => node.AsWord(Empties).Map(said => (said, node.At))),
         map.Optional("too_long", static node => node.AsWord(TooLongs)))
        .Apply(static (target, value, empty, tooLong) => (target, value, empty, tooLong))
        .Bind(a =>
        {
            var name = ((Typed.Read)a.target.Typed).Field;
            var field = sides[side].Entity.Fields[name.Name];
            var written = new Written(field, sides[side].TypeOf(field), a.target.At, a.value, update);
            var kind = isCopy ? AssignmentChecks.CopiedKind(written, side) : AssignmentChecks.Kind(written);
            return (kind, AssignmentChecks.Fits(written, a.tooLong.IsSome), AssignmentChecks.Empty(written, a.empty))
                .Apply((_, _, empty) => Draft(name, a.target.At, a.value.Draft, empty, a.tooLong.IfNone(WhenTooLong.Hold)));
        });

    private static AssignmentDraft Draft(FieldName target, Origin at, Draft<Formula> value, WhenEmpty empty, WhenTooLong tooLong) => new(target, at,
        new(target.Cons(value.Fields), schemas => new Assignment(schemas.Ordinal(target), value.Compile(schemas), empty, tooLong)));
}
