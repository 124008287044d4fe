using Xunit;

namespace Brygga.Laws;

/// <summary>Engines with one deliberate mistake each, as the real ones are made: the laws must find every one, else they prove nothing.</summary>
public sealed class LawsFindBrokenEngines
{
    private const int Most = 600;

    private static readonly Dictionary<string, Planning> Broken = new(StringComparer.Ordinal)
    {
        [nameof(FollowsTheOrderOfReading)] = FollowsTheOrderOfReading,
        [nameof(ForgetsTheLinks)] = ForgetsTheLinks,
        [nameof(LetsNothingWait)] = LetsNothingWait,
        [nameof(WritesBothTheOldAndTheNew)] = WritesBothTheOldAndTheNew,
        [nameof(ReadsUnknownAsNothing)] = ReadsUnknownAsNothing,
        [nameof(TrustsEveryListing)] = TrustsEveryListing,
        [nameof(HoldsNoBase)] = HoldsNoBase,
        [nameof(ChecksNothingBeforeWriting)] = ChecksNothingBeforeWriting,
        [nameof(LinksTwice)] = LinksTwice,
        [nameof(LetsTheFirstOneWin)] = LetsTheFirstOneWin,
    };

    [Theory]
    [InlineData(nameof(FollowsTheOrderOfReading), "1 deterministic")]
    [InlineData(nameof(ForgetsTheLinks), "2 converges")]
    [InlineData(nameof(ForgetsTheLinks), "3 equal worlds")]
    [InlineData(nameof(LetsNothingWait), "5 order")]
    [InlineData(nameof(WritesBothTheOldAndTheNew), "7 released")]
    [InlineData(nameof(ReadsUnknownAsNothing), "8 unknown")]
    [InlineData(nameof(TrustsEveryListing), "9 truncated")]
    [InlineData(nameof(HoldsNoBase), "10 base")]
    [InlineData(nameof(ChecksNothingBeforeWriting), "12 twice")]
    [InlineData(nameof(LetsNothingWait), "14 subset")]
    [InlineData(nameof(LinksTwice), "15 one to one")]
    [InlineData(nameof(LetsTheFirstOneWin), "16 unrelated")]
    public void A_broken_engine_is_falsified_by_its_law(string engine, string law) =>
        Assert.True(Enumerable.Range(0, Most).Any(seed => !Holds(law, Broken[engine], seed)), "the law lets the broken engine pass");

    /// <summary>A plan that can't even be applied is found too.</summary>
    private static bool Holds(string law, Planning plan, int seed)
    {
        try
        {
            return ShippedLaws.All[law](plan, Scenario.Of(seed), seed);
        }
        catch (Exception broken) when (broken is InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static Plan FollowsTheOrderOfReading(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var plan = Pipeline.Compute(rules, snapshot, memory, run);
        var places = snapshot.Tables.Bind(static table => toSeq(table.Records).Map(record => $"{table.Entity}/{record.Id}")).ToArray();
        return plan with { Steps = toSeq(plan.Steps.OrderBy(step => System.Array.IndexOf(places, step.Source.ToString()))).Strict() };
    }

    private static Plan ForgetsTheLinks(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, snapshot, memory with { Links = Seq<Link>() }, run);

    private static Plan LetsNothingWait(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        EachStep(Pipeline.Compute(rules, snapshot, memory, run), static step => step with { After = step.After.Filter(static edge => edge.On == Outcome.Failure).Strict() });

    /// <summary>Keeps writing a field whose rule is gone: it has not noticed that the rules were edited.</summary>
    private static Plan WritesBothTheOldAndTheNew(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(Enumerable.Range(0, ShippedRules.Count).Select(ShippedRules.Book).First(book => book.Hash == rules.Hash), snapshot, memory, run);

    private static Plan ReadsUnknownAsNothing(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, EachTable(snapshot, static table => table with { Records = table.Records.Select(static r => r with { Row = Read(r.Row) }).ToArray() }), memory, run);

    private static Plan TrustsEveryListing(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, EachTable(snapshot, static table => table with { Coverage = table.Coverage with { Gaps = Seq<string>() } }), memory, run);

    /// <summary>Thinks that what it will write is there already.</summary>
    private static Plan HoldsNoBase(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        EachStep(Pipeline.Compute(rules, snapshot, memory, run), static step => step with { Held = Seq<HeldField>(), Reached = step.Reached.Map(static value => value with { Value = Value.Of("reached") }).Strict() });

    private static Plan ChecksNothingBeforeWriting(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        EachStep(Pipeline.Compute(rules, snapshot, memory, run), static step => step with { Check = Seq<Fingerprint>(), Agreed = None });

    private static Plan LinksTwice(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var plan = Pipeline.Compute(rules, snapshot, memory with { Links = Seq<Link>() }, run);
        return EachStep(plan, step => step.Verb == Verb.Link ? step with { Verb = Verb.Update } : step);
    }

    private static Plan LetsTheFirstOneWin(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, EachTable(snapshot, static table => table with { Records = FirstByKey(table) }), memory, run);

    /// <summary>Drops whoever comes later with a number.</summary>
    private static Engine.Data.Record[] FirstByKey(Table table) =>
        [.. table.Records.OrderBy(static r => r.Id, StringComparer.Ordinal).DistinctBy(static record => Number(record).IfNone(Value.Of(record.Id)))];

    private static Option<Value> Number(Engine.Data.Record record) => record.Row.Schema!.Ordinal("number").Map(ordinal => record.Row[ordinal]).Filter(static value => value.IsSet);

    private static Plan EachStep(Plan plan, Func<Step, Step> change) => plan with { Steps = plan.Steps.Map(change).Strict() };

    private static Snapshot EachTable(Snapshot snapshot, Func<Table, Table> change) => new(snapshot.Tables.Map(change).Strict());

    private static Row Read(Row row) => Row.Of(row.Schema!, Enumerable.Range(0, row.Schema!.Count).Select(i => row[i].IsUnknown ? Value.Nothing : row[i]).ToArray());
}
