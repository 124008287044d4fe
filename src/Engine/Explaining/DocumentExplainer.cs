using Brygga.Engine.Data;
using Brygga.Engine.Documents;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Explaining;

/// <summary>Explains one document: whether it is picked up, what each rule says of it and of what would be written, and what the plan does.</summary>
public static class DocumentExplainer
{
    /// <returns>The findings for which the flow is not planned at all; or the explanation, None where the document was not read.</returns>
    public static Either<Seq<Finding>, Option<Explanation>> Explain(RuleBook rules, Snapshot snapshot, Memory memory, Run run, Plan plan, DocumentFlow flow, RecordRef record)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new FlowTasks(rules, snapshot, memory, run).Of(flow, new PlannedLinks(rules, plan.Steps + plan.Withheld, plan.Findings)).Bind(task =>
        {
            var (passes, preflight) = Preflight.Check(task);
            return passes ? Right<Seq<Finding>, Option<Explanation>>(Explain(task, plan, record)) : Left(preflight);
        });
    }

    private static Option<Explanation> Explain(DocumentTask task, Plan plan, RecordRef record) => record.Side == task.From
        ? task.Sources.Find(source => source.Ref == record).Map(source => Of(task, plan, source))
        : task.Links.Find(link => link.Id(record.Side) == record.Id).Match(
            link => task.Sources.Find(source => source.Ref.Id == link.Id(task.From)).Map(source => Of(task, plan, source)),
            () => task.TargetRow(record.Id).Map(_ => Of(task, plan, record, new Linkage.Alone())));

    private static Explanation Of(DocumentTask task, Plan plan, Source source)
    {
        var linkage = task.LinkOf(source).Match(link => Linked(task, link), () => (Linkage)new Linkage.Alone());
        var own = Of(task, plan, source.Ref, linkage) with { PickUp = task.Flow.PickUp.Map(pick => Picked(task, source, pick)).Strict() };
        if (linkage is not Linkage.Alone || !task.IsPickedUp(source)) return own;
        return own with
        {
            Select = RuleOutcomes.Of(task, source.Ref, source.Row, task.Scope(source.Ref, source.Row), task.Flow.Select),
            Check = RuleOutcomes.Of(task, source.Ref, source.Row, task.Scope(source.Row, Composer.Result(task, source)), task.Flow.Check),
        };
    }

    private static Explanation Of(DocumentTask task, Plan plan, RecordRef record, Linkage linkage)
    {
        var records = record.Cons(linkage.With.ToSeq()).Strict();
        return new(
            task.Name, record, linkage, Seq<LinkingKey>(), Seq<RuleOutcome>(), Seq<RuleOutcome>(), Seq<FieldOutcome>(),
            plan.Steps.Filter(step => step.Flow == task.Name && (records.Contains(step.Source) || step.Target.Exists(target => records.Contains(target)))).Strict(),
            plan.Findings.Filter(finding => finding.Flow == task.Name && finding.Records.Exists(one => records.Contains(one))).Strict(),
            Agrees: false);
    }

    private static Linkage Linked(DocumentTask task, Link link) => new RecordRef(task.Target.Ref, link.Id(task.From.Other())) is var partner && task.TargetRow(partner.Id).IsSome
        ? new Linkage.Remembered(partner)
        : new Linkage.Lost(partner);

    private static PickedField Picked(DocumentTask task, Source source, PickUp pick) =>
        new(pick.Field, Reacting.ValueOf(source.Row, pick.Field), pick.Value.Run(task.ScopeOfNone), pick.At);
}
