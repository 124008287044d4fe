using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>
/// Invoices of every kind that wait to be transferred: 1 to 40 rows, several projects, three currencies, four rates, reverse charges, texts, files,
/// grouped rows, rows over several projects. One in fifty is credited, on top of those asked for.
/// </summary>
internal sealed class GeneratedInvoices(InvoiceGround ground, string waiting, Dice dice)
{
    private static readonly ImmutableArray<string> Hours = ["Projektledning", "Utredning och analys", "Arbete på plats", "Konstruktion", "Möten & samordning"];
    private static readonly ImmutableArray<string> Remarks = ["Enligt avtal.", "<p>Avser arbete enligt <b>beställning</b>.</p><p>Tack för förtroendet!</p>", "Vid frågor: ring oss."];
    private int rowsMade;

    public static void Add(SandboxWorld world, InvoiceWriter writer, InvoiceGround ground, string waiting, Dice dice, int count)
    {
        var generated = new GeneratedInvoices(ground, waiting, dice);
        for (var i = 0; i < count; i++)
        {
            var (draft, guid) = (generated.Next(i), dice.Guid());
            var made = new DateTimeOffset(draft.Date, new TimeOnly(9, 0), TimeSpan.Zero);
            var invoice = writer.Write(draft, guid, made);
            if (i % 50 == 49) Reimbursement.Make(writer, world, invoice, dice.Guid(), made.AddDays(1));
        }
    }

    private InvoiceDraft Next(int i)
    {
        var project = dice.Pick(ground.Projects.AsSpan());
        var country = ground.Country(project);
        var reversed = country is "FI" or "DK" || (country is "SE" && dice.OneIn(20));
        var projects = Several(project);
        var free = country is "NO";
        var rest = Enumerable.Range(1, HowMany() - 1).Select(_ => Row(projects, free));
        return new(waiting, new DateOnly(2025, 5, 1).AddDays(dice.Below(28)), [Row([project], free), .. rest])
        {
            Currency = dice.Below(10) switch { 0 or 1 => "EUR", 2 => "NOK", _ => "SEK" },
            ReverseCharged = reversed,
            Files = dice.OneIn(5) ? Files(i) : [],
            Values = Texts(),
        };
    }

    private ImmutableArray<SandboxRecord> Several(SandboxRecord project)
    {
        var beside = ground.Beside(project);
        return dice.OneIn(3) && !beside.IsEmpty ? [project, .. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Pick(beside.AsSpan())).Distinct()] : [project];
    }

    /// <summary>Most invoices are short, one in ten is long.</summary>
    private int HowMany() => dice.OneIn(10) ? dice.Between(9, 40) : dice.Between(1, 8);

    private RowDraft Row(ImmutableArray<SandboxRecord> projects, bool free)
    {
        rowsMade++;
        var row = dice.Below(10) switch
        {
            < 5 => HoursRow(projects),
            < 8 => Fee(dice.Pick(projects.AsSpan())),
            8 => Travel(dice.Pick(projects.AsSpan())),
            _ => new(InvoicePart.FlatRate, "Fast pris enligt överenskommelse", dice.Between(5, 80) * 500, [new(dice.Pick(projects.AsSpan()).Key, null, 1)]) { Vat = Rate() },
        };
        return free ? row with { Vat = 0 } : row;
    }

    /// <summary>Hours in quarters, over one project or several, of one work type or several.</summary>
    private RowDraft HoursRow(ImmutableArray<SandboxRecord> projects)
    {
        var types = ground.Items.WorkTypes;
        var parts = dice.OneIn(4) ? dice.Between(2, 3) : 1;
        var pieces = Enumerable.Range(0, parts).Select(_ => new Piece(
            dice.Pick(projects.AsSpan()).Key, types.IsEmpty ? null : dice.Pick(types.AsSpan()), rowsMade % 200 == 0 ? 1.125m : dice.Between(1, 64) * 0.25m));
        return new(InvoicePart.Hours, dice.Pick(Hours.AsSpan()), dice.Between(60, 190) * 10, [.. pieces]) { Unit = "h" };
    }

    private RowDraft Fee(SandboxRecord project)
    {
        var products = ground.Items.Products;
        SandboxRecord? product = products.IsEmpty || dice.OneIn(8) ? null : dice.Pick(products.AsSpan());
        return new(InvoicePart.Fees, product?.Text("name") ?? "Övrigt enligt underlag", dice.Between(900, 400_000) / 100m, [new(project.Key, product, dice.Between(1, 12))])
        {
            Unit = product?.Text("measurementUnit"),
            Vat = product is null ? Rate() : product["vatRate"] as decimal?,
        };
    }

    private RowDraft Travel(SandboxRecord project)
    {
        var types = ground.Items.Travels;
        if (types.IsEmpty) return Fee(project);
        var type = dice.Pick(types.AsSpan());
        return new(InvoicePart.Travels, type.Text("name")!, dice.Between(1500, 90_000) / 100m, [new(project.Key, type, dice.Between(1, 9))])
        {
            Unit = type.Text("measurementUnit"),
            Vat = type["vatRate"] as decimal?,
        };
    }

    private decimal? Rate() => dice.Below(12) switch { < 7 => 25m, < 9 => 12m, 9 => 6m, 10 => 0m, _ => null };

    private ImmutableArray<FileDraft> Files(int i) =>
    [
        .. Enumerable.Range(1, dice.Between(1, 3)).Select(nth => FormattableString.Invariant($"underlag-{i + 1}-{nth}.pdf"))
            .Select(static name => new FileDraft(name, InvoiceFiles.Pdf(name))),
    ];

    private ImmutableArray<(string Name, object? Value)> Texts() =>
    [
        ("ourReference", "Åsa Söderqvist"), ("yourReference", dice.OneIn(2) ? "Björn Ek" : null),
        ("orderNumber", dice.OneIn(3) ? FormattableString.Invariant($"PO-{dice.Between(1000, 9999)}") : null),
        ("notes", dice.OneIn(4) ? dice.Pick(Remarks.AsSpan()) : null), ("freeText1", dice.OneIn(5) ? dice.Pick(Remarks.AsSpan()) : null),
        ("freeText2", dice.OneIn(6) ? dice.Pick(Remarks.AsSpan()) : null),
    ];
}
