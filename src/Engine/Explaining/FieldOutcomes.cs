using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Explaining;

/// <summary>Compares a pair rule by rule, as diffing does, and tells what came of each.</summary>
internal static class FieldOutcomes
{
    public static Seq<FieldOutcome> Of(FlowTask task, Pair pair)
    {
        var bases = Bases.Of(task, pair);
        return task.Flow.Fields.Bind(rule => Of(task, pair, bases, rule).ToSeq()).Strict();
    }

    private static Option<FieldOutcome> Of(FlowTask task, Pair pair, Bases bases, FieldRule rule)
    {
        var target = rule.Master.Other();
        return rule.To(target).Map(assignment => Of(task, pair, bases, rule, target, assignment))
            || rule.To(rule.Master).Map(assignment => Of(task, pair, bases, rule, rule.Master, assignment));
    }

    private static FieldOutcome Of(FlowTask task, Pair pair, Bases bases, FieldRule rule, Side target, Assignment assignment)
    {
        var field = task.Flow[target].Schema[assignment.Ordinal];
        var scope = task.Scope(pair.Severa.Row, pair.Fortnox.Row);
        return new(
            rule.Name,
            assignment.Value.At,
            rule.Master,
            Read(task, pair, bases, new(target, assignment.Ordinal)),
            WantedValue.Of(task, field, assignment, scope).Value,
            assignment.Value.Reads.Fields.Filter(read => read.Side == target.Other()).Map(read => Read(task, pair, bases, read)).Strict(),
            Judge(task, pair, bases, rule, assignment, WantedValue.Applies(assignment, scope)));
    }

    private static FieldVerdict Judge(FlowTask task, Pair pair, Bases bases, FieldRule rule, Assignment assignment, Value applies)
    {
        var target = rule.Master.Other();
        var changes = new PairChanges(task, pair);
        FieldComparer.Compare(task, pair, bases, rule, task.Scope(pair.Severa.Row, pair.Fortnox.Row), changes);
        if (changes.Writes(WrittenRecord.Of(target, assignment)).HeadOrNone().Case is FieldChange change) return new FieldVerdict.Written(change);
        if (toSeq(changes.Findings).HeadOrNone().Case is Finding finding) return new FieldVerdict.Left(finding);
        if (toSeq(changes.Standing).HeadOrNone().Case is StandingDifference standing)
            return new FieldVerdict.Left(Findings.Standing(changes.About(rule.Name, standing.At), standing.Reason, standing.Severa, standing.Fortnox));
        if (!rule.IsAbout(pair.Severa.Ref.Entity, pair.Fortnox.Ref.Entity)) return new FieldVerdict.NotConcerned();
        if (rule.Update == UpdateMode.Once) return new FieldVerdict.OnceOnly();
        return rule.To(target).IsNone || applies is { IsTrue: false, IsUnknown: false } ? new FieldVerdict.NotConcerned() : new FieldVerdict.InStep();
    }

    private static AgreedValue Read(FlowTask task, Pair pair, Bases bases, FieldRead read) => new(
        read.Side,
        task.Flow[read.Side].Schema[read.Ordinal].Name,
        pair[read.Side].Row[read.Ordinal],
        pair.Known.IsSome && bases[read.Side].Exists ? bases[read.Side][read.Ordinal] : Value.Unknown);
}
