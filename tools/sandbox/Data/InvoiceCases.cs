using System.Collections.Immutable;
using System.Text;

namespace Brygga.Sandbox.Data;

/// <summary>The invoices that a transfer must treat with care, each named after what MISSION G asks.</summary>
internal sealed class InvoiceCases
{
    private static readonly DateOnly Day = new(2025, 5, 15);

    /// <summary>Made once for all worlds.</summary>
    private static readonly byte[] Large = InvoiceFiles.Pdf("ritning", 5 * 1024 * 1024);
    private readonly SandboxWorld world;
    private readonly InvoiceWriter writer;
    private readonly InvoiceGround ground;
    private readonly string waiting;
    private readonly Dice dice;
    private readonly SandboxRecord project;
    private readonly SandboxRecord other;
    private readonly ImmutableArray<SandboxCase>.Builder cases = ImmutableArray.CreateBuilder<SandboxCase>();

    private InvoiceCases(SandboxWorld world, InvoiceWriter writer, InvoiceGround ground, string waiting, Dice dice)
    {
        (this.world, this.writer, this.ground, this.waiting, this.dice) = (world, writer, ground, waiting, dice);
        project = ground.Projects.FirstOrDefault(one => ground.Country(one) is "SE") ?? ground.Projects[0];
        other = ground.Beside(project).FirstOrDefault() ?? project;
    }

    /// <summary>With <paramref name="prospects"/> also those that change what takes part of the registers.</summary>
    public static ImmutableArray<SandboxCase> Add(
        SandboxWorld world, InvoiceWriter writer, InvoiceGround ground, string waiting, Dice dice, bool prospects)
    {
        var all = new InvoiceCases(world, writer, ground, waiting, dice);
        all.Ordinary();
        all.Rows();
        all.Money();
        all.Texts();
        all.Files();
        all.Held();
        all.Credits();
        if (prospects) all.Prospect();
        return all.cases.ToImmutable();
    }

    private void Ordinary()
    {
        Place("invoice_of_one_project", "hours, a fee, a travel expense and a file", Draft(Hours(), Fee(), Travel()) with
        {
            Files = [Pdf("tidrapport.pdf")],
            Values = [("ourReference", "Åsa Söderqvist"), ("yourReference", "Björn Ek"), ("orderNumber", "PO-4711"), ("notes", "Enligt avtal.")],
        });
        Place("invoice_draft", "not picked up: still a draft", Draft(Fee()) with { Status = "Utkast" });
        Place("invoice_paid_by_another", "the billing customer is not the project's", Draft(Fee()) with
        {
            Payer = ground.Projects.FirstOrDefault(one => one.Text("customer") != project.Text("customer"))?.Text("customer"),
        });
        Place("invoice_flat_rate", "a flat rate is no item of any register", Draft(
            new RowDraft(InvoicePart.FlatRate, "Fast pris etapp 1", 42000, [new(project.Key, null, 1)])));
    }

    private void Rows()
    {
        Place("invoice_of_several_projects", "each row has its project", Draft(Hours(), Fee(other), Travel()));
        Place("invoice_row_over_projects", "one row of hours in two projects becomes two", Draft(Hours((project, 0, 2.5m), (other, 0, 1.25m))));
        Place("invoice_grouped_row", "one row of two work types has two codes", Draft(Hours((project, 0, 3), (project, 1, 2))));
        Place("invoice_row_without_item", "a fee without product", Draft(new RowDraft(InvoicePart.Fees, "Övrigt enligt underlag", 1250.50m, [new(project.Key, null, 2)])));
    }

    private void Money()
    {
        Place("invoice_with_four_rates", "25, 12, 6 and 0 %", Draft(Fee(), Plain(112.35m, 12), Plain(89.90m, 6), Plain(400, 0)));
        Place("invoice_with_oere", "sums that do not come out in whole kronor", Draft(Plain(33.33m, 25), Plain(0.35m, 25), Plain(19.99m, 12)));
        Place("invoice_in_euro", "another currency, with its rate", Draft(Fee(), Hours()) with { Currency = "EUR" });
        Place("invoice_in_norwegian_kronor", "another currency", Draft(Fee()) with { Currency = "NOK" });
        Place("invoice_reverse_charged", "the rows keep their rates, the invoice has no tax", Draft(Fee(), Hours()) with { ReverseCharged = true });
        Place("invoice_row_without_rate", "no rate on the row: the organisation's", Draft(Fee() with { Vat = null }));
    }

    private void Texts()
    {
        Place("invoice_with_texts", "texts above and below the rows, with markup, longer than a row", Draft(Fee()) with
        {
            Values =
            [
                ("freeText1", "<p>Avser <b>projekt</b> enligt beställning.</p><p>Två rader &amp; en till.</p>"),
                ("freeText2", string.Concat(Enumerable.Repeat("Betalning sker enligt överenskomna villkor. ", 12))), ("notes", "<p>Tack för förtroendet!</p>"),
            ],
        });
        Place("invoice_with_refused_characters", "quotation marks, a bar and a long description", Draft(Fee() with
        {
            Description = "Skärm 27\" | " + string.Concat(Enumerable.Repeat("monterad och provad enligt anvisning, ", 8)),
        }));
    }

