using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Matching;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Deciding;

/// <summary>Turns what a person wrote into decisions, or says what is wrong with it.</summary>
internal sealed record Resolver(RuleBook Rules, RecordNames Names, DateTimeOffset At)
{
    public Either<string, Decision> Resolve(DecisionRow row) =>
        from judgement in DecisionWords.Read(row.Decision).ToEither(() => row.Decision.Length == 0 ? $"it says no decision: {DecisionWords.All}" : $"'{row.Decision}' is no decision: {DecisionWords.All}")
        from flow in FlowOf(row.Flow)
        from named in Enough(judgement, row)
        from severa in Find(flow, Side.Severa, row.Severa)
        from fortnox in Find(flow, Side.Fortnox, row.Fortnox)
        from because in row.Why.Length > 0 ? Right<string, string>(row.Why) : Left("it does not say why")
        select new Decision(new(flow.Name, severa, fortnox), judgement, row.By, At, because);

    /// <summary>The side of the only record that a key may mean.</summary>
    public Either<string, Side> SideOf(string flow, string key) => FlowOf(flow).Bind(found =>
    {
        var sides = Seq(Side.Severa, Side.Fortnox).Filter(side => !Called(found, side, key).IsEmpty).Strict();
        return sides switch
        {
            [var only] => Right<string, Side>(only),
            [] => Left($"no record of {flow} that was read is called '{key}'"),
            _ => Left($"both systems have a record of {flow} called '{key}': say which is meant with --in severa or --in fortnox"),
        };
    });

    /// <summary>Only flows between registers have pairs to decide on.</summary>
    private Either<string, Flow> FlowOf(string name) => Rules.Flows.Find(flow => flow.Name == name)
        .ToEither(() => $"there is no flow '{name}' between registers; there are: {string.Join(", ", Rules.Flows.Map(static flow => flow.Name))}");

    private static Either<string, Unit> Enough(Judgement judgement, DecisionRow row) => (judgement, row.Severa.Length > 0, row.Fortnox.Length > 0) switch
    {
        (Judgement.Accept or Judgement.Reject, not true, _) or (Judgement.Accept or Judgement.Reject, _, not true) => Left($"'{row.Decision}' is of two records, one of each system"),
        (Judgement.CreateNew, true, true) or (Judgement.CreateNew, false, false) => Left($"'{row.Decision}' is of one record"),
        (Judgement.Defer, false, false) => Left($"'{row.Decision}' names no record"),
        _ => unit,
    };

    private Either<string, Option<RecordRef>> Find(Flow flow, Side side, string key)
    {
        if (key.Length == 0) return Option<RecordRef>.None;
        var called = Called(flow, side, key);
        return called switch
        {
            [var only] => Some(only),
            [] => Left($"{side.Title()} has no record of {flow.Name} called '{key}'"),
            _ => Left($"{side.Title()} has more than one record of {flow.Name} called '{key}': {string.Join(", ", called)}"),
        };
    }

    private Seq<RecordRef> Called(Flow flow, Side side, string key) =>
        Names.Called(key).Filter(record => flow[side].Kinds.Exists(kind => kind.Entity == record.Entity)).Strict();

    /// <summary>What contradicts among the new decisions, or between them and those that stand, by the new one.</summary>
    public static Seq<(Decision Decision, string Why)> Contradictory(Seq<Decision> standing, Seq<Decision> news)
    {
        var replaced = news.Map(static decision => decision.Of).ToHashSet();
        var all = (standing.Filter(decision => !replaced.Contains(decision.Of)) + news).Strict();
        return Contradictions.Of(all).Bind(found => found.Decisions
            .Filter(decision => news.Exists(one => one == decision))
            .Map(decision => (decision, Contradiction(found.Record, found.Decisions.Filter(other => other != decision).Strict())))).Strict();
    }

    private static string Contradiction(RecordRef record, Seq<Decision> others) =>
        $"{string.Join("; ", others.Map(other => $"{other.By} decided otherwise of {record} ({DecisionWords.Of(other.Judgement)}: {string.Join(" and ", other.Of.Records)})"))}; take that back first, with: brygga match forget";
}
