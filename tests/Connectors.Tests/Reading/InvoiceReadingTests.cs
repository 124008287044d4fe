using Brygga.Connectors.Tests.Http;
using Brygga.Engine.Data;
using Brygga.Engine.Seeing;
using Brygga.Sandbox;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>The product's flow of invoices reads a Severa full of them, over real HTTP.</summary>
public sealed class InvoiceReadingTests
{
    private const string Waiting = "Att överföra";

    private static readonly EntityRef Invoice = new(Side.Severa, "invoice");

    /// <summary>Documents alone: the registers have tests of their own.</summary>
    private static readonly RuleBook Book = Shipped.TheProduct(
        ("sales_invoices.enabled", "true"), ("sales_invoices.pick_up", Waiting), ("sales_invoices.done", "Överförd")) is var book
            ? book with { Flows = Seq<Flow>() }
            : throw new InvalidOperationException();

    [Fact]
    public async Task M29_what_waits_is_read_with_all_that_belongs_to_it_and_nothing_else()
    {
        await using var rig = await Rig();
        var (start, snapshot) = (rig.Clock.GetUtcNow(), await rig.Read());
        var waiting = Waits(rig);
        Assert.InRange(waiting.Length, 10, 1000);
        Assert.Equal(waiting, snapshot[Invoice].Records.Select(static record => record.Id));
        var world = new SnapshotWorld(snapshot, Book, Memory.Blank, start);
        foreach (var invoice in waiting)
        {
            Assert.Equal(Keys(rig.Sandbox.World.Severa.InvoiceFiles, invoice), Related(world, "files", invoice));
            Assert.Equal(Assert.Single(Keys(rig.Sandbox.World.Severa.InvoiceSettings, invoice)), world.Related(Invoice, "invoice_settings", invoice).Referenced.Record.Id);
            Assert.False(world.Related(Invoice, "row_shares", invoice).IsUnknown);
        }
        Assert.Equal(0, rig.Sandbox.Counters.TooManyRequests);
        Assert.DoesNotContain(rig.Called, static path => path.EndsWith("/v1/projectfees", StringComparison.Ordinal) || path.EndsWith("/v1/invoicerows", StringComparison.Ordinal));
    }

    /// <summary>To the last digit, whatever the row was made of.</summary>
    [Fact]
    public async Task The_shares_of_every_row_add_up_to_it()
    {
        await using var rig = await Rig();
        var snapshot = await rig.Read();
        var shares = snapshot[new(Side.Severa, "invoice_row_share")].Records.ToLookup(static record => record.Row.Of("row").Referenced.Record.Id, static record => record.Row, StringComparer.Ordinal);
        var rows = Waits(rig).SelectMany(invoice => rig.Sandbox.World.Severa.InvoiceRows.Of(invoice)).ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(Convert.ToDecimal(row["quantity"], System.Globalization.CultureInfo.InvariantCulture), shares[row.Key].Sum(static share => share.Of("quantity").Number)));
        Assert.Equal(rows.Length, shares.Count);
        Assert.Contains(shares, static row => row.Select(static share => share.Of("project")).Distinct().Count() > 1);
    }

    [Fact]
    public async Task What_waits_still_is_read_anew_and_comes_out_the_same()
    {
        await using var rig = await Rig();
        var first = await rig.Read();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var second = await rig.Read();
        foreach (var table in first.Tables.Filter(static table => table.Entity.Side == Side.Severa))
            Assert.Equal(table.Records.Select(static record => (record.Id, record.Row.Hash)), second[table.Entity].Records.Select(static record => (record.Id, record.Row.Hash)));
    }

    [Fact]
    public async Task The_bytes_of_a_file_are_those_that_Severa_has()
    {
        await using var rig = await Rig();
        await rig.Read();
        var entity = Book.Entity(new(Side.Severa, "invoice_file"));
        var mirror = await rig.State.LoadMirror(entity.Ref, default);
        Assert.NotEmpty(mirror.Rows);
        foreach (var row in mirror.Rows.Take(3))
        {
            var content = (await rig.Reader(Side.Severa).Content(entity, row.Json, default)).Good();
            var stored = rig.Sandbox.World.Severa.InvoiceFiles.Find(row.Id)!;
            Assert.Equal((stored.Text("name"), Convert.ToInt64(stored["size"], System.Globalization.CultureInfo.InvariantCulture)), (content.Name, content.Bytes.Length));
        }
    }

    private static Task<ReadingRig> Rig() => ReadingRig.Open(Book, new SandboxOptions { Customers = 20, Projects = 20, Products = 10, Invoices = 25 });

    private static string[] Waits(ReadingRig rig)
    {
        var status = rig.Sandbox.World.Severa.InvoiceStatuses.All.Single(static status => status.Text("name") == Waiting).Key;
        return [.. rig.Sandbox.World.Severa.Invoices.All.Where(invoice => invoice.Text("status") == status).Select(static invoice => invoice.Key).Order(StringComparer.Ordinal)];
    }

    private static string[] Keys(RecordTable table, string invoice) => [.. table.Of(invoice).Select(static record => record.Key).Order(StringComparer.Ordinal)];

    private static string[] Related(SnapshotWorld world, string relation, string invoice) =>
        [.. world.Related(Invoice, relation, invoice).Items.ToArray().Select(static record => record.Referenced.Record.Id).Order(StringComparer.Ordinal)];
}
