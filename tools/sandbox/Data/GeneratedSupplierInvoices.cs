using System.Collections.Immutable;
using Brygga.Sandbox.Data.Files;

namespace Brygga.Sandbox.Data;

/// <summary>
/// Supplier invoices of every kind: 1 to 30 rows on one project, several or none, accounts of costs and others, articles, freight and rounding,
/// three currencies, reversed tax, booked or not, paid, cancelled, with files. One in thirty is credited, on top of those asked for.
/// </summary>
internal sealed class GeneratedSupplierInvoices(CostGround ground, ImmutableArray<SandboxRecord> suppliers, Dice dice)
{
    private static readonly ImmutableArray<(decimal Account, string Text)> Costs =
    [
        (4010, "Virke och beslag"), (4010, "Kabel och rör"), (4000, "Varor enligt följesedel"), (4600, "Underentreprenad el"), (4600, "Målningsarbeten"),
        (5220, "Hyra av ställning"), (5410, "Handverktyg"), (5460, "Skruv och fäst"), (5611, "Drivmedel"), (5710, "Frakt"), (5810, "Tågresa"),
        (5831, "Hotell"), (6110, "Kontorsmateriel"), (6540, "Licenser"), (6550, "Konsultarvode"), (6800, "Inhyrd montör"), (6991, "Övrigt enligt avtal"),
    ];

    private static readonly ImmutableArray<(decimal Account, string Text)> Others = [(1220, "Instrument"), (7631, "Julbord"), (8422, "Dröjsmålsränta")];
    private int rowsMade;

    public static void Add(SupplierInvoiceWriter writer, CostGround ground, ImmutableArray<SandboxRecord> suppliers, Dice dice, int count)
    {
        var generated = new GeneratedSupplierInvoices(ground, suppliers, dice);
        for (var i = 0; i < count; i++)
        {
            var draft = generated.Next(i);
            var invoice = writer.Write(draft, dice.Guid());
            if (i % 30 == 29 && draft.State is CostState.Booked) writer.Credit(invoice, draft.Date.AddDays(3));
        }
    }

    private SupplierInvoiceDraft Next(int i)
    {
        var supplier = dice.Pick(suppliers.AsSpan());
        var country = supplier.Text("CountryCode")!;
        var place = dice.Below(10);
        var state = dice.Below(20) switch { < 16 => CostState.Booked, < 19 => CostState.Unbooked, _ => CostState.Cancelled };
        var draft = new SupplierInvoiceDraft(supplier.Key, new DateOnly(2025, 3, 1).AddDays(dice.Below(90)), [])
        {
            Number = dice.OneIn(2) ? FormattableString.Invariant($"{dice.Between(10000, 99999)}") : FormattableString.Invariant($"F-{2025}-{dice.Between(100, 999)}"),
            Project = place is 4 or 5 or 6 ? Project(place) : null,
            Currency = supplier.Text("Currency")!,
            VatType = country is "FI" or "DK" ? "EUINTERNAL" : country is "SE" && dice.OneIn(15) ? "REVERSE" : "NORMAL",
            Rate = country is "NO" ? 0 : 0.25m,
            State = state,
            Paid = state is CostState.Booked && dice.OneIn(2),
        };
        return Rounded(draft with { Rows = Rows(place), Files = dice.Below(10) < 4 ? CostFiles.Draw(dice, i) : [] });
    }

    private ImmutableArray<CostRow> Rows(int place)
    {
        var rows = ImmutableArray.CreateBuilder<CostRow>();
        var count = dice.OneIn(10) ? dice.Between(9, 30) : dice.Between(1, 8);
        for (var i = 0; i < count; i++) rows.Add(i > 0 && dice.OneIn(12) ? rows[i - 1] : Row(place));
        if (count < 30 && dice.OneIn(10)) rows.Add(new(5710, "Frakt", dice.Between(100, 900)) { Code = "FRT", Project = rows[0].Project });
        return rows.ToImmutable();
    }

    private CostRow Row(int place)
    {
        rowsMade++;
        var (account, text) = dice.OneIn(14) ? dice.Pick(Others.AsSpan()) : dice.Pick(Costs.AsSpan());
        var row = new CostRow(account, text, Amount())
        {
            Project = place is 4 or 5 || (place is 6 && dice.OneIn(2)) || place is 7 ? null : Project(place),
            Code = dice.OneIn(20) ? "PRE" : null,
            CostCenter = dice.OneIn(6) ? "100" : null,
            Note = dice.OneIn(8) ? FormattableString.Invariant($"Följesedel {dice.Between(1000, 9999)}") : null,
        };
        return ground.Articles.IsEmpty || !dice.OneIn(5) ? row : Bought(row, dice.Pick(ground.Articles.AsSpan()));
    }

    /// <summary>One row in twenty is of nothing, one in fifteen takes something back.</summary>
    private decimal Amount() => dice.Below(60) switch
    {
        < 3 => 0,
        < 7 => -dice.Between(1000, 200_000) / 100m,
        _ => dice.Between(5000, 4_000_000) / 100m,
    };

    private CostRow Bought(CostRow row, SandboxRecord article)
    {
        var (quantity, price) = (rowsMade % 9 == 0 ? 2.5m : dice.Between(1, 20), dice.Between(100, 90_000) / 100m);
        return row with { Article = article.Key, Text = article.Text("Description")!, Quantity = quantity, Amount = Math.Round(quantity * price, 2) / 1.0000000000m };
    }

    private string? Project(int place) => place switch
    {
        8 when !ground.OnlyFortnox.IsEmpty => dice.Pick(ground.OnlyFortnox.AsSpan()),
        9 when !ground.Closed.IsEmpty && dice.OneIn(2) => dice.Pick(ground.Closed.AsSpan()),
        _ => ground.Projects.IsEmpty ? null : dice.Pick(ground.Projects.AsSpan()),
    };

    /// <summary>Some suppliers charge whole kronor.</summary>
    private SupplierInvoiceDraft Rounded(SupplierInvoiceDraft draft)
    {
        if (draft.Currency is not "SEK" || draft.VatType is not "NORMAL" || !dice.OneIn(4)) return draft;
        var sum = draft.Rows.Sum(static row => row.Amount);
        var owed = sum + Math.Round(sum * draft.Rate, 2);
        var rest = Math.Round(owed, 0, MidpointRounding.AwayFromZero) - owed;
        return rest == 0 ? draft : draft with { Rows = draft.Rows.Add(new(3740, "Öresavrundning", rest / 1.0000000000m) { Code = "ROV" }) };
    }
}
