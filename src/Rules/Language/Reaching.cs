namespace Brygga.Rules.Language;

/// <summary>
/// What an expression reaches from the record at hand: the smallest parts of it that go through references, relations, registers or
/// links and still yield a single value of one side's record. They are worked out once, kept with the record, and a change of them is
/// a change of the record (MODEL 5).
/// </summary>
internal static class Reaching
{
    public static Seq<Typed> In(Typed typed) => Split(typed).Found;

    /// <summary>The expression with fields in place of what it reaches.</summary>
    /// <param name="field">The field that stands for a part, where there is one.</param>
    public static Typed Replaced(Typed typed, Func<Typed, Option<FieldName>> field) => field(typed).Case is FieldName name
        ? new Typed.Read(Seq1(name), typed.Type)
        : typed.WithChildren(child => Replaced(child, field));

    /// <summary>What is reached in two steps: the first name in it, which other things may be reached through too, and the rest with the element in its place.</summary>
    public static Option<(Typed.Named Part, Typed Remainder)> Through(Typed typed) =>
        FirstNamed(typed).Filter(static part => !HasFreeElement(part)).Map(part => (part, ElementFor(part.Name, typed)));

    private static Option<Typed.Named> FirstNamed(Typed typed) =>
        typed is Typed.Named named ? named : typed.Children.Map(FirstNamed).Somes().HeadOrNone();

    private static Typed ElementFor(string name, Typed typed) => typed is Typed.Named named && named.Name == name
        ? new Typed.Element(named.Type)
        : typed.WithChildren(child => ElementFor(name, child));

    /// <summary>The side of the record that a part is about; None where it is about none, or both.</summary>
    public static Option<Side> SideOf(Typed typed)
    {
        var fields = typed.FieldsAtHand;
        return fields.IsEmpty || fields.Exists(f => f.Side != fields[0].Side) ? Option<Side>.None : fields[0].Side;
    }

    /// <summary>What was found, and whether nothing is left that reaches anywhere once that is replaced.</summary>
    private static (bool Settled, Seq<Typed> Found) Split(Typed typed)
    {
        var children = typed.Children.Mapped(Split);
        if (!Leaves(typed) && children.ForAll(static c => c.Settled)) return (true, children.Bound(static c => c.Found));
        return IsSingle(typed.Type) && SideOf(typed).IsSome && !HasFreeElement(typed) ? (true, Seq1(typed)) : (false, children.Bound(static c => c.Found));
    }

    /// <summary>Whether the node itself goes from the record at hand to another, or asks what kind it is of.</summary>
    private static bool Leaves(Typed typed) =>
        typed is Typed.Follow or Typed.Related or Typed.Sole or Typed.Register or Typed.Self { Ids.Count: > 1 }
        || (typed is Typed.Call call && call.Arguments.Exists(static a => a is Argument.Entity or Argument.Flow));

    private static bool IsSingle(ExprType type) => type.Kind is
        ValueKind.Text or ValueKind.Number or ValueKind.Boolean or ValueKind.Date or ValueKind.Instant;

    /// <summary>Whether an element is spoken of that something around the expression walks through.</summary>
    private static bool HasFreeElement(Typed typed) => typed switch
    {
        Typed.It or Typed.Element => true,
        Typed.Call c => HasFreeElement(c.Input) || c.Arguments.Exists(static a => a is Argument.Outer outer && HasFreeElement(outer.Body)),
        _ => typed.Children.Exists(HasFreeElement),
    };
}
