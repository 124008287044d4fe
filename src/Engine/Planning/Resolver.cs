using Brygga.Engine.Data;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>
/// A source with an open intent gets `resolve`, never `create` (MODEL 2): the outcome of the earlier create is looked up first.
/// The step carries the fields to send should it prove never to have happened; none where the source no longer wants it.
/// </summary>
internal static class Resolver
{
    public static Seq<Intent> OpenIntents(FlowTask task) =>
        task.Memory.Intents.Filter(intent => intent.Flow == task.Flow.Name);

    public static FlowPlan Resolve(FlowTask task, Selection selection) =>
        FlowPlan.Of(toSeq(OpenIntents(task).OrderBy(static intent => intent.Source.ToString(), StringComparer.Ordinal))
            .Map(intent => Step(task, intent, toSeq(selection[intent.Source.Side]).Find(entry => entry.Ref == intent.Source))));

    private static Step Step(FlowTask task, Intent intent, Option<Entry> source)
    {
        var fields = source.Filter(entry => entry.TakesPart && task.Flow.Enabled)
            .Bind(entry => Drafts.Of(task, entry, []))
            .Map(static draft => draft.Fields)
            .IfNone(Seq<FieldChange>());
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
            source.Match(static entry => Fingerprints.Of(entry), static () => Seq<Fingerprint>()),
            Seq<HeldField>(),
            Seq<After>(),
            Reason.OpenIntent,
            Cost.In(intent.Target.Side, 3));
    }
}
