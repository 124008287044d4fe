using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;

namespace Brygga.Connectors.Reports;

/// <summary>What a report of a plan is made from. No secret and no setting is among it.</summary>
/// <param name="Names">What people call the plan's records.</param>
public sealed record PlanReport(Plan Plan, RecordNames Names);
