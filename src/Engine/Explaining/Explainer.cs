using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Explaining;

/// <summary>Explains one record of one flow: the stages are run as planning runs them, and what they found of the record is told.</summary>
public static class Explainer
{
    /// <returns>The findings for which the flow is not planned at all; or the explanation, None where the record was not read.</returns>
    public static Either<Seq<Finding>, Option<Explanation>> Explain(RuleBook rules, Snapshot snapshot, Memory memory, Run run, Plan plan, Flow flow, RecordRef record) =>
        new FlowTasks(rules, snapshot, memory, run).Of(flow).Bind(task =>
        {
            var (passes, preflight) = Preflight.Check(task);
            return passes ? Right<Seq<Finding>, Option<Explanation>>(Explain(task, plan, record)) : Left(preflight);
        });

    private static Option<Explanation> Explain(FlowTask task, Plan plan, RecordRef record)
    {
        var selection = Selector.Select(task);
        var matches = Matcher.Match(task, selection);
        return toSeq(selection[record.Side]).Find(entry => entry.Ref == record)
            .Map(entry => Explain(task, plan, entry, matches.Pairs.Find(pair => pair[record.Side].Ref == record)));
    }

    private static Explanation Explain(FlowTask task, Plan plan, Entry entry, Option<Pair> pair)
    {
        var linkage = pair.Match(found => Of(found, entry.Ref.Side), () => Lost(task, entry.Ref));
        var records = entry.Ref.Cons(linkage.With.ToSeq()).Strict();
        var entries = pair.Match(static found => Seq(found.Severa, found.Fortnox), () => Seq1(entry));
        return new(
            task.Flow.Name,
            entry.Ref,
            linkage,
            task.Flow.Link.Bind(way => way.Pairs.Map(keys => Key(task, entry, way, keys))).Strict(),
            entries.Bind(one => RuleOutcomes.Of(task, one, task.Flow.Select)).Strict(),
            linkage is Linkage.Alone ? RuleOutcomes.Of(task, entry, task.Flow.Creating) : Seq<RuleOutcome>(),
            pair.Match(found => FieldOutcomes.Of(task, found), static () => Seq<FieldOutcome>()),
            plan.Steps.Filter(step => step.Flow == task.Flow.Name && (records.Contains(step.Source) || step.Target.Exists(target => records.Contains(target)))).Strict(),
            plan.Findings.Filter(finding => finding.Flow == task.Flow.Name && finding.Records.Exists(one => records.Contains(one))).Strict(),
            plan.Notes.Exists(note => note.Flow == task.Flow.Name && (note.Severa.Record == entry.Ref || note.Fortnox.Record == entry.Ref)));
    }

    private static LinkingKey Key(FlowTask task, Entry entry, LinkWay way, LinkPair keys) =>
        new(way.Name, keys.Name, keys[entry.Ref.Side].Run(task.Scope(entry.Ref.Side, entry.Row)), keys[entry.Ref.Side].At);

    /// <summary>How a record of a pair has come to its partner.</summary>
    internal static Linkage Of(Pair pair, Side side)
    {
        var partner = pair[side.Other()].Ref;
        return pair.By.Map(Linkage (way) => new Linkage.Found(partner, way.Name, way.At))
            .IfNone(() => pair.Decided.Match(Linkage (decision) => new Linkage.Decided(partner, decision), () => new Linkage.Remembered(partner)));
    }

    private static Linkage Lost(FlowTask task, RecordRef record) => task.Links.Find(link => link.Id(record.Side) == record.Id).Match(
        link => (Linkage)new Linkage.Lost(task.Ref(record.Side.Other(), link.Id(record.Side.Other()))),
        static () => new Linkage.Alone());
}
