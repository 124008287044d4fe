using System.Globalization;
using Brygga.Connectors.State;
using Brygga.Connectors.Tests.Pdf;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using LanguageExt;

namespace Brygga.EndToEnd;

/// <summary>The files of a supplier invoice come to its projects as one PDF, over HTTP.</summary>
public sealed class ProjectCostFilesTests(ProjectCostFilesTests.Transferred transferred) : IClassFixture<ProjectCostFilesTests.Transferred>
{
    /// <summary>Nothing can make pages of all of them.</summary>
    private static readonly string[] Unusual = ["cost_encrypted_file", "cost_protected_file", "cost_broken_file", "cost_unknown_file", "cost_large_file"];

    [Fact]
    public void M35_a_PDF_is_called_after_the_invoices_day_supplier_and_number_and_has_all_its_pages()
    {
        var file = transferred.Only("cost_pdf");
        var invoice = transferred.Invoice("cost_pdf");
        Assert.Equal($"{invoice.Text("InvoiceDate")} {invoice.Text("SupplierName")} {invoice.Text("InvoiceNumber")}.pdf", file.Name);
        Assert.Equal(["faktura.pdf sida 1", "faktura.pdf sida 2", "faktura.pdf sida 3"], file.Pages().Select(static page => page.Text));
    }

    /// <summary>In the order of their ids, since Fortnox tells no other; and the pages of each in their own.</summary>
    [Fact]
    public void M35_several_files_become_one_PDF_with_every_page()
    {
        var ofFile = new Dictionary<string, (string, int)[]>(StringComparer.Ordinal)
        {
            ["faktura.pdf"] = [("faktura.pdf sida 1", 0)],
            ["Följesedel å ä ö.pdf"] = [("Följesedel å ä ö.pdf sida 1", 0), ("Följesedel å ä ö.pdf sida 2", 0)],
            ["kvitto.jpeg"] = [("", 1)],
            ["skärmbild.png"] = [("", 1)],
        };
        var files = transferred.Connections("cost_several_files").OrderBy(static one => one.Key, StringComparer.Ordinal);
        Assert.Equal(files.SelectMany(one => ofFile[one.Text("Name")!]), transferred.Only("cost_several_files").Pages());
    }

