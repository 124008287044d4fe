using Brygga.Engine;
using Brygga.Engine.Planning;

namespace Brygga.Bench.Planning;

/// <summary>The plan of 20,000 linked pairs against a join and a compare by hand.</summary>
internal static class PlanningBench
{
    private const int Pairs = 20_000;

    public static void Run()
    {
        Table.Head($"plan of {Pairs} pairs, a pair");
        var unchanged = Fight("nothing changed", new(Pairs, changedEach: 0));
        var changed = Fight("1 % changed in Severa", new(Pairs, changedEach: 100));
        Table.Say($"{unchanged.Candidate * Pairs / 1e6:0.0} ms unchanged, {changed.Candidate * Pairs / 1e6:0.0} ms with 1 % changed");
    }

    private static Verdict Fight(string what, Company company)
    {
        Agree(company);
        var verdict = Duel.Fight(
            new("by hand", Pairs, () => PlanByHand.Compare(company.Severa, company.Fortnox, company.Agreed)),
            new("engine", Pairs, () => Plan(company)));
        Table.Row(what, verdict);
        return verdict;
    }

    private static Plan Plan(Company company) => Pipeline.Compute(Company.Rules, company.Snapshot, company.Memory, new("bench", Registers.Now));

    private static void Agree(Company company)
    {
        var plan = Plan(company);
        var byEngine = plan.Steps.Bind(static step => step.Fields.Map(change => (step.Target.Map(static t => t.Id).IfNone(""), change.Field, ((Wanted.Known)change.After).Value.ToString())))
            .Order().ToArray();
        var byHand = PlanByHand.Compare(company.Severa, company.Fortnox, company.Agreed).Order().ToArray();
        if (!byEngine.SequenceEqual(byHand) || byHand.Length != company.Changes || !plan.Findings.IsEmpty)
            throw new InvalidOperationException($"{byEngine.Length} changes by the engine, {byHand.Length} by hand, {company.Changes} made, {plan.Findings.Count} findings {plan.Findings.HeadOrNone()}");
    }
}
