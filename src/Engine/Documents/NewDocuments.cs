using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>
/// The steps of documents that are to be transferred: written once, found again by their mark, then what is to happen to them, each
/// step waiting for the one before (M31).
/// </summary>
internal sealed class NewDocuments(DocumentTask task, PlannedLinks planned)
{
    private readonly Dictionary<string, Seq<RecordRef>> _marked = Marked(task);
    private readonly System.Collections.Generic.HashSet<(string Field, Value Key)> _keys = [];

    public FlowPlan Plan(Intake intake)
    {
        var findings = new List<Finding>();
        var news = intake.New.Bind(source => Plan(source, findings)).Strict();
        var refused = intake.Refused.Bind(source => Failed(source, findings)).Strict();
        var settled = task.OpenIntents.Filter(intent => intent.Part.IsNone && !intake.New.Exists(source => source.Ref == intent.Source)).Map(intent => DocumentSteps.Resolve(task, intent));
        return FlowPlan.Of((news + refused + settled).Strict()) with { Findings = toSeq(findings).Strict() };
    }

    /// <summary>
    /// That a document is not there yet, and that only one has its mark, a complete listing proves (MODEL 4). The look-up of a create that
    /// is open proves it by itself.
    /// </summary>
    private Seq<Step> Plan(Source source, List<Finding> findings)
    {
        if (Open(source).IsNone && task.Unproved.Case is string why) return Held(source, why, findings);
        var carriers = _marked.TryGetValue(task.Marker(source.Ref).ToString(), out var marked) ? marked : Seq<RecordRef>();
        if (carriers.Count > 1) return Twins(source, carriers, findings);
        return carriers.HeadOrNone().Match(target => Adopted(source, target, findings), () => Written(source, findings));
    }

    /// <summary>
    /// It was written before, and state does not know, or not for certain, which its create still open then settles: what is left to do
    /// with it is done now.
    /// </summary>
    private Seq<Step> Adopted(Source source, RecordRef target, List<Finding> findings)
    {
        var row = task.TargetRow(target.Id).IfNone(Row.None);
        var link = Open(source).Match(open => DocumentSteps.Resolve(task, open), () => DocumentSteps.Link(task, source, target));
        return Whole(new Reacting(task, source, Subject.Of(target, row), row, []), findings, reacting => link.Cons(Reacting.Chained(reacting.OnCreated, After(link, Outcome.Success))));
    }

    private Seq<Step> Written(Source source, List<Finding> findings)
    {
        var (document, found) = Composer.Compose(task, source);
        findings.AddRange(found);
        var own = document.Filter(composed => IsFree(composed, findings));
        return own.Match(composed => Steps(composed, findings), () => found.Exists(static finding => finding.Kind == FindingKind.Refuse) ? Failed(source, findings) : Seq<Step>());
    }

    private Seq<Step> Steps(Composition document, List<Finding> findings)
    {
        var open = Open(document.Source);
        if (task.Flow.CreateBy.Case is CreateBy by) return By(document, by, open, findings);
        var create = DocumentSteps.Create(task, document, open, Waits(document));
        return Whole(new Reacting(task, document.Source, Subject.Coming(task.Target.Ref, create.Id), document.Result, []), findings, reacting =>
            create.Cons(Reacting.Chained(reacting.OnCreated, After(create, Outcome.Success))) + IfFailed(create, reacting));
    }

    /// <summary>The action, then the fields, then what is to happen to the document.</summary>
    private Seq<Step> By(Composition document, CreateBy by, Option<Intent> open, List<Finding> findings)
    {
        var on = by.On.Run(task.Scope(document.Source.Ref, document.Source.Row));
        if (on.Kind != ValueKind.Reference)
        {
            findings.Add(Findings.Unread(new About(task.Name, task.Name, by.At, Seq1(document.Source.Ref), Values.Read(by.On, task.From, document.Source.Row))));
            return Seq<Step>();
        }
        var create = DocumentSteps.CreateBy(task, document, by, on.Referenced.Record, open, Waits(document));
        var subject = Subject.Coming(task.Target.Ref, create.Id);
        return Whole(new Reacting(task, document.Source, subject, document.Result, []), findings, reacting =>
            create.Cons(Reacting.Chained(DocumentSteps.Content(task, document, subject).Cons(reacting.OnCreated), After(create, Outcome.Success))) + IfFailed(create, reacting));
    }

