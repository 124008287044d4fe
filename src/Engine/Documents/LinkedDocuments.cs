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
    private readonly ILookup<(string SeveraId, string FortnoxId), string> _owed = task.Done
        .Where(mark => mark.Rule.StartsWith(PartMarks.Owed(""), StringComparison.Ordinal))
        .Select(mark => mark with { Rule = mark.Rule[PartMarks.Owed("").Length..] })
        .Where(mark => !task.Done.Contains(mark))
        .ToLookup(static mark => (mark.SeveraId, mark.FortnoxId), static mark => mark.Rule);

    public FlowPlan Plan()
    {
        var findings = new List<Finding>();
        var steps = task.Sources.Bind(source => task.LinkOf(source).ToSeq().Bind(link => Plan(source, link, findings))).Strict();
        return FlowPlan.Of(steps) with { Findings = toSeq(findings).Strict() };
    }

    /// <summary>What happens later waits until the transfer itself is whole.</summary>
    private Seq<Step> Plan(Source source, Link link, List<Finding> findings)
    {
        var id = link.Id(task.From.Other());
        if (task.TargetRow(id).Case is not Row row) return Seq<Step>();
        var own = new List<Finding>();
        var steps = Plan(new Reacting(task, source, Subject.Of(new(task.Target.Ref, id), row), row, own), link).Strict();
        findings.AddRange(own);
        return steps;
    }

    private Seq<Step> Plan(Reacting reacting, Link link)
    {
        var (source, row, findings) = (reacting.Source, reacting.TargetRow, reacting.Findings);
        var owed = Owed(source, reacting, link);
        if (!owed.IsEmpty || !reacting.CanBeTold) return owed;
        findings.AddRange(task.Flow.Watch.Bind(rule => Conditions.Broken(task, source.Ref, source.Row, rule, task.Scope(source.Row, row)).Map(static breach => breach.Finding).ToSeq()));
        Changed(source, link).IfSome(findings.Add);
        return Following.Of(reacting, link);
    }

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

    /// <summary>A document that was sent is not written again: that its source has changed is said as long as it differs from what was sent.</summary>
    private Option<Finding> Changed(Source source, Link link)
    {
        if (task.Flow.WhenChanged.Case is not Response response) return None;
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
        var schema = task.Flow.From.Schema;
        var written = (task.Flow.OnCreated + task.Flow.OnFailed + task.Flow.WhileLinked).Bind(static reaction => reaction.Effect is Effect.Write write ? write.Set : Seq<SetRule>())
            .Filter(rule => rule.Target.Entity == schema.Entity).Map(static rule => rule.Target.Field).ToHashSet(StringComparer.Ordinal);
        return [.. DocumentFormulas.OfContent(task.Flow).Bind(static formula => formula.Reads.Fields)
            .Filter(read => read.Side == task.From).Map(read => schema[read.Ordinal].Name)
            .Distinct(StringComparer.Ordinal).Where(name => !written.Contains(name)).Order(StringComparer.Ordinal)];
    }
}
