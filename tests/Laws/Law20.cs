using System.Collections.Immutable;
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
        from positions in Positions().ArrayOf(12)
        from count in Gen.Choose(1, 12)
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
        from part in Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Choose(0, 99).Select(static n => n * 100)), (2, Gen.Choose(0, 99).Select(static n => (n * 100) + 50)), (1, Gen.Choose(0, 9999)))
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
    public void Law20_finds_an_engine_that_rounds_halves_to_even() =>
        Assert.Contains(false, Generated().Select(static transfer => Holds(RoundsToEven, transfer)));

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

    /// <summary>Quantities and prices are rounded as banks do, before the engine sees them.</summary>
    private static Plan RoundsToEven(RuleBook rules, Snapshot snapshot, Memory memory, Run run) => Pipeline.Compute(rules, new(snapshot.Tables.Map(static table => table.Entity.Name == "invoice_row_share"
        ? table with { Records = table.Records.Select(static record => record with { Row = Rounded(record.Row) }).ToArray() }
        : table).Strict()), memory, run);

    private static Row Rounded(Row row) => Row.Of(row.Schema!, row.Schema!.Fields.Select((field, i) => field.Name == "quantity" ? Value.Of(decimal.Round(row[i].Number, 2, MidpointRounding.ToEven)) : row[i]).ToArray());
}