    /// <summary>A document is sent only when all that is to happen to it can be told: what is not planned with it would never be done.</summary>
    private static Seq<Step> Whole(Reacting reacting, List<Finding> findings, Func<Reacting, Seq<Step>> plan)
    {
        var steps = plan(reacting).Strict();
        findings.AddRange(reacting.Findings);
        return reacting.CanBeTold ? steps : Seq<Step>();
    }

    private static Seq<Step> IfFailed(Step create, Reacting reacting) =>
        Reacting.Chained(reacting.OnFailed, Seq<After>()).Map(step => step with { After = After(create, Outcome.Failure) + step.After }).Strict();

    private Seq<Step> Failed(Source source, List<Finding> findings) =>
        Reacting.Chained(new Reacting(task, source, Subject.Coming(task.Target.Ref, default), Row.None, findings).OnFailed, Seq<After>());

    /// <summary>The steps that make what the document refers to.</summary>
    private Seq<After> Waits(Composition document) => toSeq(document.Fields
        .Bind(static change => References(((Wanted.Known)change.After).Value))
        .Choose(planned.StepOf)
        .Distinct()).Map(static step => new After(step, Outcome.Success)).Strict();

    private static Seq<RecordRef> References(Value value) => value.Kind switch
    {
        ValueKind.Reference => Seq1(value.Referenced.Record),
        ValueKind.List => toSeq(value.Items.ToArray()).Bind(References),
        ValueKind.Record => toSeq(value.Members.ToArray()).Bind(static member => References(member.Value)),
        _ => Seq<RecordRef>(),
    };

    /// <summary>A key that the target keeps free of twins must be free, and wanted by one document alone (M31).</summary>
    private bool IsFree(Composition document, List<Finding> findings)
    {
        var taken = document.Fields.Filter(change => task.Target.Keys.Exists(key => key.Field == change.Field && key.Unique == Uniqueness.Enforced))
            .Choose(change => Taken(document.Source, change.Field, ((Wanted.Known)change.After).Value)).HeadOrNone();
        taken.IfSome(findings.Add);
        return taken.IsNone;
    }

    private Option<Finding> Taken(Source source, string field, Value key)
    {
        var about = new About(task.Name, task.Name, task.At, Seq1(source.Ref), Seq<FieldValue>());
        if (!_keys.Add((field, key))) return Findings.KeyUsedTwice(about, key.ToString());
        var holder = task.World.ByKey(task.Target.Ref, key);
        if (holder.IsSet) return Findings.KeyUsedTwice(about with { Records = about.Records.Add(holder.Referenced.Record) }, key.ToString());
        return holder.IsUnknown ? Findings.Unproved(about, $"{task.Target.Ref.Side.Title()} was not listed completely, and it may have {field} {key}") : None;
    }

    private Seq<Step> Held(Source source, string why, List<Finding> findings)
    {
        findings.Add(Findings.Unproved(new About(task.Name, task.Name, task.At, Seq1(source.Ref), Seq<FieldValue>()), why));
        return Seq<Step>();
    }

    private Seq<Step> Twins(Source source, Seq<RecordRef> carriers, List<Finding> findings)
    {
        findings.Add(Findings.KeyUsedTwice(new About(task.Name, task.Name, task.At, source.Ref.Cons(carriers), Seq<FieldValue>()), task.Marker(source.Ref).ToString()));
        return Seq<Step>();
    }

    private Option<Intent> Open(Source source) => task.OpenIntents.Find(intent => intent.Source == source.Ref && intent.Part.IsNone);

    private static Seq<After> After(Step step, Outcome on) => Seq1(new After(step.Id, on));

    /// <summary>The target's documents by the mark that they carry.</summary>
    private static Dictionary<string, Seq<RecordRef>> Marked(DocumentTask task) => task.Target.Marker.Match(
        carrier => task.Targets
            .Select(target => (target.Ref, Mark: Reacting.ValueOf(target.Row, carrier.Field)))
            .Where(static target => target.Mark.Kind == ValueKind.Text)
            .GroupBy(static target => target.Mark.Text, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => toSeq(group.Select(static target => target.Ref).ToArray()), StringComparer.Ordinal),
        static () => []);
}
