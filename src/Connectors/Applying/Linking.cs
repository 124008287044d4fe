using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>Remembers two records as one; nothing is written remotely.</summary>
internal static class Linking
{
    public static async Task<Receipt> Apply(ApplyRun run, Step step)
    {
        var looked = await Checking.Rows(run, step);
        if (looked.Case is not Checked rows) return (Receipt)looked.Case;
        var target = step.Target.IfNone(() => throw new InvalidOperationException("a link step has a target"));
        var partner = rows[target].Exists ? rows[target] : await Checking.Current(run, step.Verb, target);
        if (partner.Case is Fault fault) return await run.Fail(step, fault);
        return partner.IfLeft(Row.None) is { Exists: true } row
            ? await run.Confirm(step, new(StepOutcome.Done, Links.Of(run, step, target.Id, rows.BySide.AddOrUpdate(target.Side, row)), target))
            : await run.Fail(step, StepOutcome.Stale, "gone", $"{target} no longer exists.", gone: target);
    }
}

/// <summary>The link as it stands when a step is confirmed: both bases moved, around what the step holds.</summary>
internal static class Links
{
    public static Link Of(ApplyRun run, Step step, string target, HashMap<Side, Row> rows) => step.Source.Side == Side.Severa
        ? Of(run, step.Flow, step.Source.Id, target, rows, step.Reached, step.Held)
        : Of(run, step.Flow, target, step.Source.Id, rows, step.Reached, step.Held);

    /// <summary>The link of a part's owner: of the side that has the part, only what is reached through it has moved.</summary>
    public static Link OfPart(ApplyRun run, Step step, HashMap<Side, Row> rows)
    {
        var owner = run.Owner(step).IfNone(() => throw new InvalidOperationException("a part's owner is linked, or its step is blocked"));
        var side = step.Entity.Side;
        var moved = AgreedRow.OfPart(run.Register(step.Flow, side), side, owner[side].Row, step.Reached);
        var link = Of(run, step.Flow, owner.SeveraId, owner.FortnoxId, rows.Remove(side), step.Reached, step.Held);
        return link.With(side, new(moved.Keeping(owner[side].Row, Held(run, step.Flow, side, step.Held)), run.Rules.Hash));
    }

    public static Link Of(ApplyRun run, string flow, string severa, string fortnox, HashMap<Side, Row> rows, Seq<FieldValue> reached, Seq<HeldField> held)
    {
        var known = run.Known(flow, severa, fortnox);
        return new(flow, severa, fortnox, Moved(Side.Severa), Moved(Side.Fortnox));

        Base Moved(Side side)
        {
            var before = known.Map(link => link[side].Row).IfNone(Row.None);
            var row = rows.Find(side).Map(own => AgreedRow.Of(run.Register(flow, side), side, own, reached)).IfNone(before);
            return new(row.Keeping(before, Held(run, flow, side, held)), run.Rules.Hash);
        }
    }

    private static System.Collections.Generic.HashSet<int> Held(ApplyRun run, string flow, Side side, Seq<HeldField> held) =>
        held.Filter(field => field.Side == side).Bind(field => run.Register(flow, side).Schema.Ordinal(field.Field).ToSeq()).ToHashSet();
}
