using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>What a row of an invoice is of.</summary>
internal enum InvoicePart
{
    Hours,
    Fees,
    Travels,
    FlatRate,
}

/// <summary>A piece of work that was invoiced: a row is made of one or several.</summary>
/// <param name="Project">Its project, by guid.</param>
/// <param name="Item">The product, work type or travel expense type; null for a fee without product.</param>
/// <param name="Quantity">How much of it.</param>
internal sealed record Piece(string Project, SandboxRecord? Item, decimal Quantity)
{
    /// <summary>The fee that is invoiced, by guid, where it was there before.</summary>
    public string? Fee { get; init; }
}

/// <summary>A row as it will stand on an invoice. A row without a rate of its own has the organisation's (Severa FACTS 8.6).</summary>
internal sealed record RowDraft(InvoicePart Part, string Description, decimal Price, ImmutableArray<Piece> Pieces)
{
    public string? Unit { get; init; }

    public decimal? Vat { get; init; } = 25m;

    public decimal Quantity => Pieces.Sum(static piece => piece.Quantity);

    public decimal Sum => Math.Round(Quantity * Price, 2, MidpointRounding.AwayFromZero);
}

/// <summary>A file that hangs on an invoice.</summary>
internal sealed record FileDraft(string Name, byte[] Content)
{
    /// <summary>What makes its bytes whenever they are asked for, by name; such a file keeps none.</summary>
    public string? MadeOnDemand { get; init; }

    /// <summary>Whether its connection names it by the archive's other id, which works as <c>fileid</c> alone (Fortnox FACTS 14).</summary>
    public bool Archived { get; init; }

    public string ContentType { get; init; } = "application/pdf";

    public bool Internal { get; init; }
}

/// <summary>An invoice to be written into Severa.</summary>
/// <param name="Status">The status it is in, by name.</param>
/// <param name="Date">Its day.</param>
/// <param name="Rows">Its rows, the first of which names its first project.</param>
internal sealed record InvoiceDraft(string Status, DateOnly Date, ImmutableArray<RowDraft> Rows)
{
    /// <summary>Who pays, when that is not the customer of the first project.</summary>
    public string? Payer { get; init; }

    public string Currency { get; init; } = "SEK";

    /// <summary>Whether the buyer owes the tax: rows keep their rates, and the invoice has no tax.</summary>
    public bool ReverseCharged { get; init; }

    public ImmutableArray<FileDraft> Files { get; init; } = [];

    /// <summary>More values of the invoice, and others than it would have.</summary>
    public ImmutableArray<(string Name, object? Value)> Values { get; init; } = [];

    public ImmutableArray<string> Projects => [.. Rows.SelectMany(static row => row.Pieces).Select(static piece => piece.Project).Distinct(StringComparer.Ordinal)];

    public decimal Net => Rows.Sum(static row => row.Sum);

    /// <summary>Rounded once for each rate.</summary>
    public decimal Tax => ReverseCharged ? 0 : Rows.GroupBy(static row => row.Vat ?? 25m)
        .Sum(static rate => Math.Round(rate.Sum(static row => row.Sum) * rate.Key / 100, 2, MidpointRounding.AwayFromZero));

    public decimal SumOf(InvoicePart part) => Rows.Where(row => row.Part == part).Sum(static row => row.Sum);
}
