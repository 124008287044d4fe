using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>Changes of an invoice in Severa (FACTS 6.8, 6.10, 7): what the API may do with them, the numbers that statuses give, and what is locked.</summary>
public sealed class SeveraInvoicePatchTests
{
    [Fact]
    public async Task Number_dates_and_status_are_patched_where_the_api_allows_it()
    {
        await using var rig = await Start(PatchMode.Accepts);
        var invoice = rig.World.Case("invoice_of_one_project").Severa!;
        var done = Status(rig, "Överförd");
        var answer = (await Patch(rig, invoice, ("/number", 4711), ("/dueDate", "2025-07-01"), ("/status/guid", done))).Rows[0]!;
        Assert.Equal((4711, "2025-07-01", "Överförd"), (answer["number"]!.GetValue<int>(), Text(answer, "dueDate"), Text(answer["status"]!, "name")));
        Assert.Single((await rig.Severa("GET", $"v1/invoices?invoiceStatusGuids={done}&numbers=4711")).Rows);
    }

    [Fact]
    public async Task An_ignored_change_answers_200_and_changes_nothing()
    {
        await using var rig = await Start(PatchMode.Ignores);
        var invoice = rig.World.Case("invoice_of_one_project").Severa!;
        var before = (await rig.Severa("GET", $"v1/invoices/{invoice}")).Json;
        var reply = await Patch(rig, invoice, ("/number", 4711), ("/status/guid", Status(rig, "Överförd")), ("/notes", "Ny text"));
        Assert.Equal(200, reply.Status);
        var after = reply.Rows[0]!;
        Assert.Equal((Text(before["status"]!, "name"), before["number"]!.GetValue<int>()), (Text(after["status"]!, "name"), after["number"]!.GetValue<int>()));
        Assert.Equal("Ny text", Text(after, "notes"));
    }

    [Fact]
    public async Task A_refused_change_refuses_the_whole_request()
    {
        await using var rig = await Start(PatchMode.Refuses);
        var invoice = rig.World.Case("invoice_of_one_project").Severa!;
        foreach (var (path, value) in new (string, JsonNode)[] { ("/number", 4711), ("/status/guid", Status(rig, "Överförd")) })
        {
            var reply = await Patch(rig, invoice, ("/notes", "Ny text"), (path, value));
            Assert.Equal((400, "InvalidOperation"), (reply.Status, Text(reply.Json["error"]!, "type")));
        }

        Assert.NotEqual("Ny text", rig.World.Severa.Invoices.Find(invoice)!.Text("notes"));
    }

    [Theory]
    [InlineData(PatchMode.Accepts, 200, "2025-06-20")]
    [InlineData(PatchMode.Ignores, 200, null)]
    [InlineData(PatchMode.Refuses, 400, null)]
    public async Task The_payment_date_is_written_through_the_settings(PatchMode mode, int status, string? date)
    {
        await using var rig = await Start(mode);
        var invoice = rig.World.Case("invoice_of_one_project").Severa!;
        var settings = Text((await rig.Severa("GET", $"v1/invoices/{invoice}/invoicesettings")).Json, "guid");
        var reply = await rig.Severa("PATCH", $"v1/invoicesettings/{settings}", """[{"op":"replace","path":"/paymentDate","value":"2025-06-20"}]""");
        Assert.Equal(status, reply.Status);
        if (status is 200) Assert.Equal(date, reply.Json["paymentDate"]?.GetValue<string>());
        Assert.Equal(date, (await rig.Severa("GET", $"v1/invoices/{invoice}")).Json["paymentDate"]?.GetValue<string>());
        Assert.Equal((400, "InvalidParameter"), await rig.SeveraRefusal("PATCH", $"v1/invoices/{invoice}", """[{"op":"replace","path":"/paymentDate","value":"2025-06-20"}]"""));
    }

