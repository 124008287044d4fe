using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using LanguageExt;

namespace Brygga.Engine.Planning;

/// <summary>
/// The part of a plan that remembers pairs and changes neither system: what is adopted before anything is kept in step (ANCHORS 20). It
/// is a plan of its own, with an id of its own.
/// </summary>
public static class Adoption
{
    /// <summary>
    /// The plan's links without all else: what moves bases or remembers facts is left to the next run. Closed under what its steps wait
    /// for. The findings stay, since they stand whatever is applied. Neither system is written, so that no safety verdict is in its way:
    /// where a listing is not whole, nothing is linked anyway.
    /// </summary>
    /// <param name="flow">Of this flow alone; None = of all.</param>
    public static Plan Of(Plan plan, Option<string> flow)
    {
        var kept = new System.Collections.Generic.HashSet<Hash>();
        foreach (var step in plan.Steps)
            if (step.Verb == Verb.Link && flow.ForAll(name => name == step.Flow) && step.After.ForAll(edge => edge.On == Outcome.Success && kept.Contains(edge.Step)))
                kept.Add(step.Id);
        return plan with
        {
            Steps = plan.Steps.Filter(step => kept.Contains(step.Id)).Strict(),
            Withheld = (plan.Withheld + plan.Steps.Filter(step => !kept.Contains(step.Id))).Strict(),
            Safety = Seq<SafetyVerdict>.Empty,
            Notes = Seq<Note>.Empty,
            Passes = Seq<RememberedPass>.Empty,
        };
    }

    /// <summary>Whether applying the plan changes neither system.</summary>
    public static bool IsOne(Plan plan) => plan.Steps.ForAll(static step => step.Verb == Verb.Link);
}
