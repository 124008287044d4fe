using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

/// <summary>
/// Engines with one deliberate mistake each, as the real ones are made: the laws must find every one, else they prove nothing.
/// </summary>
public static class BrokenEngines
{
    /// <summary>Takes "no right to read" for "empty".</summary>
    public static Plan ReadsUnknownAsNothing(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, EachTable(snapshot, static table => table with { Records = table.Records.Select(static r => r with { Row = Read(r.Row) }).ToArray() }), memory, run);

    /// <summary>Takes what a listing brought for all there is.</summary>
    public static Plan TrustsEveryListing(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, EachTable(snapshot, static table => table with { Coverage = table.Coverage with { Gaps = Seq<string>() } }), memory, run);

    /// <summary>Links the first of several records with one key.</summary>
    public static Plan LetsTheFirstOneWin(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, EachTable(snapshot, table => table with { Records = FirstByKey(rules, table) }), memory, run);

    /// <summary>Takes the wrong side for the master.</summary>
    public static Plan MistakesTheMaster(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules with { Flows = rules.Flows.Map(static flow => flow with { Fields = flow.Fields.Map(static rule => rule with { Master = rule.Master.Other() }).Strict() }).Strict() }, snapshot, memory, run);

    /// <summary>Lets one of the systems win, whatever the rules say.</summary>
    public static Plan HasAFavourite(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules with { Flows = rules.Flows.Map(static flow => flow with { Fields = flow.Fields.Map(static rule => rule with { Master = Side.Severa }).Strict() }).Strict() }, snapshot, memory, run);

    /// <summary>Keeps texts of one name in step, with a rule or without.</summary>
    public static Plan CopiesWhatHasOneName(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules with { Flows = rules.Flows.Map(static flow => flow with { Fields = (flow.Fields + Unmapped(flow)).Strict() }).Strict() }, snapshot, memory, run);

    /// <summary>Writes the steps in the order in which the records happened to come.</summary>
    public static Plan FollowsTheOrderOfReading(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var plan = Pipeline.Compute(rules, snapshot, memory, run);
        var places = snapshot.Tables.Bind(static table => toSeq(table.Records).Map(record => $"{table.Entity}/{record.Id}")).ToArray();
        return plan with { Steps = toSeq(plan.Steps.OrderBy(step => System.Array.IndexOf(places, step.Source.ToString()))).Strict() };
    }

    /// <summary>Looks at the keys alone and forgets what is linked.</summary>
    public static Plan ForgetsTheLinks(RuleBook rules, Snapshot snapshot, Memory memory, Run run) =>
        Pipeline.Compute(rules, snapshot, memory with { Links = Seq<Link>() }, run);

    /// <summary>Compares and writes values as they came.</summary>
    public static Plan DoesNotNormalise(RuleBook rules, Snapshot snapshot, Memory memory, Run run)
    {
        var plan = Pipeline.Compute(rules, snapshot, memory, run);
        return plan with { Steps = plan.Steps.Map(static step => step with { Fields = step.Fields.Map(static change => change with { After = Padded(change.After) }).Strict() }).Strict() };
    }

    private static Seq<FieldRule> Unmapped(Flow flow) => toSeq(flow.Fortnox.Schema.Fields.Select(static (to, ordinal) => (to, ordinal))
        .Where(target => target.to.Type.Kind == ValueKind.Text && !flow.Fields.Exists(rule => rule.ToFortnox.Exists(a => a.Ordinal == target.ordinal)))
        .Select(target => Copied(flow, target.to.Name.ToLowerInvariant(), target.ordinal))).Strict();

    private static FieldRule Copied(Flow flow, string name, int ordinal)
    {
        var from = flow.Severa.Schema.Ordinal(name).IfNone(() => throw new KeyNotFoundException(name));
        var value = new Formula((in Scope scope) => scope.Severa[from], new(Seq1(new FieldRead(Side.Severa, from)), Seq<string>()), new(ValueKind.Text, true), flow.At, name);
        return new(name, flow.At, None, new Assignment(ordinal, value, WhenEmpty.Clear, WhenTooLong.Hold), Side.Severa, UpdateMode.Continuous);
    }

    private static Wanted Padded(Wanted wanted) =>
        wanted is Wanted.Known { Value.Kind: ValueKind.Text } known ? new Wanted.Known(Value.Of(known.Value.Text + " ")) : wanted;

    private static Snapshot EachTable(Snapshot snapshot, Func<Table, Table> change) => new(snapshot.Tables.Map(change).Strict());

    private static Row Read(Row row) => Row.Of(row.Schema!, Enumerable.Range(0, row.Schema!.Count).Select(i => row[i].IsUnknown ? Value.Nothing : row[i]).ToArray());

    private static Record[] FirstByKey(RuleBook rules, Table table)
    {
        var key = rules.Flows[0].Link[0].Pairs[0][table.Entity.Side];
        return table.Records.OrderBy(static r => r.Id, StringComparer.Ordinal)
            .DistinctBy(record => key.Run(Scope.Of(table.Entity.Side, record.Row, Settings.None)) is { IsSet: true } value ? value : Value.Of(record.Id))
            .ToArray();
    }
}
