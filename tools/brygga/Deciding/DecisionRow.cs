namespace Brygga.Tool.Deciding;

/// <summary>A decision as a person writes it: records by number or id.</summary>
/// <param name="Severa">Empty where the decision is of a Fortnox record alone; <paramref name="Fortnox"/> likewise.</param>
/// <param name="Decision">One of <see cref="DecisionWords"/>.</param>
/// <param name="By">Who has decided.</param>
internal sealed record DecisionRow(string Flow, string Severa, string Fortnox, string Decision, string Why, string By);
