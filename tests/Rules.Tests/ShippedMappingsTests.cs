namespace Brygga.Rules.Tests;

public sealed class ShippedMappingsTests
{
    private static Flow Customers => Small.Book.Flows.Single(static f => string.Equals(f.Name, "customers", StringComparison.Ordinal));

    [Fact]
    public void The_shipped_mappings_compile_without_a_diagnostic() => Assert.Empty(RuleFolder.Mistakes(Shipped.Files));

    [Fact]
    public void A_flow_reads_only_the_fields_that_its_rules_name() => Assert.Equal(
        ["email", "isActive", "isInternal", "name", "number"],
        Customers.Severa.Schema.Fields.Select(static f => f.Name),
        StringComparer.Ordinal);
}
