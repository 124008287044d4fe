using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Matching;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>
/// A step for each record that takes part, has no partner, passes the flow's `creating` rules and is proved missing on the
/// other side. A source with an open intent gets `resolve`, never `create` (MODEL 2): the outcome of the earlier create is looked
/// up first; the step carries the fields to send should it prove never to have happened, none where it is no longer wanted.
/// </summary>
internal static class Creator
{
    public static FlowPlan Create(FlowTask task, Matches matches)
    {
        var (findings, passes) = (new List<Finding>(), new List<RememberedPass>());
        var drafts = matches.Unpaired
            .Filter(unpaired => task.Flow.Enabled && task.Flow.CreatesIn.Contains(unpaired.Entry.Ref.Side.Other()))
            .Bind(unpaired => Draft(task, unpaired, findings, passes).ToSeq())
            .Strict();
        var wanted = UsedKeys.Without(task, drafts, findings);
        var open = toSeq(task.OpenIntents.Filter(static intent => intent.Part.IsNone).OrderBy(static intent => intent.Source.ToString(), StringComparer.Ordinal)).Strict();
        var resolves = open.Bind(intent => Resolved(task, matches, intent, wanted.Find(draft => draft.Source.Ref == intent.Source), findings));
        var parts = toSeq(task.OpenIntents.Filter(static intent => intent.Part.IsSome).OrderBy(static intent => intent.At)).Map(intent => Resolve(task, intent, None));
        var creates = wanted.Filter(draft => !open.Exists(intent => intent.Source == draft.Source.Ref)).Bind(draft => WithParts(task, draft, findings));
        return new((resolves + parts + creates).Strict(), Seq<Note>(), toSeq(findings).Strict()) { Passes = toSeq(passes).Strict() };
    }

    private static Seq<Step> WithParts(FlowTask task, Draft draft, List<Finding> findings) => WithParts(task, Create(task, draft), draft.Source, findings);

    /// <summary>What the create has made, should it have happened, still lacks its parts.</summary>
    private static Seq<Step> Resolved(FlowTask task, Matches matches, Intent intent, Option<Draft> wanted, List<Finding> findings)
    {
        var own = Resolve(task, intent, wanted);
        var source = wanted.Map(static draft => draft.Source)
            || matches.Resolving.Filter(static pair => pair.TakesPart).Map(pair => pair[intent.Source.Side]).Find(entry => entry.Ref == intent.Source);
        return source.Match(entry => WithParts(task, own, entry, findings), () => Seq1(own));
    }

    /// <summary>The record first, then the parts that belong to it.</summary>
    private static Seq<Step> WithParts(FlowTask task, Step own, Entry source, List<Finding> findings) => own.Cons(task.Flow.Parts
        .Filter(part => part.Side == own.Entity.Side)
        .Bind(part => PartSteps.After(task, own, source, part, findings).ToSeq())).Strict();

    private static Option<Draft> Draft(FlowTask task, Unpaired unpaired, List<Finding> findings, List<RememberedPass> passes)
    {
        var source = unpaired.Entry;
        var rules = task.Flow.Creating.Filter(rule => rule.Side == source.Ref.Side).ToArray();
        if (Conditions.FirstBroken(task, source.Ref, source.Row, rules, findings, passes).IsSome) return None;
        var about = new About(task.Flow.Name, task.Flow.Name, task.Flow.At, Seq1(source.Ref), Seq<FieldValue>());
        var obstacle = unpaired.Blocked || (task.Unproved || Awaited(task, source)).Map(why => Findings.Unproved(about, why));
        obstacle.IfSome(findings.Add);
        return obstacle.IsNone ? Drafts.Of(task, source, findings) : None;
    }

    /// <summary>The record may be what an earlier create made whose answer never came: that is settled before it counts as anybody's own.</summary>
    private static Option<string> Awaited(FlowTask task, Entry entry) => task.OpenIntents
        .Exists(intent => intent.Target == entry.Ref.Entity && intent.Part.IsNone && HasKey(entry, intent))
            ? Some("it may have been made by an earlier run that did not get the answer, which is looked up first")
            : None;

    private static bool HasKey(Entry entry, Intent intent) => intent.Key.ToString() == entry.Ref.Id
        || (entry.Own.Schema is { } schema && schema.Ordinal(intent.KeyField).Exists(ordinal => entry.Own[ordinal] == intent.Key));

    private static Step Resolve(FlowTask task, Intent intent, Option<Draft> wanted)
    {
        var fields = wanted.Map(static draft => draft.Fields).IfNone(Seq<FieldChange>());
        return new(
            StepIds.Of(task, Verb.Resolve, intent.Source, intent.Target, None, fields),
            task.Flow.Name,
            task.Flow.At,
            Verb.Resolve,
            intent.Source,
            intent.Target,
            Option<RecordRef>.None,
            Some(intent.Marker),
            fields,
            wanted.Match(static draft => Fingerprints.Of(draft.Source), static () => Seq<Fingerprint>()),
            Option<Hash>.None,
            Seq<HeldField>(),
            Seq<After>(),
            Reason.OpenIntent,
            Cost.In(intent.Target.Side, 3))
        {
            Part = intent.Part,
            Held = intent.Part.Map(part => HeldBy(task, part, intent.Source.Side)).IfNone(Seq<HeldField>()),
            Reached = wanted.Map(draft => Reached(task, draft)).IfNone(Seq<FieldValue>()),
        };
    }

    /// <summary>A part that is found again moves no more of its owner's other side than its own rules read.</summary>
    private static Seq<HeldField> HeldBy(FlowTask task, string part, Side source)
    {
        var schema = task.Flow[source].Schema;
        var read = task.Flow.Fields.Bind(rule => rule.To(source.Other()).ToSeq()).Filter(assignment => assignment.Target.Bind(static t => t.By) == part)
            .Bind(static assignment => assignment.Value.Reads.Fields).Filter(field => field.Side == source).Map(field => field.Ordinal).ToHashSet();
        return toSeq(Enumerable.Range(0, schema.Count).Where(ordinal => !read.Contains(ordinal)).Select(ordinal => new HeldField(source, schema[ordinal].Name))).Strict();
    }

    private static Seq<FieldValue> Reached(FlowTask task, Draft draft) => (
        ReachedValues.Of(task, draft.Source.Ref.Side, draft.Source.Row)
        + ReachedValues.OfNew(task, draft.Source.Ref.Side.Other(), draft.Fields)).Strict();

    private static Step Create(FlowTask task, Draft draft)
    {
        var target = task.Created(draft.Source.Ref.Side.Other());
        return new(
            StepIds.Of(task, Verb.Create, draft.Source.Ref, target, None, draft.Fields),
            task.Flow.Name,
            task.Flow.At,
            Verb.Create,
            draft.Source.Ref,
            target,
            Option<RecordRef>.None,
            Some(task.Marker(draft.Source.Ref)),
            draft.Fields,
            Fingerprints.Of(draft.Source),
            Option<Hash>.None,
            Seq<HeldField>(),
            Seq<After>(),
            Reason.MissingThere,
            Cost.In(target.Side, LooksFirst(task, target) ? 2 : 1))
        {
            Reached = Reached(task, draft),
        };
    }

    /// <summary>Only a target that refuses a used key itself needs no look before a create.</summary>
    private static bool LooksFirst(FlowTask task, EntityRef entity) =>
        !task.Rules.Entity(entity).Keys.Exists(key => key.Unique == Uniqueness.Enforced && key.Field == task.Rules.Entity(entity).RecoverKey);
}
