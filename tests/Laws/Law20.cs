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
    internal const decimal Tolerance = 0.05m;

    /// <summary>So many invoices hold one whose rows round to another sum than their total, whatever the draw.</summary>
    private const int Rare = 6000;

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
        Assert.Contains(false, Generated(Rare).Select(static transfer => Holds(RoundsOnlyTheSum, transfer)));

    /// <summary>Severa may show a credit with its sign or without: either becomes the opposite of what it amounts to.</summary>
    [Property]
    public bool Law20_what_is_credited_adds_up_in_Fortnox_to_the_opposite_of_what_Severa_says_or_the_plan_holds_it(Transfer transfer) =>
        Credit.Holds(Pipeline.Compute, Book, transfer) && Credit.Holds(Pipeline.Compute, Book, Opposite(transfer));

    [Fact]
    public void Law20_both_are_generated_credits_that_are_sent_and_such_that_are_held()
    {
        var sent = Generated().Select(static transfer => Credit.Content(Pipeline.Compute, Book, transfer).IsSome).ToArray();
        Assert.InRange(sent.Count(static it => it), sent.Length / 10, sent.Length * 9 / 10);
    }

    [Fact]
    public void Law20_finds_an_engine_that_checks_no_sums_of_credits() =>
        Assert.Contains(false, Generated().Select(static transfer => Credit.Holds(ChecksNothing, Book, transfer)));

    [Fact]
    public void Law20_finds_an_engine_that_credits_with_the_sign_of_an_invoice() =>
        Assert.Contains(false, Generated().Select(static transfer => Credit.Holds(LeavesTheSign, Book, transfer)));

    private static Transfer Opposite(Transfer transfer) => new([.. transfer.Positions.Select(static position => position with { Quantity = -position.Quantity })], transfer.Reversed, -transfer.NetOff, -transfer.VatOff);

    private static IEnumerable<Transfer> Generated(int many = 300) => Transfers.All().Generator.Sample(many, 20);

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
    internal static bool AsExpected(Step step)
    {
        var (net, vat) = FortnoxSums.Of(Rows(step));
        return Expected(step, "Net") == net && Expected(step, "TotalVAT") == vat;
    }

    internal static Value Rows(Step step) => step.Fields.Find(static change => change.Field == "InvoiceRows").Match(static change => ((Wanted.Known)change.After).Value, static () => Value.Nothing);

    /// <summary>The rows as they would have been sent.</summary>
    internal static Value Rows(Transfer transfer) => Value.List(transfer.Positions.Select(position => Value.Record(
    [
        new("DeliveredQuantity", Value.Of(position.Quantity)), new("Price", Value.Of(position.Price)), new("VAT", Value.Of(transfer.Reversed ? 0 : position.Rate)),
    ])));

    private static decimal Expected(Step step, string name) => step.Expected.Find(value => value.Side == Side.Fortnox && value.Field == name).Map(static value => value.Value.Number).IfNone(decimal.MinValue);

    private static Plan ChecksNothing(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules with { Documents = rules.Documents.Map(static flow => flow with { Check = Seq<SelectRule>() }).Strict() }, snapshot, memory, run);

    /// <summary>Writes the rows of a credit as they stand in Severa, and does not look at what comes of it.</summary>
    private static Plan LeavesTheSign(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var rows = rules.Documents.Find(static flow => flow.Name == "sales_invoices").Map(static flow => flow.Rows).IfNone(Seq<RowsRule>());
        return ChecksNothing(rules with { Documents = rules.Documents.Map(flow => flow.Name == "credit_notes" ? flow with { Rows = rows } : flow).Strict() }, snapshot, memory, run);
    }

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

/// <summary>A generated invoice as the credit of another one, which was transferred and is booked.</summary>
internal static class Credit
{
    private static readonly RecordRef Original = new(Transfer.Invoice, "original");

    private static readonly RecordRef Booked = new(new(Side.Fortnox, "invoice"), "500");

    /// <summary>Sent: both sums are the opposite of what Severa says that it amounts to. Held: one of them would not be.</summary>
    public static bool Holds(Planning plan, RuleBook book, Transfer transfer) => Content(plan, book, transfer).Case switch
    {
        Step step => TakesBack(FortnoxSums.Of(Law20.Rows(step)), transfer) && Law20.AsExpected(step),
        _ => !TakesBack(Signed(FortnoxSums.Of(Law20.Rows(transfer)), transfer), transfer),
    };

    /// <summary>The step that writes its rows into what the action has made.</summary>
    public static Option<Step> Content(Planning plan, RuleBook book, Transfer transfer) =>
        Moment.Of(plan, book, State(book, transfer)).Plan.Steps.Find(static step => step is { Flow: "credit_notes", Verb: Verb.Update } && step.Fields.Exists(static change => change.Field == "InvoiceRows"));

    private static State State(RuleBook book, Transfer transfer)
    {
        var state = transfer.State(book);
        var invoice = state.World[Transfer.Invoice]["i"];
        var original = invoice.SetItem("guid", Value.Of(Original.Id)).SetItem("status", Value.Reference(new(new(Side.Severa, "invoice_status"), "done"), Row.None)).SetItem("number", Value.Of(500m));
        var world = state.World
            .Put(Original, original)
            .Put(Booked, ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("DocumentNumber", Value.Of(Booked.Id)), KeyValuePair.Create("Booked", Value.True), KeyValuePair.Create("Cancelled", Value.False)]))
            .Set(new(Transfer.Invoice, "i"), [("isCreditNote", Value.True), ("creditNoteInvoice", Value.Reference(Original, Row.None))]);
        var link = new Link("sales_invoices", Original.Id, Booked.Id, new(world.Row(book, Original), book.Hash), new(world.Row(book, Booked), book.Hash));
        return state with { World = world, Memory = state.Memory with { Links = state.Memory.Links.Add(link) } };
    }

    private static (decimal Net, decimal Vat) Signed((decimal Net, decimal Vat) sums, Transfer transfer) => transfer.Net > 0 ? (-sums.Net, -sums.Vat) : sums;

    private static bool TakesBack((decimal Net, decimal Vat) sums, Transfer transfer) =>
        Math.Abs(sums.Net + Math.Abs(transfer.Net)) <= Law20.Tolerance && Math.Abs(sums.Vat + Math.Abs(transfer.Vat)) <= Law20.Tolerance;
}
