using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>Documents that were transferred: what is left of it, what has happened to them since, what somebody changed.</summary>
internal sealed class LinkedDocuments(DocumentTask task)
{
    private readonly string[] _compared = Compared(task);

    /// <summary>What was planned with a create and is not known to be done, by link.</summary>
    private readonly ILookup<(string SeveraId, string FortnoxId), string> _owed = PartMarks.Outstanding(task.Done, static rule => rule);

    public FlowPlan Plan()
    {
        var plans = task.Sources.Bind(source => task.LinkOf(source).ToSeq().Map(link => Plan(source, link))).Concat(Lost().Map(Gone)).ToSeq().Strict();
        return new(plans.Bind(static plan => plan.Steps).Strict(), plans.Bind(static plan => plan.Notes).Strict(), plans.Bind(static plan => plan.Findings).Strict());
    }

    /// <summary>Linked sources that are proved to be no longer there, as they last were.</summary>
    private Seq<(Source Source, Link Link)> Lost()
    {
        if (task.Flow.WhenGone.IsNone || !task.ProvesGone) return Seq<(Source, Link)>();
        var there = task.Sources.Map(static source => source.Ref.Id).ToHashSet(StringComparer.Ordinal);
        return task.Links.Filter(link => !there.Contains(link.Id(task.From)))
            .Map(link => (new Source(new(task.Flow.From.Entity, link.Id(task.From)), link[task.From].Row.As(task.Flow.From.Kinds.Head)), link)).Strict();
    }

    private FlowPlan Gone((Source Source, Link Link) lost)
    {
        var id = lost.Link.Id(task.From.Other());
        var findings = new List<Finding>();
        var steps = task.TargetRow(id).Map(row => Gone(new Answering(task, lost.Source, lost.Link, new(task.Target.Ref, id), row, findings), "")).IfNone(Seq<Step>());
        return FlowPlan.Of(steps) with { Findings = toSeq(findings).Strict() };
    }

    private Seq<Step> Gone(Answering answering, string because) => task.Flow.WhenGone.Map(response => answering.Gone(response, because)).IfNone(Seq<Step>());

    /// <summary>What happens later waits until the transfer itself is whole.</summary>
    private FlowPlan Plan(Source source, Link link)
    {
        var id = link.Id(task.From.Other());
        if (task.TargetRow(id).Case is not Row row) return FlowPlan.Of(Seq<Step>());
        var findings = new List<Finding>();
        var plan = Plan(new Reacting(task, source, Subject.Of(new(task.Target.Ref, id), row), row, findings), link);
        return plan with { Steps = plan.Steps.Strict(), Findings = toSeq(findings).Strict() };
    }

    private FlowPlan Plan(Reacting reacting, Link link)
    {
        var (source, row, findings) = (reacting.Source, reacting.TargetRow, reacting.Findings);
        var answering = new Answering(task, source, link, new(task.Target.Ref, link.Id(task.From.Other())), row, findings);
        if (GoneBy(source).Case is string because && task.Flow.WhenGone.IsSome) return FlowPlan.Of(Gone(answering, because));
        if (answering.Settled.Case is Step settled) return FlowPlan.Of(Seq1(settled));
        var owed = Owed(source, reacting, link);
        if (!owed.IsEmpty || !reacting.CanBeTold) return FlowPlan.Of(owed);
        findings.AddRange(task.Flow.Watch.Bind(rule => Conditions.Broken(task, source.Ref, source.Row, rule, task.Scope(source.Row, row)).Map(static breach => breach.Finding).ToSeq()));
        var changed = Changed(answering, source, link);
        return changed.Steps.IsEmpty ? changed.And(FlowPlan.Of(Following.Of(reacting, link))) : changed;
    }

    /// <summary>Why the source counts as gone, if it does.</summary>
    private Option<string> GoneBy(Source source) => task.Flow.Select.Filter(static rule => rule.Verdict == Verdict.Gone)
        .Choose(rule => rule.Holds.Run(task.Scope(source.Ref, source.Row)) is { IsTrue: false, IsUnknown: false } ? Some(rule.Because.Run(task.Scope(source.Ref, source.Row)).ToString()) : None)
        .HeadOrNone();

    /// <summary>What was planned with the document and is not done, as far as the rules still want it.</summary>
    private Seq<Step> Owed(Source source, Reacting reacting, Link link)
    {
        var owed = _owed[(link.SeveraId, link.FortnoxId)].ToHashSet(StringComparer.Ordinal);
        return owed.Count > 0
            ? Reacting.Chained(Content(source, reacting, owed, reacting.Findings) + reacting.OnCreated.Filter(step => step.Mark.Exists(owed.Contains)), Seq<After>())
            : Seq<Step>();
    }

    /// <summary>The fields of a document that an action has made, where an earlier run did not come to write them.</summary>
    private Seq<Step> Content(Source source, Reacting reacting, System.Collections.Generic.HashSet<string> owed, List<Finding> findings)
    {
        if (!owed.Contains(DocumentSteps.ContentMark)) return Seq<Step>();
        var (document, found) = Composer.Compose(task, source);
        findings.AddRange(found);
        return document.Map(composed => DocumentSteps.Content(task, composed, reacting.Target)).ToSeq();
    }

    private FlowPlan Changed(Answering answering, Source source, Link link)
    {
        if (task.Flow.WhenChanged.Case is not Response response) return FlowPlan.Of(Seq<Step>());
        if (response.Do == ResponseKind.Update) return answering.Changed(response);
        Reported(response, source, link).IfSome(answering.Findings.Add);
        return FlowPlan.Of(Seq<Step>());
    }

    /// <summary>A document that was sent is not written again: that its source has changed is said as long as it differs from what was sent.</summary>
    private Option<Finding> Reported(Response response, Source source, Link link)
    {
        var schema = source.Row.Schema!;
        var before = link[task.From].Row.As(schema);
        var changed = toSeq(_compared.Where(name => schema.Ordinal(name).Exists(ordinal =>
            !before[ordinal].IsUnknown && !source.Row[ordinal].IsUnknown && !source.Row.SameAt(ordinal, before)))).Strict();
        return changed.IsEmpty ? None : Findings.SourceChanged(
            new(task.Name, task.Name, response.At, Seq(source.Ref, new RecordRef(task.Target.Ref, link.Id(task.From.Other()))), changed.Map(name => new FieldValue(task.From, name, Reacting.ValueOf(source.Row, name)))),
            changed);
    }

    /// <summary>The source's fields from which the document was written, without those that are written back.</summary>
    private static string[] Compared(DocumentTask task)
    {
        var schema = task.Flow.From.Kinds.Head;
        var written = (task.Flow.OnCreated + task.Flow.OnFailed + task.Flow.WhileLinked).Bind(static reaction => reaction.Effect is Effect.Write write ? write.Set : Seq<SetRule>())
            .Filter(rule => rule.Target.Entity == schema.Entity).Map(static rule => rule.Target.Field).ToHashSet(StringComparer.Ordinal);
        return [.. DocumentFormulas.OfContent(task.Flow).Bind(static formula => formula.Reads.Fields)
            .Filter(read => read.Side == task.From).Map(read => schema[read.Ordinal].Name)
            .Distinct(StringComparer.Ordinal).Where(name => !written.Contains(name)).Order(StringComparer.Ordinal)];
    }
}
