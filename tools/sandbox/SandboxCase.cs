namespace Brygga.Sandbox;

/// <summary>An awkward case placed in the world on purpose.</summary>
/// <param name="Name">Its name, such as <c>inactive_in_fortnox</c>.</param>
/// <param name="Why">What it is there to show.</param>
/// <param name="Severa">The guid of its Severa customer, if it has one.</param>
/// <param name="Fortnox">The number of its Fortnox customer, if it has one.</param>
public sealed record SandboxCase(string Name, string Why, string? Severa, string? Fortnox);
