using System.Text.Json.Nodes;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Sqlite;
using Brygga.Connectors.Tests.Applying;
using Brygga.Connectors.Tests.Http;
using Brygga.Engine.Data;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>What a run reads of documents: what is picked up, what has changed of the linked ones, and what belongs to them.</summary>
public sealed class DocumentReadingTests
{
    /// <summary>Without what only a credit note can have.</summary>
    private static readonly string[] Lists = ["files", "flatrates?invoiceGuid=I1", "invoicerows", "invoicesettings", "projectfees", "projecttravelexpenses", "workhours"];

    private static readonly EntityRef Invoice = new(Side.Severa, "invoice");

    [Fact]
    public async Task Invoices_are_read_by_the_status_that_picks_them_up_and_never_all_of_them()
    {
        using var rig = Rig();
        var snapshot = await rig.Read();
        Assert.Equal(["I1"], Ids(snapshot));
        Assert.Equal(["/invoices?invoiceStatusGuids=S1"], rig.Desk.Called.Where(static call => call.StartsWith("/invoices?", StringComparison.Ordinal) || call == "/invoices"));
        Assert.False(snapshot[Invoice].Coverage.ProvesAbsence(rig.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Of_each_that_is_at_work_all_that_belongs_to_it_is_read()
    {
        using var rig = Rig();
        var snapshot = await rig.Read();
        Assert.Equal(Lists, rig.Desk.CalledOf("I1").Distinct());
        Assert.DoesNotContain(rig.Desk.Called, static call => call is "/flatrates" or "/projectfees");
        Assert.Equal(["R1"], Related(rig, snapshot, "rows", "I1"));
        Assert.Equal(["false"], Values(snapshot, "invoice_settings", "isReverseCharged"));
        Assert.Empty(Related(rig, snapshot, "files", "I1"));
    }

    [Fact]
    public async Task A_credit_note_may_have_what_it_gives_back_too()
    {
        using var rig = Rig();
        rig.Desk.Put("I1", "S1", isCredit: true);
        rig.Desk.Has("I1", "reimbursedworkhours", Hours("H1", "R1", "P1", -6), Hours("H2", "R1", "P2", -2));
        rig.Desk.Has("I1", "invoicerows", Row("R1", -8));
        var snapshot = await rig.Read();
        Assert.Contains("reimbursedprojectfees", rig.Desk.CalledOf("I1"));
        Assert.Equal(["-6", "-2"], Values(snapshot, "invoice_row_share", "quantity", orderBy: "project"));
    }

    [Fact]
    public async Task Shares_of_rows_are_made_of_them()
    {
        using var rig = Rig();
        rig.Desk.Has("I1", "invoicerows", Row("R1", 8), Row("R2", 1, "F1"), Row("R3", 2));
        rig.Desk.Has("I1", "workhours", Hours("H1", "R1", "P1", 5), Hours("H2", "R1", "P2", 3));
        rig.Desk.Has("I1", "flatrates", new JsonObject { ["guid"] = "F1", ["project"] = InvoiceDesk.Named("P2"), ["invoiceGuid"] = "I1" });
        var snapshot = await rig.Read();
        var shares = snapshot[new(Side.Severa, "invoice_row_share")].Records
            .Select(static record => $"{record.Row.Of("row")} {record.Row.Of("project")} {record.Row.Of("item")} {record.Row.Of("quantity")}").Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "severa.invoice_row/R1 severa.project/P1 severa.work_type/W1 5",
                "severa.invoice_row/R1 severa.project/P2 severa.work_type/W1 3",
                "severa.invoice_row/R2 severa.project/P2  1",
                "severa.invoice_row/R3   2",
            ],
            shares);
        Assert.Equal(4, Related(rig, snapshot, "row_shares", "I1").Length);
    }

    [Fact]
    public async Task What_went_away_from_an_invoice_goes_from_the_mirror()
    {
        using var rig = Rig();
        rig.Desk.Has("I1", "invoicerows", Row("R1", 8), Row("R2", 1));
        Assert.Equal(2, Related(rig, await rig.Read(), "rows", "I1").Length);
        rig.Desk.Has("I1", "invoicerows", Row("R2", 1));
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var snapshot = await rig.Read();
        Assert.Equal(["R2"], Related(rig, snapshot, "rows", "I1"));
        Assert.Equal(["severa.invoice_row/R2"], Values(snapshot, "invoice_row_share", "row"));
    }

    [Fact]
    public async Task What_belongs_to_a_linked_invoice_is_known_without_being_read()
    {
        using var rig = Rig();
        await rig.Read();
        await rig.Link("I1", "1001");
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var snapshot = await rig.Read();
        Assert.Empty(rig.Desk.CalledOf("I1"));
        Assert.Equal(["R1"], Related(rig, snapshot, "rows", "I1"));
        Assert.Contains("/invoices?changedSince", rig.Desk.Called);
    }

    [Fact]
    public async Task It_is_read_again_when_the_invoice_has_changed()
    {
        using var rig = Rig();
        await rig.Read();
        await rig.Link("I1", "1001");
        rig.Clock.Advance(TimeSpan.FromHours(3));
        rig.Desk.Put("I1", "S2", "Kund i Kiruna AB");
        rig.Desk.Has("I1", "invoicerows", Row("R9", 8));
        var snapshot = await rig.Read();
        Assert.Equal(Lists, rig.Desk.CalledOf("I1").Distinct());
        Assert.Equal(["R9"], Related(rig, snapshot, "rows", "I1"));
        Assert.Equal("Kund i Kiruna AB", snapshot[Invoice].Records.Single(static record => record.Id == "I1").Row.Of("receiverCustomerName").Text);
    }

    [Fact]
    public async Task It_is_read_again_also_when_the_run_that_saw_the_change_broke_off()
    {
        using var rig = Rig();
        await rig.Read();
        await rig.Link("I1", "1001");
        rig.Clock.Advance(TimeSpan.FromHours(3));
        rig.Desk.Put("I1", "S2", "Kund i Kiruna AB");
        rig.Desk.Has("I1", "invoicerows", Row("R9", 8));
        rig.Desk.Broken = ("/invoices/I1/workhours", 500);
        Assert.True((await rig.TryRead()).IsLeft);
        rig.Desk.Broken = null;
        rig.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["R9"], Related(rig, await rig.Read(), "rows", "I1"));
    }

