using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Laws;

/// <summary>FsCheck's source of invoices: rates, signs, many decimals, and sums that may be a little off.</summary>
public static class Transfers
{
    public static Arbitrary<Transfer> All() => Arb.From(Invoices(), static transfer =>
        Enumerable.Range(0, transfer.Positions.Length).Where(_ => transfer.Positions.Length > 1).Select(i => transfer with { Positions = transfer.Positions.RemoveAt(i) }));

    private static Gen<Transfer> Invoices() =>
        from positions in Positions().ArrayOf(6)
        from count in Gen.Choose(1, 6)
        from reversed in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from net in Off()
        from vat in Off()
        select new Transfer([.. positions.Take(count)], reversed, net, vat);

    private static Gen<Position> Positions() =>
        from quantity in Numbers(40)
        from price in Numbers(900)
        from sign in Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Constant(-1)))
        from rate in Gen.Elements(25m, 12m, 6m, 0m)
        select new Position(sign * quantity, price, rate);

    /// <summary>Up to four decimals, halves of a hundredth often among them.</summary>
    private static Gen<decimal> Numbers(int most) =>
        from whole in Gen.Choose(0, most)
        from part in Gen.Frequency((9, Gen.Constant(0)), (4, Gen.Choose(0, 99).Select(static n => n * 100)), (1, Gen.Choose(0, 99).Select(static n => (n * 100) + 50)), (1, Gen.Choose(0, 9999)))
        select whole + (part / 10000m);

    private static Gen<decimal> Off() => Gen.Frequency((6, Gen.Constant(0m)), (1, Gen.Elements(0.01m, 0.05m, 0.06m, -0.05m, -0.06m, 1m)));
}

/// <summary>ENGINE 9, law 20: row sums, VAT and header agree within the tolerance, or the plan holds the invoice.</summary>
[Properties(Arbitrary = [typeof(Transfers)], MaxTest = 300)]
public sealed class Law20
{
    private const decimal Tolerance = 0.05m;

    private static readonly RuleBook Book = ShippedRules.Book(0);

    [Property]
    public bool Law20_what_is_sent_adds_up_in_Fortnox_to_what_Severa_says_or_the_plan_holds_it(Transfer transfer) => Holds(Pipeline.Compute, transfer);

    [Fact]
    public void Law20_both_are_generated_invoices_that_are_sent_and_such_that_are_held()
    {
        var sent = Generated().Select(static transfer => Created(Pipeline.Compute, transfer).IsSome).ToArray();
        Assert.InRange(sent.Count(static it => it), sent.Length / 10, sent.Length * 9 / 10);
    }

    [Fact]
    public void Law20_finds_an_engine_that_checks_no_sums() =>
        Assert.Contains(false, Generated().Select(static transfer => Holds(ChecksNothing, transfer)));

    [Fact]
    public void Law20_finds_an_engine_that_rounds_only_the_sum() =>
        Assert.Contains(false, Generated().Select(static transfer => Holds(RoundsOnlyTheSum, transfer)));

    private static IEnumerable<Transfer> Generated() => Transfers.All().Generator.Sample(300, 20);

    /// <summary>Sent: both sums fit. Held: one of them does not, and a finding says so.</summary>
    private static bool Holds(Planning plan, Transfer transfer) => Created(plan, transfer).Case switch
    {
        Step step => Fits(step, transfer) && AsExpected(step),
        _ => !Fits(Rows(transfer), transfer),
    };

    private static Option<Step> Created(Planning plan, Transfer transfer) =>
        Moment.Of(plan, Book, transfer.State(Book)).Plan.Steps.Find(static step => step.Flow == "sales_invoices" && step.Verb == Verb.Create);

    private static bool Fits(Step step, Transfer transfer) => Fits(Rows(step), transfer);

    private static bool Fits(Value rows, Transfer transfer)
    {
        var (net, vat) = FortnoxSums.Of(rows);
        return Math.Abs(net - transfer.Net) <= Tolerance && Math.Abs(vat - transfer.Vat) <= Tolerance;
    }

    /// <summary>What the plan says Fortnox will work out is what it works out, to the öre.</summary>
    private static bool AsExpected(Step step)
    {
        var (net, vat) = FortnoxSums.Of(Rows(step));
        return Expected(step, "Net") == net && Expected(step, "TotalVAT") == vat;
    }

    private static Value Rows(Step step) => step.Fields.Find(static change => change.Field == "InvoiceRows").Match(static change => ((Wanted.Known)change.After).Value, static () => Value.Nothing);

    /// <summary>The rows as they would have been sent.</summary>
    private static Value Rows(Transfer transfer) => Value.List(transfer.Positions.Select(position => Value.Record(
    [
        new("DeliveredQuantity", Value.Of(position.Quantity)), new("Price", Value.Of(position.Price)), new("VAT", Value.Of(transfer.Reversed ? 0 : position.Rate)),
    ])));

    private static decimal Expected(Step step, string name) => step.Expected.Find(value => value.Side == Side.Fortnox && value.Field == name).Map(static value => value.Value.Number).IfNone(decimal.MinValue);

    private static Plan ChecksNothing(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules with { Documents = rules.Documents.Map(static flow => flow with { Check = Seq<SelectRule>() }).Strict() }, snapshot, memory, run);

    /// <summary>Takes it that Fortnox rounds once, at the end.</summary>
    private static Plan RoundsOnlyTheSum(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var invoice = rules.Fortnox.Entities["invoice"];
        var net = invoice.Computed["Net"] with { Run = static (in Scope scope) => Value.Of(FortnoxSums.HalfUp(Unrounded(scope.Fortnox))) };
        var entities = rules.Fortnox.Entities.SetItem("invoice", invoice with { Computed = invoice.Computed.SetItem("Net", net) });
        return Pipeline.Compute(rules with { Fortnox = rules.Fortnox with { Entities = entities } }, snapshot, memory, run);
    }

    private static decimal Unrounded(Row invoice) => invoice[invoice.Schema!.Ordinal("InvoiceRows").IfNone(-1)].Items.ToArray().Sum(static row =>
        row.Members.ToArray().Where(static member => member.Name is "DeliveredQuantity" or "Price").Aggregate(1m, static (product, member) => product * member.Value.Number));
}
