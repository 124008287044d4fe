using Brygga.Engine.Data;
using Brygga.Engine.Planning;

namespace Brygga.Engine.Diffing;

/// <summary>Whether the wanted value can stand in the field at all: length, digits, and what the rule says of an empty one.</summary>
internal static class Fitting
{
    /// <summary>True where the value is not to be written; the finding is added.</summary>
    public static bool Stops(Question q, PairChanges changes) => q.Wanted.IsNothing ? StopsEmpty(q, changes) : StopsLong(q, changes) || StopsOther(q, changes);

    private static bool StopsLong(Question q, PairChanges changes)
    {
        if (!IsTooLong(q.Field, q.Wanted, out var most)) return false;
        var refuses = q.Assignment.TooLong == WhenTooLong.Refuse;
        changes.Findings.Add(Findings.TooLong(q.About(changes), refuses, q.Wanted, most));
        Stop(q, changes, refuses);
        return true;
    }

    private static bool StopsOther(Question q, PairChanges changes)
    {
        if (!IsNotDigits(q.Field, q.Wanted)) return false;
        changes.Findings.Add(Findings.NotDigits(q.About(changes), q.Wanted));
        Stop(q, changes, refuses: false);
        return true;
    }

    private static bool StopsEmpty(Question q, PairChanges changes)
    {
        switch (q.Assignment.Empty)
        {
            case WhenEmpty.Keep: return true;
            case WhenEmpty.Report or WhenEmpty.Refuse:
                changes.Findings.Add(Findings.Empty(q.About(changes), q.Assignment.Empty == WhenEmpty.Refuse));
                if (q.Assignment.Empty == WhenEmpty.Refuse) Stop(q, changes, refuses: true);
                return true;
            default: return StopsClearing(q, changes);
        }
    }

    private static bool StopsClearing(Question q, PairChanges changes)
    {
        if (!q.Field.Required && (q.Field.None.IsSome || q.Task.Rules[q.Target].Empty.ContainsKey(q.Field.Type.Kind))) return false;
        changes.Findings.Add(Findings.CannotClear(q.About(changes), q.Target));
        Stop(q, changes, refuses: false);
        return true;
    }

    private static void Stop(Question q, PairChanges changes, bool refuses)
    {
        changes.Hold(q.Assignment.Value, q.Target, q.Assignment.Ordinal);
        if (refuses) changes.Refuse();
    }

    public static bool IsTooLong(Field field, Value value, out int most)
    {
        most = field.Max.IfNone(int.MaxValue);
        return value.Kind == ValueKind.Text && value.Text.Length > most;
    }

    public static bool IsNotDigits(Field field, Value value) => field.Type.Digits && value.Kind == ValueKind.Text && !FieldType.IsDigits(value.Text);
}