    [Fact]
    public async Task What_has_changed_and_is_neither_picked_up_nor_linked_is_let_pass()
    {
        using var rig = Rig();
        await rig.Read();
        await rig.Link("I1", "1001");
        rig.Clock.Advance(TimeSpan.FromHours(1));
        rig.Desk.Put("I2", "S2", "Another");
        Assert.Equal(["I1"], Ids(await rig.Read()));
    }

    [Fact]
    public async Task A_status_that_changed_without_a_word_is_seen()
    {
        using var rig = Rig();
        await rig.Read();
        rig.Clock.Advance(TimeSpan.FromHours(3));
        rig.Desk.Put("I2", "S1", told: false);
        rig.Desk.Put("I1", "S2", told: false);
        var snapshot = await rig.Read();
        Assert.Equal(["I1", "I2"], Ids(snapshot));
        Assert.Equal(["severa.invoice_status/S2", "severa.invoice_status/S1"], snapshot[Invoice].Records.Select(static record => record.Row.Of("status").ToString()));
        Assert.Empty(rig.Desk.CalledOf("I1"));
    }

    [Fact]
    public async Task A_picked_up_invoice_that_is_gone_is_forgotten()
    {
        using var rig = Rig();
        await rig.Read();
        rig.Desk.Remove("I1");
        rig.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(Ids(await rig.Read()));
    }

