namespace Brygga.Sandbox;

/// <summary>An awkward case placed in the world on purpose.</summary>
/// <param name="Name">Its name, such as <c>inactive_in_fortnox</c>.</param>
/// <param name="Why">What it is there to show.</param>
/// <param name="Severa">The guid of its record in Severa, if it has one.</param>
/// <param name="Fortnox">The number of its record in Fortnox, if it has one.</param>
public sealed record SandboxCase(string Name, string Why, string? Severa, string? Fortnox)
{
    /// <summary>The flow it is a case of: <c>customers</c>, <c>products</c>, <c>projects</c>, <c>sales_invoices</c>, <c>credit_notes</c> or <c>project_costs</c>.</summary>
    public string Flow { get; init; } = "customers";
}
