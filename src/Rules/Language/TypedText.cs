using System.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>
/// A checked expression as text: a path as it is written, anything else in one form that says all of it. Equal texts mean the same,
/// so the text can name what was worked out, in state too.
/// </summary>
internal static class TypedText
{
    public static string Of(Typed typed) => typed switch
    {
        Typed.Constant c => Literal(c.Value),
        Typed.Setting s => Literal(s.Value),
        Typed.Read r => r.Field.Name,
        Typed.Self => "",
        Typed.Known k => $"sync.{k.Fact}",
        Typed.It => "it",
        Typed.Element => "element",
        Typed.Named n => n.Name,
        Typed.Sole s => $"the.{s.Entity}",
        Typed.Register r => $"register({r.Entity})",
        Typed.Related r => Behind(r.Owner, r.Relation),
        Typed.Follow f => Behind(f.Reference, f.Names.Head.Name),
        Typed.Inside i => Behind(i.Record, i.Name),
        Typed.KindOf k => Behind(k.Reference, "kind"),
        Typed.Call c => $"{Group(c.Input)} | {c.Function.Name}{Arguments(c.Arguments)}",
        _ => Composed(typed),
    };

    private static string Composed(Typed typed) => typed switch
    {
        Typed.Calculate c => $"{Group(c.Left)} {c.Op} {Group(c.Right)}",
        Typed.Compare c => $"{Group(c.Left)} {c.Op} {Group(c.Right)}",
        Typed.Choose c => $"if {Of(c.Condition)} then {Of(c.Then)} else {Of(c.Else)}",
        Typed.ListOf l => $"[{All(l.Items)}]",
        Typed.Joined j => $"text({All(j.Parts)})",
        Typed.Message m => $"message({All(m.Parts)})",
        Typed.OneOf o => $"{Group(o.Input)} in [{All(o.Items)}]",
        Typed.InList i => $"{Group(i.Input)} in {Group(i.List)}",
        Typed.InRanges i => $"{Group(i.Input)} in {Group(i.Ranges)}",
        Typed.Matches m => $"{Group(m.Input)} matches {Literal(Value.Of(m.Pattern.ToString()))}",
        Typed.IsSet i => $"{Group(i.Input)} is set",
        Typed.Not n => $"not {Group(n.Input)}",
        Typed.Both b => $"{Group(b.Left)} and {Group(b.Right)}",
        Typed.Either e => $"{Group(e.Left)} or {Group(e.Right)}",
        Typed.Otherwise o => $"{Group(o.Left)} ?? {Group(o.Right)}",
        _ => throw new UnreachableException(typed.GetType().Name),
    };

    private static string Behind(Typed owner, string name) => owner is Typed.Self ? name : $"{Group(owner)}.{name}";

    private static string Group(Typed typed) => typed is Typed.Call or Typed.Choose || typed.Children.Count > 1 ? $"({Of(typed)})" : Of(typed);

    private static string All(Seq<Typed> items) => string.Join(", ", items.Map(Of));

    private static string Arguments(Seq<Argument> arguments) => arguments.IsEmpty ? "" : $"({string.Join(", ", arguments.Map(Argument))})";

    private static string Argument(Argument argument) => argument switch
    {
        Language.Argument.Constant c => Literal(c.Value),
        Language.Argument.Entity e => e.Ref.ToString(),
        Language.Argument.Target t => t.Ref.Name,
        Language.Argument.Flow f => f.Name,
        Language.Argument.Table t => t.Rows.Name,
        _ => argument.Expression.Map(Of).IfNone(""),
    };

    private static string Literal(Value value) => value.Kind == ValueKind.Text ? $"'{value.Text.Replace("'", "''", StringComparison.Ordinal)}'" : value.ToString();
}
