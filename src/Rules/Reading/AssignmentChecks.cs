using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>A value on its way to a field.</summary>
/// <param name="Whole">The field that the system takes or refuses: that of the record, where <paramref name="Field"/> stands inside one.</param>
internal sealed record Written(Field Field, Field Whole, Goal Goal, Origin At, CheckedExpr Value, UpdateMode Update)
{
    /// <summary>What can be put there.</summary>
    public ExprType FieldType => Goal.Type;
}

/// <summary>Whether a value may be written to a field: by kind, by right, by length, and when it is nothing.</summary>
internal static class AssignmentChecks
{
    public static Validation<Unit> Fits(Written w, bool saysTooLong) =>
        (Right(w), saysTooLong ? unit : Length(w), Words(w), Digits(w)).Apply(static (_, _, _, _) => unit);

    /// <summary>What happens where the value is nothing; a value that may miss must say it.</summary>
    public static Validation<WhenEmpty> Empty(Written w, Option<(WhenEmpty Means, Origin At)> said)
    {
        var required = w.Field.Required && w.Goal.By.IsNone;
        if (said.Case is (WhenEmpty means, Origin at))
            return means == WhenEmpty.Clear && required ? Mistakes.CantBeCleared(at) : means;
        if (w.Value.Type.MayMiss) return Mistakes.MayMiss(w.Value.At);
        return required ? WhenEmpty.Refuse : WhenEmpty.Clear;
    }

    /// <summary>Two names that are copied to each other: one mistake, however many directions it spoils.</summary>
    public static Validation<Unit> CopiedKind(Written w, Side to) => Takes(w.FieldType, w.Value.Type, isCopy: true) ? unit
        : to == Side.Fortnox ? Mistakes.MixedKinds(w.At, w.Value.Type.Word, w.FieldType.Word)
        : Mistakes.MixedKinds(w.Value.At, w.FieldType.Word, w.Value.Type.Word);

    public static Validation<Unit> Kind(Written w) => Takes(w.FieldType, w.Value.Type, isCopy: false)
        ? unit
        : Mistakes.WrongKind(w.Value.At, w.Field.Name, w.FieldType.Word, w.Value.Type.Word, w.FieldType.Kind switch
        {
            ValueKind.Text when w.Value.Type.Kind == ValueKind.Reference => "Name the field of the record that is meant: .Code, .name.",
            ValueKind.Text => "Convert it: | text.",
            ValueKind.Number when w.Value.Type.Kind == ValueKind.Text => "Convert it: | number.",
            ValueKind.Reference => "Use | linked(..), | find(..), or the text of its key.",
            _ => "",
        });

    /// <summary>A text is the key of the record that a field refers to; in a copy a reference is its key, too.</summary>
    private static bool Takes(ExprType field, ExprType value, bool isCopy) => field.Fits(value)
        || (field.Kind == ValueKind.Reference && value.Kind == ValueKind.Text)
        || (isCopy && field.Kind == ValueKind.Text && value.Kind == ValueKind.Reference);

    /// <summary>A reference is written whatever the rights of the record's key are.</summary>
    private static Validation<Unit> Right(Written w) => Worse(w.Field.Write, w.Whole.Write) switch
    {
        WriteMode.Never => Mistakes.ReadOnly(w.At, w.Field.Name),
        WriteMode.Create when w.Update == UpdateMode.Continuous && w.Goal.By.IsNone => Mistakes.OnlyAtCreation(w.At, w.Field.Name),
        _ => unit,
    };

    private static WriteMode Worse(WriteMode one, WriteMode other) => one > other ? one : other;

    /// <summary>Only what is known to be able to be longer; where the source's length is unknown, that is a finding at run time.</summary>
    private static Validation<Unit> Length(Written w) =>
        (from max in w.Field.Max
         from longest in w.Value.Type.Longest
         where w.Goal.Key.IsNone && w.Value.Type.Kind == ValueKind.Text && longest > max
         select (max, longest)).Match(
            l => Mistakes.MayBeTooLong(w.Value.At, w.Field.Name, l.max, l.longest),
            static () => Valid<Unit>(unit));

    private static Validation<Unit> Words(Written w) => w.FieldType.Words.IsEmpty || w.FieldType.Kind is not (ValueKind.Text or ValueKind.Number)
        ? unit
        : w.Value.Type.Words.Find(word => !w.FieldType.Words.Has(word)).Match(
            word => Mistakes.WordNotInList(w.Value.At, word, w.FieldType.Words),
            static () => Valid<Unit>(unit));

    /// <summary>Only what is known to have something else in it; where nothing is known, that is a finding at run time.</summary>
    private static Validation<Unit> Digits(Written w) => w.FieldType is { IsDigits: true, Kind: ValueKind.Text }
        ? w.Value.Type.Words.Find(static word => !FieldType.IsDigits(word)).Match(
            word => Mistakes.NotOfForm(w.Value.At, word, "digits alone"),
            static () => Valid<Unit>(unit))
        : unit;
}
