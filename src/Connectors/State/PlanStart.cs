namespace Brygga.Connectors.State;

/// <summary>What starting a plan found.</summary>
public enum PlanStart
{
    Started,
    Resumed,
    Finished,
}
