using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>First stage of documents: which of them are to be transferred, and which were.</summary>
/// <param name="New">Picked up, let through by the rules, and without a partner in memory.</param>
/// <param name="Refused">Picked up, and refused: a person has to do something.</param>
internal sealed record Intake(Seq<Source> New, Seq<Source> Refused, Seq<Finding> Findings, Seq<RememberedPass> Passes)
{
    /// <summary>Picked up and without a partner, but for those that the rules leave out.</summary>
    public Seq<RecordRef> Queued { get; init; }

    /// <summary>What the intake adds to the plan.</summary>
    public FlowPlan Remembered => FlowPlan.Of(Seq<Step>()) with { Passes = Passes };

    public static Intake Of(DocumentTask task)
    {
        var (findings, passes) = (new List<Finding>(), new List<RememberedPass>());
        var judged = task.Sources.Filter(source => task.LinkOf(source).IsNone && task.IsPickedUp(source))
            .Map(source => (Source: source, Excluded: Conditions.FirstBroken(task, source.Ref, source.Row, [.. task.Flow.Select], findings, passes))).Strict();
        return new(
            judged.Filter(static j => j.Excluded.IsNone).Map(static j => j.Source).Strict(),
            judged.Filter(static j => j.Excluded.Exists(static by => by.Kind == FindingKind.Refuse)).Map(static j => j.Source).Strict(),
            toSeq(findings).Strict(),
            toSeq(passes).Strict())
        {
            Queued = judged.Filter(static j => j.Excluded.ForAll(static by => by.Kind != FindingKind.Skip)).Map(static j => j.Source.Ref).Strict(),
        };
    }
}
