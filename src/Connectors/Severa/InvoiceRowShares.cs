using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Severa;

/// <summary>
/// Which projects and items an invoice's rows are of, which Severa does not say of a row (Severa FACTS 6.9): told from the work, the fees
/// and the expenses that the rows were made of. The shares of a row add up to it.
/// </summary>
internal static class InvoiceRowShares
{
    /// <summary>Fortnox keeps no more decimals of a quantity (Fortnox FACTS 9).</summary>
    private const int Decimals = 2;

    /// <param name="project">The invoice's only project; None where it has several.</param>
    public static Seq<RowShare> Of(Option<string> project, Seq<InvoiceRow> rows, Seq<InvoicedItem> items)
    {
        var byRow = items.ToLookup(static item => item.Row, StringComparer.Ordinal);
        return rows.Bind(row => OfRow(row, toSeq(byRow[row.Id]).Map(item => item with { Project = project || item.Project }), project)).Strict();
    }

    private static Seq<RowShare> OfRow(InvoiceRow row, Seq<InvoicedItem> items, Option<string> project)
    {
        var groups = Groups(items, static item => (item.Project, item.Item));
        if (groups.Length == 0) return Seq1(new RowShare(row, project, None, row.Quantity));
        if (groups.Length == 1) return Seq1(Share(row, groups[0], row.Quantity));
        if (row.Quantity.Case is not decimal quantity) return Seq1(Whole(row, items));
        if (IsToldBy(groups, quantity)) return toSeq(groups.Where(group => quantity == 0 || group.Quantity != 0).Select(group => Share(row, group, group.Quantity))).Strict();
        var projects = Groups(items, static item => (item.Project, None));
        return projects.Length > 1 && IsSplitBy(projects) ? Split(row, projects, quantity) : Seq1(Whole(row, items));
    }

    /// <summary>What the items say they count for is the row's quantity.</summary>
    private static bool IsToldBy(Group[] groups, decimal quantity) =>
        groups.All(static group => group.Quantity.IsSome) && groups.Sum(static group => group.Quantity.IfNone(0)) == quantity;

    /// <summary>Parts of different signs are no parts.</summary>
    private static bool IsSplitBy(Group[] groups) =>
        groups.All(static group => group.Quantity.IsSome)
        && (groups.All(static group => group.Quantity.IfNone(0) >= 0) || groups.All(static group => group.Quantity.IfNone(0) <= 0))
        && groups.Any(static group => group.Quantity.IfNone(0) != 0);

    /// <summary>In proportion, rounded; the largest share has what rounding leaves over.</summary>
    private static Seq<RowShare> Split(InvoiceRow row, Group[] projects, decimal quantity)
    {
        var parts = projects.Where(static group => group.Quantity != 0).ToArray();
        var (sum, scale) = (parts.Sum(static group => group.Quantity.IfNone(0)), Math.Max(Decimals, (int)quantity.Scale));
        var shares = parts.Select(group => Math.Round(quantity * (group.Quantity.IfNone(0) / sum), scale, MidpointRounding.AwayFromZero)).ToArray();
        var largest = Enumerable.Range(0, shares.Length).MaxBy(i => Math.Abs(shares[i]));
        shares[largest] += quantity - shares.Sum();
        return toSeq(parts.Select((group, i) => Share(row, group, shares[i]))).Strict();
    }

    /// <summary>The row in one: of the project and the item that all of it has.</summary>
    private static RowShare Whole(InvoiceRow row, Seq<InvoicedItem> items) =>
        new(row, Common(items.Map(static item => item.Project)), Common(items.Map(static item => item.Item)), row.Quantity);

    private static RowShare Share(InvoiceRow row, Group group, Option<decimal> quantity) =>
        new(row, group.Project, Common(group.Items.Map(static item => item.Item)), quantity);

    private static Option<T> Common<T>(Seq<Option<T>> all) => all.Distinct().ToSeq() is { Count: 1 } one ? one.Head : None;

    private static Group[] Groups(Seq<InvoicedItem> items, Func<InvoicedItem, (Option<string> Project, Option<ItemRef> Item)> by) => items
        .GroupBy(by)
        .Select(static group => new Group(group.Key.Project, toSeq(group).Strict()))
        .OrderBy(static group => group.Project.IfNone(""), StringComparer.Ordinal)
        .ThenBy(static group => group.Items.Head.Item.Map(static item => $"{item}").IfNone(""), StringComparer.Ordinal)
        .ToArray();

    private sealed record Group(Option<string> Project, Seq<InvoicedItem> Items)
    {
        /// <summary>None where an item does not say what it counts for.</summary>
        public Option<decimal> Quantity { get; } = Items.Map(static item => item.Quantity).Sequence().Map(static all => all.Sum());
    }
}

/// <summary>A row of an invoice.</summary>
internal sealed record InvoiceRow(string Id, Option<decimal> Quantity, Option<decimal> Order);

/// <summary>Work, a fee, an expense or a flat rate that stands on a row.</summary>
/// <param name="Quantity">What it counts for on the row.</param>
internal sealed record InvoicedItem(string Row, Option<string> Project, Option<ItemRef> Item, Option<decimal> Quantity);

/// <summary>A product, a work type or a type of travel expense, by the name of its entity.</summary>
internal readonly record struct ItemRef(string Entity, string Id);

/// <summary>What of a row is of one project and item; None where it can't be told.</summary>
internal sealed record RowShare(InvoiceRow Row, Option<string> Project, Option<ItemRef> Item, Option<decimal> Quantity);
