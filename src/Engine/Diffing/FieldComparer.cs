using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;

namespace Brygga.Engine.Diffing;

/// <summary>Reconciles one field of one pair: the table of ENGINE 5, on the two bases of MODEL 1.</summary>
internal static class FieldComparer
{
    /// <param name="scope">Over both records; with a scratch, since most fields are in step and nothing of them is kept.</param>
    public static void Compare(FlowTask task, Pair pair, Bases bases, FieldRule rule, in Scope scope, PairChanges changes)
    {
        var target = rule.To(rule.Master).Exists(changes.Owes) ? rule.Master : rule.Master.Other();
        if (rule.Update == UpdateMode.Once || rule.To(target).Case is not Assignment assignment || !rule.IsAbout(pair.Severa.Ref.Entity, pair.Fortnox.Ref.Entity)) return;
        if (target != rule.Master && changes.ReadsOwed(assignment.Value)) return;
        var field = task.Flow[target].Schema[assignment.Ordinal];
        if (field.Write != WriteMode.Always) return;

        scope.Scratch?.Clear();
        if (IsInStep(task, field, assignment, pair[target].Row, scope)) return;
        var kept = scope with { Scratch = null };
        var current = pair[target].Row[assignment.Ordinal];
        var wanted = WantedValue.Applies(assignment, kept).IsUnknown ? default : WantedValue.Of(task, field, assignment, kept);
        var question = new Question(task, pair, bases, rule, assignment, field, target, current, wanted.Value);
        if (wanted.Missing.Case is Value key) Missing(question, key, changes);
        else if (current.IsUnknown || wanted.Value.IsUnknown) Unread(question, changes);
        else if (!Fitting.Stops(question, changes)) Differing(question, changes);
    }

    /// <summary>Whether the field is as the rule wants it, or the rule does not write for now.</summary>
    private static bool IsInStep(FlowTask task, Field field, Assignment assignment, Row written, in Scope scope)
    {
        var applies = WantedValue.Applies(assignment, scope);
        if (!applies.IsTrue) return !applies.IsUnknown;
        var current = written.Read(assignment.Ordinal, scope.Scratch);
        return !current.IsUnknown && WantedValue.Of(task, field, assignment, scope).Value == current;
    }

    /// <summary>The value speaks of a record that the other side does not have.</summary>
    private static void Missing(Question q, Value key, PairChanges changes)
    {
        changes.Hold(q.Assignment.Value, q.Target, q.Assignment.Ordinal);
        changes.Findings.Add(Findings.NoSuchRecord(q.About(changes), q.Target, q.Field.Name, key));
    }

    /// <summary>Where the rule might refuse the record, so does its unread value: nothing is written that reading would have refused.</summary>
    private static void Unread(Question q, PairChanges changes)
    {
        changes.Hold(q.Assignment.Value, q.Target, q.Assignment.Ordinal);
        changes.Findings.Add(Findings.Unread(q.About(changes)));
        if (q.Assignment is { Empty: WhenEmpty.Refuse } or { TooLong: WhenTooLong.Refuse }) changes.Refuse();
    }

    private static void Differing(Question q, PairChanges changes)
    {
        switch (q.Master, q.There)
        {
            case var _ when changes.Owes(q.Assignment):
                Write(q, changes, Reason.MissingThere);
                break;
            case (Change.Never, _) or (_, Change.Never) or (Change.None, Change.None):
                Stand(q, changes);
                break;
            case (Change.None, Change.Changed):
                changes.Findings.Add(Findings.Drift(q.About(changes), q.Target, q.Current, q.Wanted));
                break;
            case (Change.Changed, Change.None):
                Write(q, changes, q.Target == Side.Fortnox ? Reason.ChangedInSevera : Reason.ChangedInFortnox);
                break;
            default:
                changes.Findings.Add(Findings.Conflict(q.About(changes), q.Rule.Master, q.Current, q.Wanted));
                Write(q, changes, Reason.Conflict);
                break;
        }
    }

    /// <summary>Shown, and held until a person accepts it or the master's side changes; the bases are both sides as they stand.</summary>
    private static void Stand(Question q, PairChanges changes)
    {
        var (severa, fortnox) = q.Target == Side.Fortnox ? (q.Wanted, q.Current) : (q.Current, q.Wanted);
        var reason = q.Bases.RulesEdited ? Reason.RuleChanged : Reason.Standing;
        changes.Standing.Add(new(q.Rule, q.Assignment.Value.At, reason, severa, fortnox, q.Pair));
    }

    private static void Write(Question q, PairChanges changes, Reason reason)
    {
        var change = new FieldChange(
            q.Field.Name, q.Bases[q.Target][q.Assignment.Ordinal], q.Current, new Wanted.Known(q.Wanted), reason, q.Rule.Name, q.Assignment.Value.At);
        WantedValue.Sent(q.Task, q.Assignment, q.Wanted).Match(
            Right: sent => changes.Write(q.Target, q.Assignment, change with { Sent = sent }),
            Left: key => Missing(q, key, changes));
    }
}

/// <summary>How a field stands to its own side's base.</summary>
internal enum Change
{
    None,
    Changed,

    /// <summary>There is no base: it was unread, or the rules did not read it, when the two last agreed.</summary>
    Never,
}

/// <summary>One rule on one pair, where the wanted value meets the current one.</summary>
internal sealed record Question(FlowTask Task, Pair Pair, Bases Bases, FieldRule Rule, Assignment Assignment, Field Field, Side Target, Value Current, Value Wanted)
{
    /// <summary>Whether what the rule reads on the master's side changed.</summary>
    public Change Master => Assignment.Value.Reads.Fields
        .Filter(read => read.Side == Rule.Master)
        .Map(read => Since(read.Side, read.Ordinal))
        .Fold(Change.None, static (worst, next) => (Change)Math.Max((int)worst, (int)next));

    /// <summary>Whether the written field itself changed on its side.</summary>
    public Change There => Since(Target, Assignment.Ordinal);

    public About About(PairChanges changes) => changes.About(Rule.Name, Assignment.Value.At, Values.Read(Assignment.Value, Rule.Master, Pair[Rule.Master].Row)
        .Add(new FieldValue(Target, Field.Name, Current)));

    private Change Since(Side side, int ordinal)
    {
        var (row, before) = (Pair[side].Row, Bases[side]);
        if (!before.Exists || before[ordinal].IsUnknown) return Change.Never;
        return row.SameAt(ordinal, before) ? Change.None : Change.Changed;
    }
}
