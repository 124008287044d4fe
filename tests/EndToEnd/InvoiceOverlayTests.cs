using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What the overlay of docs/overlay.md makes of invoices: YAML alone, over HTTP.</summary>
public sealed class InvoiceOverlayTests(InvoiceOverlayTests.Transferred transferred) : IClassFixture<InvoiceOverlayTests.Transferred>
{
    [Fact]
    public void The_reference_is_another_text() =>
        Assert.All(transferred.Pairs, static pair => Assert.Equal($"{pair.Severa.Text("ourReference")}, tel 031-12 34 56", pair.Fortnox.Text("OurReference")));

    [Fact]
    public void The_due_date_follows_another_rule() => Assert.All(transferred.Pairs, static pair =>
        Assert.Equal(Day(pair.Severa.Text("date")!).AddDays(20), Day(pair.Fortnox.Text("DueDate")!)));

    [Fact]
    public void A_row_with_its_name_stands_above_the_rows_for_each_project()
    {
        Assert.Contains(transferred.Pairs, static pair => Projects(pair.Severa).Length > 1);
        Assert.All(transferred.Pairs, pair =>
        {
            var names = Projects(pair.Severa).Select(guid => transferred.World.Severa.Projects.Find(guid)!.Text("name"));
            var rows = pair.Fortnox.Rows.SkipWhile(row => !names.Contains(row.Text("Description"), StringComparer.Ordinal)).Take(Projects(pair.Severa).Length).ToList();
            Assert.Equal(names.Order(StringComparer.Ordinal), rows.Select(static row => row.Text("Description")).Order(StringComparer.Ordinal));
            Assert.All(rows, static row => Assert.Equal((0m, 0m), ((decimal)row["AccountNumber"]!, (decimal)row["DeliveredQuantity"]!)));
        });
    }

    [Fact]
    public void The_account_follows_the_article_group()
    {
        var accounts = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["Konsulttjänster"] = 3041, ["Material"] = 3002 };
        var rows = transferred.Pairs.SelectMany(static pair => pair.Fortnox.Rows).Where(static row => row.Text("ArticleNumber") is not null)
            .Select(row => (Group: Group(row.Text("ArticleNumber")!), Account: (decimal)row["AccountNumber"]!)).ToList();
        foreach (var (group, account) in accounts)
        {
            Assert.Contains(rows, row => row.Group == group);
            Assert.All(rows.Where(row => row.Group == group), row => Assert.Equal(account, row.Account));
        }

        Assert.Contains(rows, static row => row.Group is not ("Konsulttjänster" or "Material") && row.Account is not (3041 or 3002));
    }

    private string? Group(string article)
    {
        var severa = transferred.World.Severa;
        var category = severa.Products.All.FirstOrDefault(one => one.Text("code") == article)?.Text("productCategory");
        return category is null ? null : severa.ProductCategories.Find(category)?.Text("name");
    }

    private static string[] Projects(SandboxRecord invoice) => invoice.Text("projects")!.Split(' ');

    private static DateOnly Day(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Twenty invoices, transferred under the overlay.</summary>
    public sealed class Transferred : IAsyncLifetime
    {
        private const string Settings = """
            sales_invoices.enabled: true
              sales_invoices.pick_up: Att överföra
              sales_invoices.done: Överförd
            """;

        private Stage? _stage;

        public SandboxWorld World => _stage!.World;

        /// <summary>Invoices in both systems.</summary>
        public IReadOnlyList<(SandboxRecord Severa, SandboxRecord Fortnox)> Pairs { get; private set; } = [];

        public async Task InitializeAsync()
        {
            _stage = await Stage.StartOverlaid(OverlayPage.Read(), Stage.Small with { Invoices = 20 }, Settings);
            (await _stage.Run("activate", "--yes")).Ended(ExitCode.Done);
            var ran = (await _stage.Run("sync")).Ended(ExitCode.Done, ExitCode.Findings);
            Pairs =
            [
                .. from invoice in World.Severa.Invoices.All
                   let there = World.Fortnox.Invoices.All.SingleOrDefault(one => one.Text("ExternalInvoiceReference1") is not null && one.Key == invoice.Text("number"))
                   where there is not null
                   select (invoice, there),
            ];
            Assert.True(Pairs.Count >= 15, $"{Pairs.Count} are transferred: {ran.Said}");
        }

        public Task DisposeAsync() => _stage?.DisposeAsync().AsTask() ?? Task.CompletedTask;
    }
}
