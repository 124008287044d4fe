using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>What supplier invoices are booked on: projects by their numbers in Fortnox, and articles. Nothing of it is changed.</summary>
internal sealed class CostGround
{
    public CostGround(SandboxWorld world)
    {
        var special = world.Cases.SelectMany(static one => new[] { one.Severa, one.Fortnox }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var numbered = world.Severa.Projects.All.Where(static one => one.Text("number") is not null)
            .ToLookup(static one => one.Text("number")!, StringComparer.Ordinal);
        var known = world.Fortnox.Projects.All.Where(one => !special.Contains(one.Key))
            .Select(one => (one.Key, Severa: numbered[one.Key].Where(project => !special.Contains(project.Key)).ToList())).ToList();
        Projects = [.. known.Where(static one => one.Severa is [var only] && !only.Flag("isClosed") && !only.Flag("isInternal")).Select(static one => one.Key)];
        Closed = [.. known.Where(static one => one.Severa is [var only] && only.Flag("isClosed")).Select(static one => one.Key)];
        OnlyFortnox = [.. known.Where(one => !numbered.Contains(one.Key)).Select(static one => one.Key)];
        Articles = [.. new InvoiceItems(world).Products.Select(product => world.Fortnox.Articles.Find(product.Text("code")!)!)];
    }

    /// <summary>Projects that both systems have and that are open in Severa.</summary>
    public ImmutableArray<string> Projects { get; }

    /// <summary>Projects that are closed in Severa.</summary>
    public ImmutableArray<string> Closed { get; }

    /// <summary>Projects that Fortnox has alone.</summary>
    public ImmutableArray<string> OnlyFortnox { get; }

    /// <summary>Articles that are products in Severa.</summary>
    public ImmutableArray<SandboxRecord> Articles { get; }
}