    [SkippableTheory]
    [InlineData("cost_pdf", 3)]
    [InlineData("cost_several_files", 5)]
    [InlineData("cost_tiff", 3)]
    public void M35_every_page_can_be_seen(string name, int pages)
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        var seen = Rendered.Pages(transferred.Only(name).Content);
        Assert.Equal(pages, seen.Count);
        Assert.All(seen, static page => Assert.InRange(page.TotalColors, 2u, uint.MaxValue));
    }

    [SkippableTheory]
    [InlineData("cost_photo", "blue", "red", "white", "green")]
    [InlineData("cost_print_photo", "red", "green", "blue", "white")]
    [InlineData("cost_picture", "red", "green", "white", "white")]
    public void M35_a_picture_is_seen_upright_in_its_colours(string name, string leftAbove, string rightAbove, string leftBelow, string rightBelow)
    {
        Skip.If(Rendered.Missing is not null, Rendered.Missing);
        using var page = Assert.Single(Rendered.Pages(transferred.Only(name).Content));
        Assert.Equal([leftAbove, rightAbove, leftBelow, rightBelow], Rendered.CornersOf(page));
    }

    [Fact]
    public void M35_each_project_of_an_invoice_gets_its_files_once()
    {
        var files = transferred.Of("cost_file_of_two_projects");
        Assert.Equal(transferred.Projects("cost_file_of_two_projects").Order(StringComparer.Ordinal), files.Select(static file => file.Project).Order(StringComparer.Ordinal));
        Assert.Equal(2, files.Count);
        Assert.All(files, static file => Assert.Equal(["faktura.pdf sida 1"], file.Pages().Select(static page => page.Text)));
    }

    [Fact]
    public void M35_rows_of_one_invoice_on_one_project_share_one_PDF()
    {
        Assert.Equal(2, transferred.Stage.Fees(transferred.Stage.Case("cost_tiff")).Count);
        Assert.Equal(3, transferred.Only("cost_tiff").Pages().Count);
    }

    /// <summary>Of all invoices with files, those of every kind among them.</summary>
    [Fact]
    public void M35_every_invoice_with_files_gives_every_project_of_its_costs_one_PDF_of_all_pages()
    {
        var unusual = Unusual.Select(transferred.Stage.Case).ToHashSet(StringComparer.Ordinal);
        var filed = transferred.Filed().Where(invoice => !unusual.Contains(invoice.Key)).ToList();
        Assert.InRange(filed.Count, 8, int.MaxValue);
        foreach (var invoice in filed)
        {
            var (files, projects) = (transferred.Named(invoice), transferred.ProjectsOf(invoice.Key));
            Assert.Equal(projects.Order(StringComparer.Ordinal), files.Select(static file => file.Project).Order(StringComparer.Ordinal));
            Assert.All(files, file => Assert.Equal(transferred.PagesOf(invoice.Key), file.Pages().Count));
        }
    }

    [Theory]
    [InlineData("cost_encrypted_file", "krypterad.pdf", "'krypterad.pdf' is encrypted")]
    [InlineData("cost_protected_file", "skyddad.pdf", "'skyddad.pdf' is encrypted")]
    [InlineData("cost_broken_file", "trasig.pdf", "'trasig.pdf' can't be read whole")]
    [InlineData("cost_unknown_file", "efaktura.xml", "'efaktura.xml' is neither a PDF nor")]
    public void M35_a_file_that_has_no_pages_to_combine_comes_as_it_is_and_the_log_says_so(string name, string file, string told)
    {
        var original = (byte[])transferred.Source(name, file)["content"]!;
        Assert.Single(transferred.First, one => one.Name == file && one.Bytes.AsSpan().SequenceEqual(original));
        Assert.Single(transferred.Log, line => line.Level == LogLevels.Warning && line.Message.Contains(told, StringComparison.Ordinal) && line.Message.Contains("It is attached as it is.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cost_encrypted_file")]
    [InlineData("cost_unknown_file")]
    public void M35_what_can_be_combined_is_although_another_file_cant(string name) =>
        Assert.Equal(["faktura.pdf sida 1"], transferred.Only(name).Pages().Select(static page => page.Text));

    [Fact]
    public void M35_a_file_larger_than_Severa_takes_is_split_with_no_page_lost_and_the_log_says_so()
    {
        var parts = transferred.Of("cost_large_file");
        Assert.InRange(parts.Count, 2, 3);
        Assert.All(parts, static part => Assert.InRange(part.Bytes.Length, 1, 10_000_000));
        Assert.Equal(12, parts.Sum(static part => part.Pages().Count));
        Assert.Single(transferred.Log, static line => line.Level == LogLevels.Warning && line.Message.Contains("since one would be larger than the limit of 10 MB", StringComparison.Ordinal));
    }

    [Fact]
    public void M35_a_file_that_is_in_the_archive_under_its_other_id_is_found_there() =>
        Assert.Equal(["arkiverad.pdf sida 1"], transferred.Only("cost_archived_file").Pages().Select(static page => page.Text));

    [Fact]
    public void M35_a_second_run_uploads_nothing() => Assert.Equal(Keys(transferred.First), Keys(transferred.Second));

    [Fact]
    public void M35_a_row_that_comes_later_on_the_same_project_is_a_cost_and_brings_no_second_PDF()
    {
        Assert.Equal(2, transferred.Stage.Fees(transferred.Stage.Case("cost_pdf")).Count);
        Assert.Equal(Keys(transferred.First), Keys(transferred.Third));
    }

    /// <summary>Whichever of two rows on one project has brought the PDF.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task M35_the_PDF_stays_sent_when_one_of_its_rows_is_undone(int row)
    {
        await using var stage = await CostStage.Start(ordinary: 0, null, "project_costs.gone: counter_entry");
        var invoice = stage.Case("cost_tiff");
        var project = stage.Invoice(invoice).Rows.Select(static row => row.Text("Project")).OfType<string>().First();
        stage.World.AddCostRow(invoice, ("Account", 4010m), ("ItemDescription", "Efterfakturerat"), ("Project", project), ("Debit", 77m));
        await stage.Sync();
        var before = ProjectFile.All(stage.World);
        var rows = stage.Invoice(invoice).Rows.Select(static (row, i) => (row, i)).Where(static one => Convert.ToInt32(one.row["Account"], CultureInfo.InvariantCulture) is >= 4000 and <= 7999).ToList();
        Assert.Equal(2, rows.Count);
        stage.World.RemoveCostRow(invoice, rows[row].i);
        Assert.Empty((await stage.Sync()).Steps);
        Assert.Equal(3, stage.Fees(invoice).Count);
        Assert.Equal(Keys(before), Keys(ProjectFile.All(stage.World)));
    }

    [Fact]
    public async Task M35_without_the_setting_no_file_is_uploaded()
    {
        await using var stage = await CostStage.Start(ordinary: 0, null, "project_costs.images: false");
        var before = ProjectFile.All(stage.World);
        await stage.Sync();
        Assert.Single(stage.Fees(stage.Case("cost_pdf")));
        Assert.Equal(Keys(before), Keys(ProjectFile.All(stage.World)));
        Assert.Equal(0, stage.Stage.Sandbox.Counters.AnsweredBy("fortnox", "GET 3/archive/{id}"));
    }

    private static IEnumerable<string> Keys(IEnumerable<ProjectFile> files) => files.Select(static file => file.Key);

    /// <summary>Every case and some invoices of every kind, transferred; then a run with nothing to do, and one after a row was added.</summary>
    public sealed class Transferred : IAsyncLifetime
    {
        private CostStage? _stage;
        private IReadOnlyList<ProjectFile> _before = [];

        internal CostStage Stage => _stage!;

        internal IReadOnlyList<ProjectFile> First { get; private set; } = [];

        internal IReadOnlyList<ProjectFile> Second { get; private set; } = [];

        internal IReadOnlyList<ProjectFile> Third { get; private set; } = [];

        internal Seq<LogEntry> Log { get; private set; }

        internal SandboxRecord Invoice(string name) => Stage.Invoice(Stage.Case(name));

        /// <summary>The only file that is called after an invoice.</summary>
        internal ProjectFile Only(string name) => Assert.Single(Of(name));

        internal IReadOnlyList<ProjectFile> Of(string name) => Named(Invoice(name));

        internal IReadOnlyList<ProjectFile> Named(SandboxRecord invoice)
        {
            var name = $"{invoice.Text("InvoiceDate")} {invoice.Text("SupplierName")} {invoice.Text("InvoiceNumber")}";
            return [.. First.Where(file => file.Name == $"{name}.pdf" || file.Name.StartsWith($"{name} (", StringComparison.Ordinal))];
        }

        internal IEnumerable<string> Projects(string name) => ProjectsOf(Stage.Case(name));

        internal IEnumerable<string> ProjectsOf(string number) => Stage.Fees(number).Select(static fee => fee.Text("project")!).Distinct(StringComparer.Ordinal);

        internal IEnumerable<SandboxRecord> Connections(string name) => Stage.World.Fortnox.SupplierInvoiceFiles.Of(Stage.Case(name));

        internal SandboxRecord Source(string name, string file) => Source(Connections(name).Single(one => one.Text("Name") == file));

        /// <summary>The invoices that have files.</summary>
        internal IEnumerable<SandboxRecord> Filed() => Stage.World.Fortnox.SupplierInvoices.All.Where(invoice => Stage.World.Fortnox.SupplierInvoiceFiles.Of(invoice.Key).Length > 0);

        /// <summary>How many pages an invoice's files make, each picture one.</summary>
        internal int PagesOf(string number) => Stage.World.Fortnox.SupplierInvoiceFiles.Of(number).Sum(connection => (byte[])Source(connection)["content"]! switch
        {
            var pdf when pdf.AsSpan().StartsWith("%PDF"u8) => new ProjectFile("", "", "", pdf).Pages().Count,
            var tiff when tiff.AsSpan().StartsWith("II*"u8) => 3,
            _ => 1,
        });

        public async Task InitializeAsync()
        {
            _stage = await CostStage.Start(ordinary: 16);
            _before = ProjectFile.All(Stage.World);
            AddRow("cost_tiff");
            await Stage.Sync();
            First = Made();
            Log = await Stage.Log();
            await Stage.Sync();
            Second = Made();
            AddRow("cost_pdf");
            await Stage.Sync();
            Third = Made();
        }

        public async Task DisposeAsync() => await Stage.DisposeAsync();

        private List<ProjectFile> Made() => [.. ProjectFile.All(Stage.World).ExceptBy(_before.Select(static file => file.Key), static file => file.Key)];

        private SandboxRecord Source(SandboxRecord connection) => Stage.World.Fortnox.Files.All
            .Single(file => connection.Key == file.Key || connection.Key == file.Text("ArchiveFileId"));

        /// <summary>One more on the project of the invoice's first cost.</summary>
        private void AddRow(string name) => Stage.World.AddCostRow(
            Stage.Case(name), ("Account", 4010), ("ItemDescription", "Glömd rad"), ("Debit", 77m),
            ("Project", Invoice(name).Rows.Select(static row => row.Text("Project")).First(static project => project is not null)));
    }
}