    [Fact]
    public async Task What_can_t_be_listed_of_one_invoice_is_unknown_and_the_rest_goes_on()
    {
        using var rig = Rig();
        rig.Desk.Put("I3", "S1");
        await rig.Read();
        rig.Desk.Broken = ("/invoices/I1/workhours", 400);
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var snapshot = await rig.Read();
        Assert.Equal(["I3"], snapshot[new(Side.Severa, "invoice_row_share")].Owners);
        Assert.Equal(["I1", "I3"], snapshot[new(Side.Severa, "invoice_row")].Owners.Order(StringComparer.Ordinal));
        Assert.True(World(rig, snapshot).Related(Invoice, "row_shares", "I1").IsUnknown);
    }

    [Fact]
    public async Task Where_another_flow_looks_at_all_invoices_they_are_listed_and_picked_up_besides()
    {
        using var rig = Rig();
        rig.Book = Looking;
        Assert.Equal(["I1", "I2"], Ids(await rig.Read()));
        Assert.Equal(["/invoices"], rig.Desk.Called.Where(static call => call.Split('?')[0] == "/invoices"));
        rig.Clock.Advance(TimeSpan.FromHours(3));
        rig.Desk.Put("I2", "S1", told: false);
        var (start, snapshot) = (rig.Clock.GetUtcNow(), await rig.Read());
        Assert.Equal(["/invoices?changedSince", "/invoices?invoiceStatusGuids=S1"], rig.Desk.Called.Where(static call => call.Split('?')[0] == "/invoices"));
        Assert.Equal("severa.invoice_status/S1", snapshot[Invoice].Records[1].Row.Of("status").ToString());
        Assert.True(snapshot[Invoice].Coverage.ProvesAbsence(start));
    }

