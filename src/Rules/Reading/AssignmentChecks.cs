using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>A value on its way to a field.</summary>
internal sealed record Written(Field Field, ExprType FieldType, Origin At, CheckedExpr Value, UpdateMode Update);

/// <summary>Whether a value may be written to a field: by kind, by right, by length, and when it is nothing.</summary>
internal static class AssignmentChecks
{
    public static Validation<Diagnostic, Unit> Fits(Written w, bool saysTooLong) =>
        (Right(w), saysTooLong ? unit : Length(w), Words(w)).Apply(static (_, _, _) => unit);

    /// <summary>What happens where the value is nothing; a value that may miss must say it.</summary>
    public static Validation<Diagnostic, WhenEmpty> Empty(Written w, Option<(WhenEmpty Means, Origin At)> said)
    {
        if (said.Case is (WhenEmpty means, Origin at))
            return means == WhenEmpty.Clear && w.Field.Required ? Mistakes.CantBeCleared(at) : means;
        if (w.Value.Type.MayMiss) return Mistakes.MayMiss(w.Value.At);
        return w.Field.Required ? WhenEmpty.Refuse : WhenEmpty.Clear;
    }

    /// <summary>Two names that are copied to each other: one mistake, however many directions it spoils.</summary>
    public static Validation<Diagnostic, Unit> CopiedKind(Written w, Side to) => w.FieldType.Fits(w.Value.Type) ? unit
        : to == Side.Fortnox ? Mistakes.MixedKinds(w.At, w.Value.Type.Word, w.FieldType.Word)
        : Mistakes.MixedKinds(w.Value.At, w.FieldType.Word, w.Value.Type.Word);

    public static Validation<Diagnostic, Unit> Kind(Written w) => w.FieldType.Fits(w.Value.Type)
        ? unit
        : Mistakes.WrongKind(w.Value.At, w.Field.Name, w.FieldType.Word, w.Value.Type.Word, w.Field.Type.Kind switch
        {
            ValueKind.Text => "Convert it: | text.",
            ValueKind.Number when w.Value.Type.Kind == ValueKind.Text => "Convert it: | number.",
            _ => "",
        });

    private static Validation<Diagnostic, Unit> Right(Written w) => w.Field.Write switch
    {
        WriteMode.Never => Mistakes.ReadOnly(w.At, w.Field.Name),
        WriteMode.Create when w.Update == UpdateMode.Continuous => Mistakes.OnlyAtCreation(w.At, w.Field.Name),
        _ => unit,
    };

    /// <summary>Only what is known to be able to be longer; where the source's length is unknown, that is a finding at run time.</summary>
    private static Validation<Diagnostic, Unit> Length(Written w) =>
        (from max in w.Field.Max from longest in w.Value.Type.Longest where longest > max select (max, longest)).Match(
            l => Mistakes.MayBeTooLong(w.Value.At, w.Field.Name, l.max, l.longest),
            static () => Success<Diagnostic, Unit>(unit));

    private static Validation<Diagnostic, Unit> Words(Written w) => w.FieldType.Words.IsEmpty
        ? unit
        : w.Value.Type.Words.Find(word => !w.FieldType.Words.Has(word)).Match(
            word => Mistakes.WordNotInList(w.Value.At, word, w.FieldType.Words),
            static () => Success<Diagnostic, Unit>(unit));
}
