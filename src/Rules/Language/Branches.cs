using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>Expressions of which any may be the value: the branches of an <c>if</c>, the items of a list.</summary>
internal static class Branches
{
    public static Validation<Typed> Choose(ExprText text, Expr.If at, Typed condition, Typed then, Typed otherwise) =>
        then.Type.Fits(otherwise.Type)
            ? new Typed.Choose(condition, then, otherwise, then.Type.And(otherwise.Type))
            : Mistakes.BranchesDiffer(text.Place(at.Else.At), then.Type.Word, otherwise.Type.Word);

    public static Validation<Typed> List(ExprText text, Expr.List at, Seq<Typed> items)
    {
        var first = items.Find(static i => i.Type.Kind != ValueKind.Nothing).Map(static i => i.Type);
        var mistakes = at.Items.Zip(items)
            .Filter(p => first.Exists(f => !f.Fits(p.Item2.Type)))
            .Mapped(p => Mistakes.BranchesDiffer(text.Place(p.Item1.At), first.Map(static f => f.Word).IfNone(""), p.Item2.Type.Word));
        return mistakes.IsEmpty ? new Typed.ListOf(items, ExprType.Of(ValueKind.List) with { Item = Item(items) }) : mistakes;
    }

    private static Option<ExprType> Item(Seq<Typed> items) => items.IsEmpty
        ? None
        : items.Tail.Fold(items.Head.Type, static (all, i) => all.And(i.Type));
}
