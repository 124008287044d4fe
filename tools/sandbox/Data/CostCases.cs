using System.Collections.Immutable;
using System.Globalization;
using Brygga.Sandbox.Data.Files;

namespace Brygga.Sandbox.Data;

/// <summary>The supplier invoices that a transfer must treat with care, each named after what MISSION H asks.</summary>
internal sealed class CostCases
{
    private static readonly DateOnly Day = new(2025, 5, 12);
    private readonly SandboxWorld world;
    private readonly SupplierInvoiceWriter writer;
    private readonly CostGround ground;
    private readonly Dice dice;
    private readonly string project;
    private readonly string other;
    private readonly ImmutableArray<SandboxCase>.Builder cases = ImmutableArray.CreateBuilder<SandboxCase>();

    private CostCases(SandboxWorld world, SupplierInvoiceWriter writer, CostGround ground, Dice dice)
    {
        (this.world, this.writer, this.ground, this.dice) = (world, writer, ground, dice);
        (project, other) = (ground.Projects[0], ground.Projects[1]);
    }

    public static ImmutableArray<SandboxCase> Add(SandboxWorld world, SupplierInvoiceWriter writer, CostGround ground, Dice dice)
    {
        var all = new CostCases(world, writer, ground, dice);
        all.Projects();
        all.Rows();
        all.Articles();
        all.Money();
        all.States();
        all.Files();
        all.UnusualFiles();
        return all.cases.ToImmutable();
    }

    private void Projects()
    {
        Place("cost_row_project", "the row has its project", Draft(On(project)));
        Place("cost_header_project", "the project is the invoice's, not the row's", Draft(Row(4010, "Virke", 3400)) with { Project = project });
        Place("cost_header_and_row_project", "the row's project goes before the invoice's", Draft(On(other), Row(5710, "Frakt", 450)) with { Project = project });
        Place("cost_several_projects", "each row has its project, one has none", Draft(On(project), On(other), Row(6110, "Kontorsmateriel", 215.50m)));
        Place("cost_without_project", "nothing of it is of a project", Draft(Row(5010, "Hyra maj", 18000)));
        Known("cost_closed_project", "its project is closed in Severa", "project_closed_in_severa_only");
        Known("cost_unknown_project", "its project is in Fortnox alone", "project_only_in_fortnox");
        Known("cost_project_with_letters", "the number of its project cannot be Severa's", "project_with_letters");
    }

    private void Rows()
    {
        var row = On(project) with { Text = "Skruv 5x70" };
        Place("cost_identical_rows", "two rows are alike in everything", Draft(row, row));
        Place("cost_zero_row", "one row costs nothing", Draft(On(project), On(project) with { Text = "Utan kostnad", Amount = 0 }));
        Place("cost_negative_row", "one row takes something back", Draft(On(project), On(project) with { Text = "Retur pall", Amount = -250.75m }));
        Place("cost_roles", "freight, a fee, and rounding to whole kronor", Draft(
            On(project) with { Amount = 999.20m }, Row(5710, "Frakt", 149) with { Code = "FRT", Project = project },
            Row(6991, "Expeditionsavgift", 49) with { Code = "AFE", Project = project }, Row(3740, "Öresavrundning", 0.50m) with { Code = "ROV" }));
        Place("cost_other_accounts", "an asset and interest are no costs of a project", Draft(
            On(project), Row(1220, "Laserinstrument", 12400) with { Project = project }, Row(8422, "Dröjsmålsränta", 88) with { Project = project }));
        Place("cost_without_number", "the supplier's own number is missing", Draft(On(project)) with { Number = null });
        Place("cost_of_thirty_rows", "as long as an invoice gets", Draft([.. Enumerable.Range(1, 30).Select(i => On(i % 2 == 0 ? project : other) with { Text = $"Post {i}", Amount = i * 10.10m })]));
    }

    private void Articles()
    {
        if (ground.Articles is [var article, ..])
        {
            Place("cost_article", "its article is a product in Severa", Draft(
                On(project) with { Article = article.Key, Text = article.Text("Description")!, Quantity = 3, Amount = 374.70m }));
        }

        if (world.Cases.FirstOrDefault(static one => one.Name is "article_without_product")?.Fortnox is { } alone)
            Place("cost_unlinked_article", "its article is no product in Severa yet", Draft(On(project) with { Article = alone, Text = "Reservdel", Quantity = 2, Amount = 500 }));
    }

