using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>What state remembers of a link for good once a step is done.</summary>
internal static class Marks
{
    public static Seq<DoneMark> Of(ApplyRun run, Step step, Link link) =>
        (step.Mark.ToSeq() + Settled(run, step)).Map(rule => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, rule)).Strict();

    private static Seq<string> Settled(ApplyRun run, Step step) => (step.Part.Case, step.Verb) switch
    {
        (string part, _) => Seq1(PartMarks.Made(part)),
        (_, Verb.Update or Verb.Act or Verb.Attach) => Seq<string>(),
        _ => Once(run, step) + Owed(run, step),
    };

    /// <summary>The once-only rules that a new link settles: a create by writing them, a match by leaving both sides as they are.</summary>
    private static Seq<string> Once(ApplyRun run, Step step) => run.Rules.Flows.Find(flow => flow.Name == step.Flow).ToSeq()
        .Bind(static flow => flow.Fields).Filter(static rule => rule.Update == UpdateMode.Once).Map(static rule => rule.Name);

    /// <summary>What the plan has besides for the two: it is owed until it is done.</summary>
    private static Seq<string> Owed(ApplyRun run, Step step) =>
        (run.Plan.Steps.Filter(other => other.After.Exists(edge => edge.Step == step.Id)).Bind(static other => other.Part.ToSeq())
            + run.Plan.Steps.Filter(other => other.Flow == step.Flow && other.Source == step.Source).Bind(static other => other.Mark.ToSeq())).Map(PartMarks.Owed);
}
