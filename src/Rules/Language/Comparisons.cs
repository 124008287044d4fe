using System.Text.RegularExpressions;
using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>The types of comparisons, of <c>in</c>, <c>matches</c> and <c>??</c>.</summary>
internal static class Comparisons
{
    private const int LongestPattern = 512;

    public static Validation<Typed> Compare(ExprText text, Expr.Binary at, Typed left, Typed right)
    {
        if (!left.Type.Fits(right.Type)) return Apart(text.Place(at.OpAt), left, right);
        var ordered = at.Op is Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual;
        if (ordered && Unordered(left.Type.Kind, right.Type.Kind).Case is ValueKind kind) return Mistakes.NoOrder(text.Place(at.OpAt), kind.Word());
        return ordered
            ? Of(at.Op, left, right)
            : (Possible(text, at.Left.At, left, right), Possible(text, at.Right.At, right, left)).Apply((_, _) => Of(at.Op, left, right));
    }

    public static Validation<Typed> OneOf(ExprText text, Typed left, Seq<(Expr At, Typed Item)> items) =>
        items.Each(i => left.Type.Fits(i.Item.Type)
                ? Possible(text, i.At.At, i.Item, left)
                : Apart(text.Place(i.At.At), left, i.Item))
            .Map(Typed (_) => new Typed.OneOf(left, items.Mapped(static i => i.Item)));

    public static Validation<Typed> Otherwise(ExprText text, Expr.Binary at, Typed left, Typed right) => left.Type.Fits(right.Type)
        ? new Typed.Otherwise(left, right, left.Type.Or(right.Type))
        : Apart(text.Place(at.OpAt), left, right);

    /// <summary><c>in</c> a list that is worked out, or in the ranges of a setting.</summary>
    public static Validation<Typed> In(ExprText text, Expr.Binary at, Typed left, Typed right)
    {
        if (right.Type.Kind != ValueKind.List) return Mistakes.ListAfterIn(text.Place(at.Right.At));
        if (left.Type.Kind == ValueKind.Number && ExprType.Ranges.Fits(right.Type) && right.Type.Item.IsSome) return new Typed.InRanges(left, right);
        return right.Type.Item.ForAll(item => item.Fits(left.Type))
            ? new Typed.InList(left, right)
            : Mistakes.CantCompare(text.Place(at.OpAt), left.Type.Word, right.Type.Item.Map(static i => i.Word).IfNone(""));
    }

    public static Validation<Typed> Matches(ExprText text, Expr.Binary at, Typed left)
    {
        if (left.Type.Kind != ValueKind.Text) return Mistakes.WrongInput(text.Place(at.Left.At), "matches", ValueKind.Text.Word(), left.Type.Word);
        return at.Right is Expr.Literal { Value.Kind: ValueKind.Text } pattern
            ? Pattern(text.Place(pattern.At), pattern.Value.Text).Map(Typed (regex) => new Typed.Matches(left, regex))
            : Mistakes.PatternNotLiteral(text.Place(at.Right.At));
    }

    /// <summary>The whole value, in time linear in its length; the pattern is tried bare first, so that it can't close our bracket.</summary>
    private static Validation<Regex> Pattern(Origin at, string pattern)
    {
        const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        if (pattern.Length > LongestPattern) return Mistakes.BadPattern(at, "it is longer than 512 characters");
        try
        {
            _ = new Regex(pattern, Options);
            return new Regex($@"\A(?:{pattern})\z", Options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Mistakes.BadPattern(at, e.Message);
        }
    }

    private static Diagnostic Apart(Origin at, Typed left, Typed right) => left.Type.Kind == ValueKind.Reference && right.Type.Kind == ValueKind.Reference
        ? Mistakes.OtherReference(at, string.Join(" or ", left.Type.RefersTo), string.Join(" or ", right.Type.RefersTo))
        : Mistakes.CantCompare(at, left.Type.Word, right.Type.Word);

    private static Typed Of(Operator op, Typed left, Typed right) => op == Operator.NotEqual
        ? new Typed.Not(new Typed.Compare(Operator.Equal, left, right))
        : new Typed.Compare(op, left, right);

    private static Option<ValueKind> Unordered(params ValueKind[] kinds) =>
        kinds.Where(static k => k is not (ValueKind.Number or ValueKind.Date or ValueKind.Instant or ValueKind.Nothing)).HeadOrNone();

    /// <summary>A word or a number that the other side can never be is a slip of the hand.</summary>
    private static Validation<Unit> Possible(ExprText text, Span at, Typed one, Typed other) =>
        one is Typed.Constant { Value.IsSet: true } literal
            && other is not Typed.Constant && !other.Type.Words.IsEmpty && !other.Type.Words.Has(literal.Value.ToString())
            ? Mistakes.WordNotInList(text.Place(at), literal.Value.ToString(), other.Type.Words)
            : unit;
}
