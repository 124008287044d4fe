using Xunit;

namespace Brygga.Laws;

/// <summary>Laws about plans that hardly do anything would prove nothing.</summary>
public sealed class GeneratedScenariosReachMuch
{
    [Fact]
    public void The_scenarios_make_plans_of_many_kinds_of_steps()
    {
        var seen = Enumerable.Range(0, 300).SelectMany(seed => Moment.Each(Pipeline.Compute, Scenario.Of(seed)))
            .SelectMany(static moment => moment.Plan.Steps)
            .GroupBy(static step => $"{step.Flow} {(step.EndsLink ? "counter entry" : step.Verb)} {step.Entity}", StringComparer.Ordinal)
            .ToDictionary(static steps => steps.Key, static steps => steps.Count(), StringComparer.Ordinal);
        string[] wanted =
        [
            "customers Link fortnox.customer", "customers Create fortnox.customer", "customers Create severa.customer", "customers Create severa.address",
            "customers Update fortnox.customer", "customers Update severa.customer", "customers Update severa.address",
            "products Link fortnox.article", "products Create fortnox.article", "products Create severa.product", "products Update fortnox.article",
            "projects Link fortnox.project", "projects Create fortnox.project", "projects Update fortnox.project",
            "sales_invoices Create fortnox.invoice", "sales_invoices Act fortnox.invoice", "sales_invoices Attach fortnox.invoice", "sales_invoices Update severa.invoice",
            "sales_invoices Update severa.invoice_settings", "sales_invoices Resolve fortnox.invoice", "customers Resolve fortnox.customer",
            "project_costs Create severa.project_fee", "project_costs Update severa.project_fee", "project_costs Attach severa.project", "project_costs Resolve severa.project_fee",
            "project_costs counter entry severa.project_fee",
            "credit_notes Create fortnox.invoice", "credit_notes Update fortnox.invoice", "credit_notes Update severa.invoice", "credit_notes Attach fortnox.invoice",
        ];
        Assert.True(wanted.All(seen.ContainsKey), string.Join('\n', wanted.Where(kind => !seen.ContainsKey(kind)).Select(static kind => $"missing: {kind}").Concat(seen.Select(static kind => $"{kind.Key}: {kind.Value}"))));
    }
}
