using Brygga.Connectors.State;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Sales invoices by the product's own rules over HTTP: what is sent, what is held and why, what is written back.</summary>
public sealed class InvoicesTests(InvoicesTests.Sent sent) : IClassFixture<InvoicesTests.Sent>
{
    private const string Waiting = "Att överföra";
    private const string Done = "Överförd";

    [Fact]
    public void M1_M29_what_waited_is_in_Fortnox_once_and_has_the_other_status_or_is_held_with_a_remedy()
    {
        Assert.NotEmpty(sent.Waited);
        Assert.All(sent.Waited, key =>
        {
            var (invoice, marked) = (sent.Severa(key), sent.Of(key));
            if (marked.Length == 1) Assert.Equal(Done, sent.StatusOf(invoice));
            else Assert.Contains(sent.Findings(key), static finding => finding.Kind is "Refuse" or "Hold" && finding.Remedy.Length > 0);
        });
        Assert.Contains(sent.Waited, key => sent.Of(key).Length == 1);
        Assert.Empty(sent.Next.Steps);
    }

    [Fact]
    public void M29_an_invoice_in_any_other_status_stays_where_it_is()
    {
        var draft = sent.Case("invoice_draft");
        Assert.Equal("Utkast", sent.StatusOf(sent.Severa(draft)));
        Assert.Empty(sent.Of(draft));
    }

    [Theory]
    [InlineData("invoice_of_one_project")]
    [InlineData("invoice_of_several_projects")]
    [InlineData("invoice_row_over_projects")]
    [InlineData("invoice_grouped_row")]
    [InlineData("invoice_row_without_item")]
    [InlineData("invoice_flat_rate")]
    [InlineData("invoice_with_four_rates")]
    [InlineData("invoice_with_oere")]
    [InlineData("invoice_in_euro")]
    [InlineData("invoice_in_norwegian_kronor")]
    [InlineData("invoice_reverse_charged")]
    [InlineData("invoice_with_texts")]
    [InlineData("invoice_with_a_negative_total")]
    public void M1_an_invoice_of_each_kind_has_the_same_sums_in_both_systems(string name)
    {
        var key = sent.Case(name);
        var (invoice, there) = (sent.Severa(key), Assert.Single(sent.Of(key)));
        Assert.Equal((Money(invoice, "totalExcludingTax"), Money(invoice, "totalTax")), (Number(there, "Net"), Number(there, "TotalVAT")));
        Assert.Equal(sent.World.Severa.Currencies.Find(invoice.Text("currency")!)!.Text("code"), there.Text("Currency"));
    }

    [Theory]
    [InlineData("invoice_row_without_rate", "vat rate")]
    [InlineData("invoice_with_a_wrong_sum", "net")]
    [InlineData("invoice_in_a_locked_period", "open period")]
    [InlineData("invoice_without_financial_year", "financial year")]
    [InlineData("invoice_item_without_article", "article")]
    public void M31_M32_what_Fortnox_could_not_hold_is_not_sent_and_the_rule_is_named(string name, string rule)
    {
        var key = sent.Case(name);
        Assert.Empty(sent.Of(key));
        Assert.Equal(Waiting, sent.StatusOf(sent.Severa(key)));
        Assert.Contains(sent.Findings(key), finding => finding.Rule == rule && finding.Kind == "Refuse");
    }

