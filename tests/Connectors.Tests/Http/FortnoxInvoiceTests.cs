using System.Globalization;
using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

/// <summary>What is done with invoices besides writing their fields: actions and attachments, against the sandbox (Fortnox FACTS 10, 15, 16).</summary>
public sealed class FortnoxInvoiceTests
{
    private static readonly EntityType Invoice = Shipped.Entity("fortnox.invoice");
    private static readonly Schema Schema = Catalogues.Schema(Invoice, "DocumentNumber", "Booked", "CreditInvoiceReference", "ExternalInvoiceReference1");
    private static readonly FileContent File = new("Bilaga å-12345678.pdf", "application/pdf", "%PDF-1.4 bilaga"u8.ToArray());

    [Fact]
    public async Task An_invoice_is_found_by_its_mark_and_by_no_part_of_it()
    {
        await using var rig = await Connect();
        var number = await Made(rig, "mark-1");
        await Made(rig, "mark-12");
        var key = new NaturalKey(Invoice.Marker.Map(static marker => marker.Field).IfNone(""), Uniqueness.No, Invoice.Marker.Map(static marker => marker.Find));
        Assert.Equal(number, Assert.Single((await rig.Reader.Find(Invoice, Schema, key, Value.Of("mark-1"), default)).Good()).Id);
        Assert.Empty((await rig.Reader.Find(Invoice, Schema, key, Value.Of("mark-"), default)).Good());
    }

    [Fact]
    public async Task An_action_is_answered_with_the_record_as_it_then_is()
    {
        await using var rig = await Connect();
        var number = await Made(rig, "a");
        Assert.Equal(Value.True, (await rig.Writer.Act(Invoice, Schema, number, Invoice.Actions["bookkeep"], default)).Good().Row.Of("Booked"));
        Assert.Equal(Remote.FaultKind.Data, (await rig.Writer.Act(Invoice, Schema, number, Invoice.Actions["bookkeep"], default)).Bad().Kind);
    }

    [Fact]
    public async Task A_credit_is_answered_with_the_credited_invoice_which_names_the_new_one()
    {
        await using var rig = await Connect();
        var number = await Made(rig, "a");
        (await rig.Writer.Act(Invoice, Schema, number, Invoice.Actions["bookkeep"], default)).Good();
        var credited = (await rig.Writer.Act(Invoice, Schema, number, Invoice.Actions["credit"], default)).Good();
        Assert.Equal(number, credited.Id);
        var made = credited.Row.Of("CreditInvoiceReference").Referenced.Record.Id;
        Assert.Equal(number, (await rig.Reader.One(Invoice, Schema, made, default)).Good().Map(static credit => credit.Row.Of("CreditInvoiceReference").Referenced.Record.Id));
    }

    [Fact]
    public async Task What_makes_a_record_is_not_repeated_though_it_is_a_put()
    {
        await using var rig = await Connect();
        var number = await Made(rig, "a");
        var before = rig.Session.Calls;
        rig.Wire.Break(HttpRequestError.ResponseEnded);
        var fault = (await rig.Writer.Act(Invoice, Schema, number, Invoice.Actions["credit"], default)).Bad();
        Assert.Equal((Remote.FaultKind.UnknownOutcome, before + 1), (fault.Kind, rig.Session.Calls));
    }

    [Fact]
    public async Task M30_a_file_is_sent_into_the_folder_and_connected_to_go_with_the_invoice()
    {
        await using var rig = await Connect();
        var number = await Made(rig, "a");
        var attached = (await rig.Writer.Attach(Invoice, number, File, default)).Good();
        Assert.False(attached.Found);
        var connected = Assert.Single(rig.Sandbox.World.Fortnox.Attachments.All);
        Assert.Equal((number, attached.Id, true), (connected.Text("entityId"), connected.Text("fileId"), connected.Flag("includeOnSend")));
        var file = Assert.Single(rig.Sandbox.World.Fortnox.Files.All);
        Assert.Equal(File.Name, file.Text("Name"));
        Assert.Equal(File.Bytes.ToArray(), (byte[])file["content"]!);
    }

    [Fact]
    public async Task M30_a_file_that_is_attached_is_not_attached_again()
    {
        await using var rig = await Connect();
        var number = await Made(rig, "a");
        var first = (await rig.Writer.Attach(Invoice, number, File, default)).Good();
        Assert.Equal(new Attached(first.Id, Found: true), (await rig.Writer.Attach(Invoice, number, File, default)).Good());
        var other = File with { Name = "Bilaga 2-87654321.pdf", Bytes = "%PDF-1.4 en annan"u8.ToArray() };
        Assert.False((await rig.Writer.Attach(Invoice, number, other, default)).Good().Found);
        Assert.Equal(2, rig.Sandbox.World.Fortnox.Files.Count);
        Assert.Equal(2, rig.Sandbox.World.Fortnox.Attachments.Count);
    }

    [Fact]
    public async Task M30_what_fortnox_refuses_to_connect_is_told_in_its_words()
    {
        await using var rig = await Connect();
        var fault = (await rig.Writer.Attach(Invoice, "4711", File, default)).Bad();
        Assert.Equal((Remote.FaultKind.Data, "document_not_found"), (fault.Kind, fault.Code));
    }

    private static async Task<string> Made(Rig rig, string mark)
    {
        var customer = rig.Sandbox.World.Fortnox.Customers.All.First(static one => one.Flag("Active")).Key;
        var row = Value.Record([new("Description", Value.Of("Arbete")), new("DeliveredQuantity", Value.Of(2)), new("Price", Value.Of(100)), new("VAT", Value.Of(25))]);
        var fields = Seq(Invoice.Write("CustomerNumber", Value.Of(customer)), Invoice.Write("ExternalInvoiceReference1", Value.Of(mark)), Invoice.Write("InvoiceRows", Value.List([row])));
        return (await rig.Writer.Create(Invoice, Schema, fields, default)).Good().Id;
    }

    private static Task<Rig> Connect() => Rig.Connect(20, FortnoxSession.Limiter, static (sandbox, limiter, options) =>
    {
        var access = new FortnoxAccess.Credentials(sandbox.TenantId.ToString(CultureInfo.InvariantCulture));
        var connection = new FortnoxConnection(sandbox.Fortnox, sandbox.FortnoxAuth, sandbox.FortnoxClientId, sandbox.FortnoxClientSecret, access);
        var session = new FortnoxSession(connection, Shipped.Book.Fortnox, limiter, options);
        return (session, new FortnoxReader(session), new FortnoxWriter(session));
    });
}
