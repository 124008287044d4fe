using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>The shipped mapping of customers against the same by hand, over the same rows.</summary>
internal static class RulesBench
{
    private const int Pairs = 2_000;
    private const int Seed = 7;

    public static void Run()
    {
        var registers = new Registers();
        var pairs = Make(registers);
        var (rules, hand) = (new CustomersByRules(registers), new CustomersByHand(new(registers)));
        var expressions = Agree(rules, hand, pairs);
        var outcome = new Value[Outcome.Count];

        Table.Head($"{Pairs} pairs of customers");
        var verdict = Duel.Fight(
            new("by hand", Pairs, () =>
            {
                foreach (ref readonly var pair in pairs.AsSpan()) hand.Evaluate(pair, outcome);
            }),
            new("rules", Pairs, () =>
            {
                foreach (ref readonly var pair in pairs.AsSpan()) rules.Evaluate(pair, outcome);
            }));
        Table.Row("customers.yaml, a pair", verdict);
        var each = (double)expressions / Pairs;
        Table.Say($"{each:0.0} expressions a pair: {each / verdict.Candidate * 1e3:0.00} million a second by rules, {each / verdict.Baseline * 1e3:0.00} by hand");
    }

    private static CustomerPair[] Make(Registers registers)
    {
        registers.AddCommon();
        var random = new Random(Seed);
        return Customers.Make(Pairs, Seed).Select((customer, i) =>
        {
            var (severa, fortnox) = Surroundings.Add(registers, customer, i, random);
            return new CustomerPair(severa, fortnox, new Facts(ExistedBefore: i % 2 == 0, Changed: i % 4 == 0, Needed: false, Linked: true));
        }).ToArray();
    }

    /// <summary>Both give the same for each pair, or nothing is measured.</summary>
    private static int Agree(CustomersByRules rules, CustomersByHand hand, CustomerPair[] pairs)
    {
        var (byRules, byHand, expressions) = (new Value[Outcome.Count], new Value[Outcome.Count], 0);
        var isSet = new bool[Outcome.Count];
        foreach (var pair in pairs)
        {
            expressions += rules.Evaluate(pair, byRules);
            hand.Evaluate(pair, byHand);
            for (var i = 0; i < Outcome.Count; i++)
            {
                isSet[i] |= byRules[i].IsSet;
                if (byRules[i] != byHand[i])
                    throw new InvalidOperationException($"outcome {i}: '{byRules[i]}' by rules, '{byHand[i]}' by hand");
            }
        }
        var (written, assigned) = (isSet.Count(static set => set) - Outcome.Fields, Shipped.Customers.Fields.Sum(static rule => rule.ToSevera.Count() + rule.ToFortnox.Count()));
        if (isSet.AsSpan(0, Outcome.Fields).Contains(false) || written != assigned) throw new InvalidOperationException($"{written} of {assigned} fields were ever wanted");
        return expressions;
    }
}
