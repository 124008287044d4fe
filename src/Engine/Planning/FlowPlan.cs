using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Planning;

/// <summary>What one stage, or one whole flow, adds to the plan.</summary>
internal sealed record FlowPlan(Seq<Step> Steps, Seq<Note> Notes, Seq<Finding> Findings)
{
    public Seq<RememberedPass> Passes { get; init; }

    public static FlowPlan Of(Seq<Step> steps) => new(steps.Strict(), Seq<Note>.Empty, Seq<Finding>.Empty);

    public FlowPlan And(FlowPlan other) => new(Steps + other.Steps, Notes + other.Notes, Findings + other.Findings) { Passes = Passes + other.Passes };
}
