using Brygga.Connectors.Applying;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>What a plan may do to a world that people changed after it was made.</summary>
internal static class ForeignEdit
{
    public static bool IsLeftAlone(Company company, Plan plan, World planned, World edited, ApplyReport report)
    {
        var outcomes = new Dictionary<Hash, StepOutcome>();
        foreach (var (step, receipt) in report.Receipts)
        {
            if (!Expected(company, step, edited, outcomes).Contains(receipt.Outcome)) return false;
            outcomes.Add(step.Id, receipt.Outcome);
        }
        return outcomes.Count == plan.Steps.Count && new[] { Side.Severa, Side.Fortnox }.All(side => Untouched(company, side, planned, edited));
    }

    /// <summary>Stale where a record that it looks at was changed, blocked where it waits for such a one, else done.</summary>
    private static StepOutcome[] Expected(Company company, Step step, World edited, Dictionary<Hash, StepOutcome> outcomes)
    {
        if (step.After.Exists(edge => outcomes[edge.Step] is not StepOutcome.Done)) return [StepOutcome.Blocked];
        if (step.Check.Exists(print => edited.Row(company.Book, print.Record).Map(static row => row.Hash) != print.Row)) return [StepOutcome.Stale];
        return step.Verb == Verb.Create && IsTaken(company, step, edited) ? [StepOutcome.Stale, StepOutcome.Failed] : [StepOutcome.Done];
    }

    /// <summary>Whether people made a record with the key that the step was to create.</summary>
    private static bool IsTaken(Company company, Step step, World edited)
    {
        var field = company.Book.Entity(step.Entity).Keys[0].Field;
        var key = step.Fields.Find(change => change.Field == field).Map(static change => ((Wanted.Known)change.After).Value);
        var schema = company.Book.Flows[0][step.Entity.Side].Schema;
        return edited[step.Entity.Side].Values.Any(record => schema.Ordinal(field).Map(ordinal => World.Encode(schema, record)[ordinal]) == key);
    }

    /// <summary>What people changed (more than its blanks), made or deleted is as they left it.</summary>
    private static bool Untouched(Company company, Side side, World planned, World edited)
    {
        var (end, schema) = (company.Outside.World[side], company.Book.Flows[0][side].Schema);
        return edited[side].Where(record => !planned[side].TryGetValue(record.Key, out var before) || World.Encode(schema, before) != World.Encode(schema, record.Value)).All(record => end[record.Key] == record.Value)
            && planned[side].Keys.Where(id => !edited[side].ContainsKey(id)).All(id => !end.ContainsKey(id));
    }
}
