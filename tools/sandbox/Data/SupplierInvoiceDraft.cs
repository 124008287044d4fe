using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>Where a supplier invoice stands in Fortnox.</summary>
internal enum CostState
{
    Booked,
    Unbooked,
    Cancelled,
}

/// <summary>A row as it will stand on a supplier invoice.</summary>
/// <param name="Account">The account it is booked on.</param>
/// <param name="Text">What was bought.</param>
/// <param name="Amount">What it cost in the invoice's currency, without tax; less than nothing for what is taken back.</param>
internal sealed record CostRow(decimal Account, string Text, decimal Amount)
{
    /// <summary>Its project, by number.</summary>
    public string? Project { get; init; }

    /// <summary>Its role; null for an ordinary row.</summary>
    public string? Code { get; init; }

    /// <summary>Its article, by number.</summary>
    public string? Article { get; init; }

    /// <summary>How many of the article; the amount is for all of them.</summary>
    public decimal? Quantity { get; init; }

    public string? CostCenter { get; init; }

    public string? Note { get; init; }
}

/// <summary>A supplier invoice to be written into Fortnox. Its row of what is owed and its tax follow from the others.</summary>
/// <param name="Supplier">Whose it is, by number.</param>
/// <param name="Date">Its day.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record SupplierInvoiceDraft(string Supplier, DateOnly Date, ImmutableArray<CostRow> Rows)
{
    /// <summary>The supplier's own number.</summary>
    public string? Number { get; init; }

    /// <summary>The project of the whole invoice.</summary>
    public string? Project { get; init; }

    public string Currency { get; init; } = "SEK";

    public string VatType { get; init; } = "NORMAL";

    /// <summary>The part of the cost that is tax, where the supplier charges it.</summary>
    public decimal Rate { get; init; } = 0.25m;

    public CostState State { get; init; } = CostState.Booked;

    public bool Paid { get; init; }

    public ImmutableArray<FileDraft> Files { get; init; } = [];
}
