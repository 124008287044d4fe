using Brygga.Connectors.Applying;
using Brygga.Connectors.State;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>A plan whose application was killed, then applied again, then once more.</summary>
/// <param name="Done">Steps that were done when it was killed.</param>
/// <param name="InFlight">What was written then without a receipt.</param>
/// <param name="Again">What was written after.</param>
internal sealed record Resumption(Plan Plan, Seq<Step> Done, Seq<Asked> InFlight, Seq<Asked> Again, ApplyReport Second, ApplyReport Third)
{
    public static async Task<Resumption> Of(Company company, int effect)
    {
        var plan = await company.Plan();
        await company.Apply(plan, Effects.CrashAt(effect)).ContinueWith(static _ => { }, TaskScheduler.Default);
        var receipts = company.Kept.Receipts.Where(static receipt => receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted).Select(static receipt => receipt.Step).ToHashSet();
        var done = plan.Steps.Filter(step => receipts.Contains(step.Id)).Strict();
        var before = Prelude.toSeq(company.Outside.Writes.ToArray());
        var second = await company.Apply(plan);
        var again = Prelude.toSeq(company.Outside.Writes.Skip(before.Count).ToArray());
        return new(plan, done, before.Filter(asked => !done.Exists(step => IsOf(asked, step))).Strict(), again, second, await company.Apply(plan));
    }

    /// <summary>Nothing done is repeated; all that does not touch the record in flight is done; then the plan is finished.</summary>
    public bool Holds => !Again.Exists(asked => Done.Exists(step => IsOf(asked, step)))
        && Second.Receipts.Map(static r => r.Step) == (Second.Start == PlanStart.Finished && Done.Count == Plan.Steps.Count ? LanguageExt.Seq<Step>.Empty : Plan.Steps)
        && Second.Receipts.ForAll(r => r.Receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted
            || (r.Receipt.Outcome == StepOutcome.Stale && (InFlight.Exists(asked => r.Step.Check.Exists(print => print.Record.Id == asked.Id && print.Record.Entity == asked.Entity)) || IsSecondOfAPair(r.Step))))
        && Third.Start == (Plan.Steps.IsEmpty ? PlanStart.Started : PlanStart.Finished);

    /// <summary>What an earlier run did to one record of the pair can't be told from what people did since: the next plan looks anew.</summary>
    private bool IsSecondOfAPair(Step step) => Done.Exists(done => done.Id != step.Id && done.Check.Exists(print => step.Check.Exists(other => other.Record == print.Record)));

    private static bool IsOf(Asked asked, Step step) => asked.IsSame(new(step.Verb, step.Entity, step.Target.Match(static target => target.Id, () => Key(step)), LanguageExt.Seq<Remote.FieldWrite>.Empty));

    private static string Key(Step step) => step.Fields.Find(static change => change.Field is "key" or "Key")
        .Map(static change => ((Wanted.Known)change.After).Value.ToString()).IfNone("");
}