    private void Files()
    {
        Place("invoice_with_files", "two files go along, the internal one stays", Draft(Fee()) with
        {
            Files = [Pdf("underlag.pdf"), Pdf("Bilaga å ä ö.pdf"), Pdf("kalkyl.pdf") with { Internal = true }],
        });
        Place("invoice_with_an_image", "Fortnox takes PDF files only", Draft(Fee()) with
        {
            Files = [new("skiss.png", Encoding.Latin1.GetBytes("\u0089PNG\r\n\u001a\n")) { ContentType = "image/png" }],
        });
        Place("invoice_with_a_large_file", "larger than Fortnox sends along", Draft(Fee()) with
        {
            Files = [new("ritning.pdf", Large)],
        });
    }

    private void Held()
    {
        Place("invoice_quantity_of_three_decimals", "Fortnox rounds quantities to two: the sums differ", Draft(Hours((project, 0, 1.125m))));
        Place("invoice_with_a_wrong_sum", "its rows do not add up to its total", Draft(Fee()) with { Values = [("totalExcludingTax", new SandboxMoney(1, "SEK"))] });
        Place("invoice_in_a_locked_period", "Fortnox is locked until the end of 2023", Draft(Fee()) with { Date = new(2023, 6, 30) });
        Place("invoice_without_financial_year", "Fortnox has no financial year for it", Draft(Fee()) with { Date = new(2022, 11, 15) });
        if (world.Cases.FirstOrDefault(static one => one.Name is "product_without_code")?.Severa is { } nameless)
        {
            Place("invoice_item_without_article", "its product has no identifier, so there can be no article", Draft(
                new RowDraft(InvoicePart.Fees, "Diverse material", 320, [new(project.Key, world.Severa.Products.Find(nameless), 4)])));
        }
    }

    private void Credits()
    {
        Place("invoice_with_a_negative_total", "a partial credit made by hand: no credit note", Draft(Plain(-950, 25)));
        var sent = Place("invoice_credited", "sent, then credited in whole", Draft(Fee(), Hours(), Travel()) with { Status = "Skickad" });
        var credit = Reimbursement.Make(writer, world, sent, dice.Guid(), Made(Day.AddDays(3)));
        cases.Add(new("credit_note", "the credit note of invoice_credited", credit.Key, null) { Flow = "credit_notes" });
    }

    /// <summary>The first invoice ends a prospect's being one: the customer is created in Fortnox in the same plan.</summary>
    private void Prospect()
    {
        if (world.Cases.FirstOrDefault(static one => one.Name is "prospect_with_closed_project")?.Severa is not { } customer) return;
        var closed = world.Severa.Projects.All.First(one => one.Text("customer") == customer);
        Place("prospect_with_first_invoice", "its customer is not in Fortnox yet", Draft(new RowDraft(InvoicePart.Fees, "Förstudie", 18000, [new(closed.Key, null, 1)])));
    }

    private InvoiceDraft Draft(params ReadOnlySpan<RowDraft> rows) => new(waiting, Day, [.. rows]);

    private RowDraft Hours() => Hours((project, 0, 7.5m));

    private RowDraft Hours(params ReadOnlySpan<(SandboxRecord Project, int Type, decimal Quantity)> pieces)
    {
        var made = ImmutableArray.CreateBuilder<Piece>();
        foreach (var (of, type, quantity) in pieces) made.Add(new(of.Key, ground.Items.WorkTypes.ElementAtOrDefault(type), quantity));
        return new(InvoicePart.Hours, "Projektledning", 1250, made.ToImmutable()) { Unit = "h" };
    }

    private RowDraft Fee(SandboxRecord? of = null)
    {
        var product = ground.Items.Products.FirstOrDefault();
        return new(InvoicePart.Fees, product?.Text("name") ?? "Material", 349.90m, [new((of ?? project).Key, product, 3)]) { Unit = product?.Text("measurementUnit") };
    }

    private RowDraft Travel()
    {
        var type = ground.Items.Travels.FirstOrDefault();
        return new(InvoicePart.Travels, type?.Text("name") ?? "Resa", 185, [new(project.Key, type, 2)])
        {
            Unit = type?.Text("measurementUnit"),
            Vat = type is null ? 25m : type["vatRate"] as decimal?,
        };
    }

    private RowDraft Plain(decimal price, decimal rate) => new(InvoicePart.Fees, "Tjänst enligt avtal", price, [new(project.Key, null, 1)]) { Vat = rate };

    private static FileDraft Pdf(string name) => new(name, InvoiceFiles.Pdf(name));

    private SandboxRecord Place(string name, string why, InvoiceDraft draft)
    {
        var invoice = writer.Write(draft, dice.Guid(), Made(draft.Date));
        cases.Add(new(name, why, invoice.Key, null) { Flow = "sales_invoices" });
        return invoice;
    }

    private static DateTimeOffset Made(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);
}
