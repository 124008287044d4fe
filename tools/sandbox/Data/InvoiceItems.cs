using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>The items that an ordinary invoice is made of: those whose article is in Fortnox under the same number and name, and both in use.</summary>
internal sealed class InvoiceItems(SandboxWorld world)
{
    public ImmutableArray<SandboxRecord> Products { get; } = Paired(world, world.Severa.Products);

    public ImmutableArray<SandboxRecord> WorkTypes { get; } = Paired(world, world.Severa.WorkTypes);

    public ImmutableArray<SandboxRecord> Travels { get; } = Paired(world, world.Severa.TravelExpenseTypes);

    private static ImmutableArray<SandboxRecord> Paired(SandboxWorld world, RecordTable table) =>
        [.. table.All.Where(item => item.Flag("isActive") && HasArticle(world, item))];

    private static bool HasArticle(SandboxWorld world, SandboxRecord item) =>
        item.Text("code") is { } code && world.Fortnox.Articles.Find(code) is { } article
        && article.Text("Description") == item.Text("name") && article["Active"] is not false;
}
