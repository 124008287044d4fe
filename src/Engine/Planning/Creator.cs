using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>
/// A step for each record that takes part, has no partner, passes the flow's `creating` rules and is proved missing on the
/// other side. A record with an open intent is the <see cref="Resolver"/>'s.
/// </summary>
internal static class Creator
{
    public static FlowPlan Create(FlowTask task, Matches matches)
    {
        var steps = new List<Step>();
        var findings = new List<Finding>();
        var open = Resolver.OpenIntents(task).Map(static intent => intent.Source).ToHashSet();
        foreach (var unpaired in matches.Unpaired)
            if (task.Flow.Enabled && task.Flow.CreatesIn.Contains(unpaired.Entry.Ref.Side.Other()) && !open.Contains(unpaired.Entry.Ref))
                Create(task, unpaired, steps, findings);
        return new(toSeq(steps).Strict(), Seq<Note>(), toSeq(findings).Strict());
    }

    private static void Create(FlowTask task, Unpaired unpaired, List<Step> steps, List<Finding> findings)
    {
        var source = unpaired.Entry;
        var target = source.Ref.Side.Other();
        var rules = task.Flow.Creating.Filter(rule => rule.Side == source.Ref.Side).ToArray();
        if (Conditions.FirstBroken(task, source.Ref, source.Row, rules, findings).IsSome) return;
        if (unpaired.Blocked.Case is Finding blocked)
        {
            findings.Add(blocked);
            return;
        }
        if (!task.Table(target).Coverage.ProvesAbsence(task.Run.Start))
        {
            findings.Add(Findings.Unproved(About(task, source), Why(task.Table(target).Coverage, target)));
            return;
        }
        Draft.Of(task, source, findings).IfSome(fields => steps.Add(Step(task, source, target, fields)));
    }

    private static Step Step(FlowTask task, Entry source, Side target, Seq<FieldChange> fields)
    {
        var entity = task.Flow[target].Entity;
        return new(
            StepIds.Of(task, Verb.Create, source.Ref, entity, None, fields),
            task.Flow.Name,
            task.Flow.At,
            Verb.Create,
            source.Ref,
            entity,
            Option<RecordRef>.None,
            Some(task.Marker(source.Ref)),
            fields,
            Fingerprints.Of(source),
            Seq<HeldField>(),
            Seq<After>(),
            Reason.MissingThere,
            Cost.In(target, LooksFirst(task, entity) ? 2 : 1));
    }

    private static bool LooksFirst(FlowTask task, EntityRef entity) =>
        task.Rules.Entity(entity).Keys.Exists(static key => key.Unique == Uniqueness.Asked);

    private static About About(FlowTask task, Entry source) =>
        new(task.Flow.Name, task.Flow.Name, task.Flow.At, Seq1(source.Ref), Seq<FieldValue>());

    private static string Why(Coverage coverage, Side side) => coverage.Gaps.HeadOrNone().Match(
        gap => $"the listing of {side.Title()} is not whole: {gap}",
        () => $"{side.Title()} was not listed completely, so nothing is proved missing there");
}