    [Fact]
    public async Task An_invoice_gets_the_next_number_when_it_enters_a_status_with_numbers_and_keeps_it()
    {
        await using var rig = await Start(PatchMode.Accepts);
        var draft = rig.World.Case("invoice_draft").Severa!;
        var last = rig.World.Severa.Invoices.All.Max(static one => one.Number("number"));
        Assert.Null((await rig.Severa("GET", $"v1/invoices/{draft}")).Json["number"]);
        Assert.Null((await Patch(rig, draft, ("/status/guid", Status(rig, "Klar att fakturera")))).Rows[0]!["number"]);
        Assert.Equal(last + 1, (await Patch(rig, draft, ("/status/guid", Status(rig, "Att överföra")))).Rows[0]!["number"]!.GetValue<long>());
        Assert.Equal(last + 1, (await Patch(rig, draft, ("/status/guid", Status(rig, "Utkast")))).Rows[0]!["number"]!.GetValue<long>());
        Assert.Equal(last + 2, (await rig.Severa("GET", "v1/organizationsettings")).Json["nextInvoiceNumber"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_number_that_was_written_before_the_status_is_not_replaced()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 60, NumberedInvoices = false });
        var invoice = rig.World.Case("invoice_of_one_project").Severa!;
        Assert.Null((await rig.Severa("GET", $"v1/invoices/{invoice}")).Json["number"]);
        await Patch(rig, invoice, ("/number", 101));
        Assert.Equal(101, (await Patch(rig, invoice, ("/status/guid", Status(rig, "Överförd")))).Rows[0]!["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task In_a_read_only_status_nothing_but_the_status_can_be_changed()
    {
        await using var rig = await Start(PatchMode.Accepts);
        var invoice = rig.World.Case("invoice_credited").Severa!;
        Assert.Equal(400, (await Patch(rig, invoice, ("/notes", "x"))).Status);
        Assert.Equal(400, (await Patch(rig, invoice, ("/number", 5))).Status);
        Assert.Equal(200, (await Patch(rig, invoice, ("/status/guid", Status(rig, "Betald")))).Status);
        rig.World.Severa.Patches = new() { LockedStatus = PatchMode.Refuses };
        Assert.Equal(400, (await Patch(rig, invoice, ("/status/guid", Status(rig, "Skickad")))).Status);
        Assert.Equal(200, (await Patch(rig, rig.World.Case("invoice_in_euro").Severa!, ("/status/guid", Status(rig, "Överförd")))).Status);
    }

    [Fact]
    public async Task A_change_of_the_status_alone_is_not_told_by_changedSince()
    {
        await using var rig = await Start(PatchMode.Accepts);
        var invoice = rig.World.Case("invoice_in_euro").Severa!;
        await Patch(rig, invoice, ("/status/guid", Status(rig, "Klar att fakturera")));
        Assert.Empty((await rig.Severa("GET", "v1/invoices?changedSince=2025-06-02T00:00:00Z")).Rows);
        await Patch(rig, invoice, ("/notes", "x"));
        Assert.Single((await rig.Severa("GET", "v1/invoices?changedSince=2025-06-02T00:00:00Z")).Rows);
    }

    [Theory]
    [InlineData("/totalTax", 5)]
    [InlineData("/customer/guid", 5)]
    [InlineData("/isCreditNote", true)]
    [InlineData("/projects", null)]
    public async Task What_an_invoice_is_made_of_cannot_be_changed(string path, object? value)
    {
        await using var rig = await Start(PatchMode.Accepts);
        rig.WrongOnPurpose = "read-only";
        var reply = await Patch(rig, rig.World.Case("invoice_in_euro").Severa!, (path, value is null ? null : JsonValue.Create(value)));
        Assert.Equal((400, "InvalidParameter"), (reply.Status, Text(reply.Json["error"]!, "type")));
    }

    [Fact]
    public async Task What_the_api_does_with_changes_is_told_and_set_while_it_runs()
    {
        await using var rig = await Start(PatchMode.Accepts);
        Assert.Equal("accepts", (await rig.Control("GET", "invoice-patches")).Text("number"));
        var set = await rig.Control("POST", "invoice-patches", """{"number":"ignores","lockedStatus":"refuses"}""");
        Assert.Equal(("ignores", "accepts", "refuses", "accepts"), (set.Text("number"), set.Text("status"), set.Text("lockedStatus"), set.Text("settings")));
        Assert.Equal(new InvoicePatches { Number = PatchMode.Ignores, LockedStatus = PatchMode.Refuses }, rig.World.Severa.Patches);
        Assert.Contains("accepts, ignores, refuses", (await rig.Control("POST", "invoice-patches", """{"number":"never"}""")).Text("problem"), StringComparison.Ordinal);
        Assert.Contains("unknown member 'numbers'", (await rig.Control("POST", "invoice-patches", """{"numbers":"ignores"}""")).Text("problem"), StringComparison.Ordinal);
    }

    private static Task<Rig> Start(PatchMode mode) => Rig.Start(options => options with { Customers = 60, InvoicePatches = InvoicePatches.All(mode) });

    private static Task<Reply> Patch(Rig rig, string invoice, params (string Path, JsonNode? Value)[] changes) => rig.Severa(
        "PATCH", $"v1/invoices/{invoice}",
        new JsonArray([.. changes.Select(static one => new JsonObject { ["op"] = "replace", ["path"] = one.Path, ["value"] = one.Value?.DeepClone() })]).ToJsonString());

    private static string Status(Rig rig, string name) => rig.World.Severa.InvoiceStatuses.All.Single(one => one.Text("name") == name).Key;

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