    private void Money()
    {
        Place("cost_currency", "in euro: the rows have their cost in kronor too", Draft(On(project) with { Amount = 120.35m }, On(other) with { Amount = 40 }) with { Currency = "EUR" });
        Place("cost_eu", "bought in the EU: a pair of rows for the tax", Draft(Row(4535, "Licens", 900) with { Project = project }) with { VatType = "EUINTERNAL", Currency = "EUR" });
        Place("cost_reverse", "the buyer owes the tax: a pair of rows for it", Draft(Row(4425, "Markarbeten", 25000) with { Project = project }) with { VatType = "REVERSE" });
        Place("cost_without_tax", "the supplier charges no tax", Draft(On(project)) with { Rate = 0 });
    }

    private void States()
    {
        Place("cost_unbooked", "not booked yet", Draft(On(project)) with { State = CostState.Unbooked });
        Place("cost_cancelled", "cancelled before it was booked", Draft(On(project)) with { State = CostState.Cancelled });
        Place("cost_paid", "booked and paid", Draft(On(project)) with { Paid = true });
        var original = Place("cost_credited", "booked, then credited in whole", Draft(On(project), On(other)));
        Note("cost_credit", "the credit invoice of cost_credited", writer.Credit(original, Day.AddDays(5)));
    }

    private void Files()
    {
        Filed("cost_pdf", "a PDF of three pages", CostFiles.Pdf("faktura.pdf", pages: 3));
        Filed("cost_several_files", "two PDFs, a photo and a picture become one PDF", CostFiles.Pdf("faktura.pdf"), CostFiles.Pdf("Följesedel å ä ö.pdf", pages: 2), CostFiles.UprightPhoto, CostFiles.Picture);
        Filed("cost_photo", "a photo that EXIF says to turn", CostFiles.Photo);
        Filed("cost_print_photo", "a photo in the colours of print", CostFiles.PrintPhoto);
        Filed("cost_picture", "a PNG that one sees through", CostFiles.Picture);
        Filed("cost_tiff", "a scan of three pages", CostFiles.Pages);
        Place("cost_file_of_two_projects", "each project gets the file", Draft(On(project), On(other)) with { Files = [CostFiles.Pdf("faktura.pdf")] });
    }

    private void UnusualFiles()
    {
        Filed("cost_encrypted_file", "a PDF that needs a password, and one that does not", CostFiles.Encrypted, CostFiles.Pdf("faktura.pdf"));
        Filed("cost_protected_file", "a PDF that everybody may read and nobody may change", CostFiles.Protected);
        Filed("cost_broken_file", "a PDF that is broken off", CostFiles.Broken);
        Filed("cost_unknown_file", "a file that nothing makes a page of", CostFiles.Sheet, CostFiles.Pdf("faktura.pdf"));
        Filed("cost_large_file", "larger than Severa takes", CostFiles.TooLarge);
        Filed("cost_archived_file", "its connection names the file by the other id, which works as fileid alone", CostFiles.Pdf("arkiverad.pdf") with { Archived = true });
    }

    private void Known(string name, string why, string project)
    {
        var number = world.Cases.FirstOrDefault(one => one.Name == project)?.Fortnox;
        if (number is not null) Place(name, why, Draft(On(number)));
    }

    private void Filed(string name, string why, params ReadOnlySpan<FileDraft> files) => Place(name, why, Draft(On(project)) with { Files = [.. files] });

    private static CostRow On(string project) => Row(4010, "Material enligt följesedel", 1249.50m) with { Project = project };

    private static CostRow Row(decimal account, string text, decimal amount) => new(account, text, amount);

    private SupplierInvoiceDraft Draft(params ReadOnlySpan<CostRow> rows) =>
        new(Suppliers.FirstNumber.ToString(CultureInfo.InvariantCulture), Day, [.. rows]) { Number = FormattableString.Invariant($"L{7000 + cases.Count}") };

    private SandboxRecord Place(string name, string why, SupplierInvoiceDraft draft)
    {
        var invoice = writer.Write(draft, dice.Guid());
        Note(name, why, invoice);
        return invoice;
    }

    private void Note(string name, string why, SandboxRecord invoice) => cases.Add(new(name, why, null, invoice.Key) { Flow = "project_costs" });
}
