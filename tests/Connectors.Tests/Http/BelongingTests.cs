using System.Text.Json.Nodes;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Tests.Reading;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

/// <summary>What a reader brings of one owner, of a filtered list, and of a file.</summary>
public sealed class BelongingTests
{
    private static readonly EntityRef Invoice = new(Side.Severa, "invoice");
    private static readonly EntityType File = Shipped.Entity("severa.invoice_file");

    [Fact]
    public async Task A_record_that_does_not_name_its_owner_gets_it_from_the_path()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        var entity = Shipped.Entity("severa.invoice_settings");
        var found = (await rig.Reader.Belonging(entity, entity.Whole, new(Invoice, "invoice", "/v1/invoices/{invoice}/invoicesettings"), "I1", default)).Good();
        Assert.Equal("severa.invoice/I1", Assert.Single(found).Row.Of("invoice").ToString());
        Assert.Equal("I1", JsonNode.Parse(found.Head.Json)!["invoice"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_list_of_all_is_filtered_by_its_owner_and_what_comes_of_another_is_left_out()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        rig.Desk.Put("I1", "S1");
        rig.Desk.Has("I1", "flatrates", Rate("F1", "I1"), Rate("F2", "I2"));
        var entity = Shipped.Entity("severa.flat_rate");
        var by = new OwnerPath(Invoice, "invoiceGuid", "/v1/flatrates") { Parameter = "invoiceGuid" };
        Assert.Equal("F1", Assert.Single((await rig.Reader.Belonging(entity, entity.Whole, by, "I1", default)).Good()).Id);
        Assert.Equal(["/flatrates?invoiceGuid=I1"], rig.Desk.Called);
    }

    [Fact]
    public async Task An_id_that_no_path_can_hold_is_a_fault()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        var fault = (await rig.Reader.Belonging(File, File.Whole, new(Invoice, "invoiceGuid", "/v1/invoices/{invoiceGuid}/files"), "..", default)).Bad();
        Assert.Equal((FaultKind.Data, "no_path"), (fault.Kind, fault.Code));
    }

    [Fact]
    public async Task A_list_is_asked_for_by_a_value()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        rig.Desk.Put("I1", "S1");
        rig.Desk.Put("I2", "S2");
        var entity = Shipped.Entity("severa.invoice");
        var status = Value.Reference(new(new(Side.Severa, "invoice_status"), "S2"), Row.None);
        var pages = new List<Page>();
        await foreach (var page in rig.Reader.List(new(entity, new(Invoice, [entity.Fields["status"]])) { Filter = Seq1(new ListFilter("invoiceStatusGuids", status)) }, default)) pages.Add(page.Good());
        Assert.Equal(["I2"], pages.SelectMany(static page => page.Records).Select(static record => record.Id));
    }

    [Fact]
    public async Task A_file_comes_as_it_is()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        byte[] bytes = [0x25, 0x50, 0x44, 0x46, 0x00, 0xFF, 0xFE];
        rig.Desk.Files["G1"] = ("application/pdf", bytes);
        var file = (await rig.Reader.Content(File, """{"guid":"X","fileGuid":"G1","name":"Bilaga å.pdf"}""", default)).Good();
        Assert.Equal(("Bilaga å.pdf", "application/pdf"), (file.Name, file.ContentType));
        Assert.Equal(bytes, file.Bytes.ToArray());
        Assert.Equal(["/files/G1/filedata"], rig.Desk.Called);
    }

    [Fact]
    public async Task A_file_of_JSON_is_a_file()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        rig.Desk.Files["G1"] = ("application/json", "{}"u8.ToArray());
        var file = (await rig.Reader.Content(File, """{"fileGuid":"G1"}""", default)).Good();
        Assert.Equal(("filedata", 2), (file.Name, file.Bytes.Length));
    }

    [Theory]
    [InlineData("""{"fileGuid":null,"name":"a"}""", "no_path")]
    [InlineData("""{"name":"a"}""", "no_path")]
    [InlineData("""{"fileGuid":"gone"}""", "gone")]
    public async Task A_file_that_is_not_there_is_a_fault_of_its_record(string json, string code)
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        var fault = (await rig.Reader.Content(File, json, default)).Bad();
        Assert.Equal((FaultKind.Data, code), (fault.Kind, fault.Code));
    }

    [Fact]
    public async Task A_file_beyond_the_bound_is_refused_and_not_asked_for_again()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices, new SessionOptions { LargestAnswer = 1000 });
        rig.Desk.Files["G1"] = ("application/pdf", new byte[1001]);
        var fault = (await rig.Reader.Content(File, """{"fileGuid":"G1"}""", default)).Bad();
        Assert.Equal((FaultKind.Data, "too_large"), (fault.Kind, fault.Code));
        Assert.Single(rig.Desk.Called);
    }

    /// <summary>The catalogue declares what is made, and nothing else is.</summary>
    [Fact]
    public void What_is_made_has_the_fields_that_the_catalogue_declares()
    {
        using var rig = new DocumentRig(DocumentRig.Invoices);
        var entity = Shipped.Entity("severa.invoice_row_share");
        var maker = rig.Reader.Maker(entity);
        Assert.Equal(entity.ProvidedFrom, maker.MadeFrom("{}"));
        Assert.Equal(5, maker.MadeFrom("""{"isCreditNote":false}""").Count);
        var made = maker.Make("""{"guid":"I1"}""", static part => part.Name switch
        {
            "invoice_row" => Seq1("""{"guid":"R1","quantity":2,"sortOrder":7}"""),
            "project_travel_expense" => Seq1("""{"guid":"T1","invoiceRowGuid":"R1","project":{"guid":"P1"},"travelExpense":{"guid":"E1"},"invoiceQuantity":2}"""),
            _ => Seq<string>(),
        });
        var json = Assert.Single(made).Json;
        Assert.Equal(entity.Fields.Keys.Order(StringComparer.Ordinal), JsonNode.Parse(json)!.AsObject().Select(static member => member.Key).Order(StringComparer.Ordinal));
        var row = rig.Reader.Decode(entity, entity.Whole, json);
        Assert.DoesNotContain(entity.Fields.Keys, field => !row.Of(field).IsSet);
        Assert.Equal("severa.travel_expense_type/E1", row.Of("item").ToString());
    }

    private static JsonObject Rate(string guid, string invoice) => new() { ["guid"] = guid, ["invoiceGuid"] = invoice };
}