    [Fact]
    public async Task A_mirror_of_what_was_picked_up_proves_nothing_to_rules_that_look_at_all()
    {
        using var rig = Rig();
        await rig.Read();
        rig.Book = Looking;
        rig.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["I1", "I2"], Ids(await rig.Read()));
    }

    [Fact]
    public async Task A_setting_that_names_no_status_picks_nothing_up()
    {
        using var rig = Rig();
        var named = Value.Reference(new(new(Side.Severa, "invoice_status"), "No such status"), Brygga.Engine.Data.Row.None);
        rig.Book = DocumentRig.Invoices with { Settings = new(DocumentRig.Invoices.Settings.Values.AddOrUpdate("invoices.pick_up", named)) };
        Assert.Empty(Ids(await rig.Read()));
        Assert.DoesNotContain(rig.Desk.Called, static call => call.StartsWith("/invoices?", StringComparison.Ordinal) || call == "/invoices");
    }

    [Fact]
    public async Task A_person_who_wants_everything_read_anew_gets_the_linked_ones_too()
    {
        using var rig = Rig();
        await rig.Read();
        await rig.Link("I1", "1001");
        rig.Clock.Advance(TimeSpan.FromHours(5));
        rig.Desk.Put("I1", "S2", "Kund i Kiruna AB", told: false);
        rig.Desk.Put("I2", "S2", "Another", told: false);
        var snapshot = await rig.Read(whole: true);
        Assert.Equal("Kund i Kiruna AB", Assert.Single(snapshot[Invoice].Records).Row.Of("receiverCustomerName").Text);
    }

    [Fact]
    public async Task The_same_comes_out_of_a_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.db");
        try
        {
            await using var state = await SqliteState.Open(path, "acme", TimeProvider.System, default);
            using var rig = Rig(state);
            await rig.Read();
            await rig.Link("I1", "1001");
            rig.Clock.Advance(TimeSpan.FromHours(1));
            var snapshot = await rig.Read();
            Assert.Equal(["R1"], Related(rig, snapshot, "rows", "I1"));
            Assert.Equal(["severa.invoice/I1"], Values(snapshot, "invoice_settings", "invoice"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_record_that_was_written_and_does_not_name_its_owner_stays_its_owner_s()
    {
        using var rig = Rig();
        var schema = (await rig.Read())[new(Side.Severa, "invoice_settings")].Records[0].Row.Schema!;
        await rig.Link("I1", "1001");
        var entity = rig.Book.Entity(schema.Entity);
        const string Answer = """{"guid":"settings of I1","isReverseCharged":true}""";
        await rig.State.SaveRows(schema.Entity, schema, Seq1(new MirrorRow("settings of I1", Answer, rig.Reader.Decode(entity, schema, Answer).Memory, rig.Clock.GetUtcNow())), default);
        var settings = World(rig, await rig.Read()).Related(Invoice, "invoice_settings", "I1");
        Assert.True(settings.Referenced.Row.Of("isReverseCharged").IsTrue);
    }

    private static DocumentRig Rig(IStateStore? state = null)
    {
        var rig = new DocumentRig(DocumentRig.Invoices) { State = state ?? new MemoryStateStore(new(), "acme") };
        rig.Desk.Put("I1", "S1");
        rig.Desk.Put("I2", "S2");
        rig.Desk.Has("I1", "invoicerows", Row("R1", 8));
        rig.Desk.Has("I2", "flatrates", new JsonObject { ["guid"] = "F2", ["invoiceGuid"] = "I2" });
        return rig;
    }

    private static JsonObject Row(string guid, decimal quantity, string? rate = null) => new() { ["guid"] = guid, ["quantity"] = quantity, ["sortOrder"] = 1, ["flatRateGuid"] = rate, ["description"] = guid };

    private static JsonObject Hours(string guid, string row, string project, decimal quantity) => new()
    {
        ["guid"] = guid,
        ["invoiceRowGuid"] = row,
        ["project"] = InvoiceDesk.Named(project),
        ["workType"] = InvoiceDesk.Named("W1"),
        ["invoiceQuantity"] = quantity,
    };

    private static string[] Ids(Snapshot snapshot) => [.. snapshot[Invoice].Records.Select(static record => record.Id)];

    private static string[] Values(Snapshot snapshot, string entity, string field, string? orderBy = null) =>
        [.. snapshot[new(Side.Severa, entity)].Records.OrderBy(record => record.Row.Of(orderBy ?? field).ToString(), StringComparer.Ordinal).Select(record => record.Row.Of(field).ToString())];

    private static string[] Related(DocumentRig rig, Snapshot snapshot, string relation, string invoice) =>
        [.. World(rig, snapshot).Related(Invoice, relation, invoice).Items.ToArray().Select(static record => record.Referenced.Record.Id)];

    private static Engine.Seeing.SnapshotWorld World(DocumentRig rig, Snapshot snapshot) => new(snapshot, rig.Book, Memory.Blank, rig.Clock.GetUtcNow());

    /// <summary>The same, and a flow of registers that looks at invoices.</summary>
    private static RuleBook Looking
    {
        get
        {
            var (book, schema) = (DocumentRig.Invoices, DocumentRig.Invoices.Schemas.Find(static s => s.Entity == Invoice).IfNone(() => throw new InvalidOperationException()));
            var reads = new Formula(static (in Scope _) => Value.True, ReadSet.Empty with { Others = Seq1(new EntityRead(Invoice, 0)) }, default, default, "");
            var register = new Register(new(Side.Severa, "industry"), new(new(Side.Severa, "industry"), []));
            var other = new Register(new(Side.Fortnox, "unit"), new(new(Side.Fortnox, "unit"), []));
            var rule = new SelectRule("x", Side.Severa, Verdict.Skip, reads, reads with { Reads = ReadSet.Empty }, default);
            return book with { Flows = Seq1(new Flow("looking", default, register, other, true, Side.Severa, Seq<Side>(), Seq1(rule), Seq<SelectRule>(), Seq<LinkWay>(), Seq<FieldRule>())), Schemas = book.Schemas };
        }
    }
}
