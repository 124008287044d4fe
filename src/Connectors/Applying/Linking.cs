using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>Remembers two records as one; nothing is written remotely.</summary>
internal static class Linking
{
    public static async Task<Receipt> Apply(ApplyRun run, Step step)
    {
        var rows = await Checking.Rows(run, step);
        if (rows.Case is Receipt ended) return ended;
        var target = step.Target.IfNone(() => throw new InvalidOperationException("a link step has a target"));
        return await run.Confirm(step, StepOutcome.Done, Links.Of(run, step, target.Id, rows.IfLeft(HashMap<Side, Row>())), None, Row.None, "");
    }
}

/// <summary>The link as it stands when a step is confirmed: both bases moved, around what the step holds.</summary>
internal static class Links
{
    public static Link Of(ApplyRun run, Step step, string target, HashMap<Side, Row> rows) => step.Source.Side == Side.Severa
        ? Of(run, step.Flow, step.Source.Id, target, rows, step.Held)
        : Of(run, step.Flow, target, step.Source.Id, rows, step.Held);

    public static Link Of(ApplyRun run, string flow, string severa, string fortnox, HashMap<Side, Row> rows, Seq<HeldField> held)
    {
        var known = run.Known(flow, severa, fortnox);
        return new(flow, severa, fortnox, Moved(Side.Severa), Moved(Side.Fortnox));

        Base Moved(Side side)
        {
            var before = known.Map(link => link[side].Row).IfNone(Row.None);
            var row = rows.Find(side).IfNone(before);
            var ordinals = held.Filter(field => field.Side == side).Bind(field => run.Flow(flow)[side].Schema.Ordinal(field.Field).ToSeq()).ToHashSet();
            return new(row.Keeping(before, ordinals), run.Rules.Hash);
        }
    }
}