    [Fact]
    public void M1_rows_over_several_projects_have_each_their_project()
    {
        var (key, rows) = (sent.Case("invoice_of_several_projects"), Assert.Single(sent.Of(sent.Case("invoice_of_several_projects"))).Rows);
        var projects = sent.Severa(key).Text("projects")!.Split(' ').Select(guid => sent.World.Severa.Projects.Find(guid)!.Text("number")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Assert.Equal(projects, rows.Select(static row => row.Text("Project")).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void M1_the_payer_is_the_customer_in_Fortnox()
    {
        var key = sent.Case("invoice_paid_by_another");
        var payer = sent.World.Severa.Customers.Find(sent.Severa(key).Text("billingCustomer")!)!;
        Assert.Equal(payer.Text("number"), Assert.Single(sent.Of(key)).Text("CustomerNumber"));
    }

    [Fact]
    public void M30_each_file_goes_along_once_and_what_Fortnox_does_not_take_is_said()
    {
        Assert.Equal(2, sent.World.Fortnox.Attachments.Of(Assert.Single(sent.Of(sent.Case("invoice_with_files"))).Key).Length);
        foreach (var name in new[] { "invoice_with_an_image", "invoice_with_a_large_file" })
        {
            Assert.Single(sent.Of(sent.Case(name)));
            Assert.Contains(sent.Log, entry => entry.Item.Contains(sent.Case(name), StringComparison.Ordinal) && entry.Message.StartsWith("files left out", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void M31_where_Severa_numbers_its_number_is_the_document_number() => Assert.All(
        sent.Waited.Where(key => sent.Of(key).Length == 1), key => Assert.Equal(sent.Severa(key).Text("number"), sent.Of(key)[0].Key));

    [Fact]
    public void M32_a_prospects_first_invoice_brings_its_customer_along_in_the_same_run()
    {
        var key = sent.Case("prospect_with_first_invoice");
        var customer = sent.World.Severa.Customers.Find(sent.Severa(key).Text("customer")!)!;
        Assert.DoesNotContain(customer.Text("number")!, sent.CustomersBefore);
        Assert.Equal(customer.Text("number"), Assert.Single(sent.Of(key)).Text("CustomerNumber"));
    }

    [Fact]
    public async Task M1_why_and_the_log_tell_of_an_invoice()
    {
        var (key, number) = (sent.Case("invoice_of_one_project"), sent.Severa(sent.Case("invoice_of_one_project")).Text("number")!);
        var why = (await sent.Stage.Run("why", $"sales_invoices/{number}")).Ended(ExitCode.Done).Out;
        Assert.Contains($"linked with Fortnox invoice {number}", why, StringComparison.Ordinal);
        Assert.Contains($"it is '{Done}' and would have to be '{Waiting}'", why, StringComparison.Ordinal);
        var log = (await sent.Stage.Run("log", "--flow", "sales_invoices", "--item", key)).Ended(ExitCode.Done).Out;
        Assert.Contains($"created fortnox.invoice/{number}", log, StringComparison.Ordinal);
        var held = (await sent.Stage.Run("why", $"sales_invoices/severa.invoice/{sent.Case("invoice_with_a_wrong_sum")}")).Ended(ExitCode.Done).Out;
        Assert.Contains("Severa net: refused: rows add up to", held, StringComparison.Ordinal);
    }

    private static decimal Money(SandboxRecord record, string field) => ((SandboxMoney)record[field]!).Amount;

    private static decimal Number(SandboxRecord record, string field) => Convert.ToDecimal(record[field], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Every case and a few invoices of every kind, sent in one run; nothing is changed afterwards.</summary>
    public sealed class Sent : IAsyncLifetime
    {
        private PlanView? _next;
        private Stage? _stage;

        internal Stage Stage => _stage!;

        internal PlanView Next => _next!;

        public SandboxWorld World => Stage.World;

        public string[] Waited { get; private set; } = [];

        public IReadOnlySet<string> CustomersBefore { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            _stage = await Stage.StartShipped(Stage.Awkward with { Customers = 60, Invoices = 10 }, InvoiceSettings.Numbered);
            Waited = [.. World.Severa.Invoices.All.Where(one => !one.Flag("isCreditNote") && StatusOf(one) == Waiting).Select(static one => one.Key)];
            CustomersBefore = World.Fortnox.Customers.All.Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
            (await Stage.Run("activate", "--yes")).Ended(ExitCode.Done);
            (await Stage.Run("sync")).Ended(ExitCode.Findings);
            _next = await Stage.Plan();
            Log = [.. await Stage.Log()];
        }

        public LogEntry[] Log { get; private set; } = [];

        public async Task DisposeAsync() => await Stage.DisposeAsync();

        public string Case(string name) => World.Case(name).Severa!;

        public SandboxRecord Severa(string key) => World.Severa.Invoices.Find(key)!;

        public string StatusOf(SandboxRecord invoice) => InvoiceSettings.StatusOf(World, invoice);

        /// <summary>The invoices in Fortnox that have the invoice's number.</summary>
        public SandboxRecord[] Of(string key) => [.. World.Fortnox.Invoices.All.Where(one => Severa(key).Text("number") is { } number && one.Key == number)];

        internal IEnumerable<Found> Findings(string key) => Next.About($"severa.invoice/{key}");
    }
}
