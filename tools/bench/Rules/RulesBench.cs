using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>The shipped mapping of customers against the same by hand, over the same rows.</summary>
internal static class RulesBench
{
    private const int Pairs = 2_000;

    public static void Run()
    {
        var flow = Shipped.Customers;
        var rows = Customers.Make(Pairs, seed: 7)
            .Select(customer => (Severa: Customers.Encode(flow.Severa.Schema, customer.Severa), Fortnox: Customers.Encode(flow.Fortnox.Schema, customer.Fortnox)))
            .ToArray();
        var (rules, hand) = (new CustomersByRules(), new CustomersByHand());
        var expressions = Agree(rules, hand, rows);
        var outcome = new Value[Outcome.Count];

        Table.Head($"{Pairs} pairs of customers");
        var verdict = Duel.Fight(
            new("by hand", Pairs, () =>
            {
                foreach (ref readonly var pair in rows.AsSpan()) hand.Evaluate(pair.Severa, pair.Fortnox, outcome);
            }),
            new("rules", Pairs, () =>
            {
                foreach (ref readonly var pair in rows.AsSpan()) rules.Evaluate(pair.Severa, pair.Fortnox, outcome);
            }));
        Table.Row("customers.yaml, a pair", verdict);
        var each = (double)expressions / Pairs;
        Table.Say($"{each:0.0} expressions a pair: {each / verdict.Candidate * 1e3:0.00} million a second by rules, {each / verdict.Baseline * 1e3:0.00} by hand");
    }

    /// <summary>Both give the same for each pair, or nothing is measured.</summary>
    private static int Agree(CustomersByRules rules, CustomersByHand hand, (Row Severa, Row Fortnox)[] rows)
    {
        var (byRules, byHand, expressions) = (new Value[Outcome.Count], new Value[Outcome.Count], 0);
        foreach (var (severa, fortnox) in rows)
        {
            expressions += rules.Evaluate(severa, fortnox, byRules);
            hand.Evaluate(severa, fortnox, byHand);
            for (var i = 0; i < Outcome.Count; i++)
                if (byRules[i] != byHand[i])
                    throw new InvalidOperationException($"outcome {i}: '{byRules[i]}' by rules, '{byHand[i]}' by hand");
        }
        return expressions;
    }
}
