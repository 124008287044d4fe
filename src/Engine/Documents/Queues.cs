using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>
/// The documents that are picked up and have no partner yet, of the flows whose partners other documents speak of: a credit note may be
/// picked up together with the invoice that it credits. Which partner such a document will have is not known before its transfer, so
/// that what speaks of it waits; that any other has none is certain, since only a transfer makes one.
/// </summary>
internal sealed class Queues
{
    private readonly Dictionary<string, (EntityRef From, Option<System.Collections.Generic.HashSet<RecordRef>> Waiting)> _flows;

    /// <param name="tasks">What the stages of a flow look at, where it can be planned.</param>
    public Queues(RuleBook rules, Func<DocumentFlow, Option<DocumentTask>> tasks)
    {
        var spokenOf = rules.Documents.Filter(static flow => flow.Enabled).Bind(DocumentFormulas.Of).Bind(static formula => formula.Reads.Flows).ToHashSet(StringComparer.Ordinal);
        _flows = rules.Documents.Filter(flow => spokenOf.Contains(flow.Name)).ToDictionary(
            static flow => flow.Name,
            flow => (flow.From.Entity, flow.Enabled ? tasks(flow).Map(static task => Intake.Of(task).Queued.ToHashSet()) : Some(new System.Collections.Generic.HashSet<RecordRef>())),
            StringComparer.Ordinal);
    }

    /// <summary>Whether a document without a partner will get one; None where that is no question of these flows.</summary>
    public Option<bool> MayGetOne(string flow, RecordRef record) => _flows.TryGetValue(flow, out var queue) && queue.From == record.Entity
        ? queue.Waiting.Match(waiting => waiting.Contains(record), static () => true)
        : None;

    /// <summary>
    /// A rule that could not be told because it speaks of a document in a queue, or of a record whose partner this plan makes, says that, and
    /// not that something was not read.
    /// </summary>
    /// <param name="flows">The registers' flows.</param>
    public Finding Explained(Finding finding, Seq<Flow> flows, PlannedLinks planned) => finding.Reason == Reason.Unread
        ? finding.Values.Choose(read => read.Value.Kind == ValueKind.Reference ? Some(read.Value.Referenced.Record) : None)
            .Find(record => flows.Exists(flow => planned.IsComing(flow.Name, record)) || _flows.Keys.Any(flow => flow != finding.Flow && MayGetOne(flow, record) == Some(true)))
            .Match(first => Findings.Waits(new(finding.Flow, finding.Rule, finding.What.At, finding.Records, finding.Values), first), () => finding)
        : finding;
}
