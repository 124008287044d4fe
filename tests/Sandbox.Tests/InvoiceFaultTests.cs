using System.Net.Http.Headers;
using System.Text;

namespace Brygga.Sandbox.Tests;

/// <summary>Each call of an invoice's transfer can be struck by its own route, and by which of them it is.</summary>
public sealed class InvoiceFaultTests
{
    private const string Attachments = "api/fileattachments/attachments-v1";

    /// <summary>The system, the method, the route, and whether it writes.</summary>
    public static TheoryData<string, string, string, bool> Calls => new()
    {
        { "severa", "GET", "v1/invoices", false },
        { "severa", "GET", "v1/invoices/{guid}", false },
        { "severa", "GET", "v1/invoices/{guid}/invoicerows", false },
        { "severa", "GET", "v1/invoices/{guid}/workhours", false },
        { "severa", "GET", "v1/invoices/{guid}/projectfees", false },
        { "severa", "GET", "v1/invoices/{guid}/projecttravelexpenses", false },
        { "severa", "GET", "v1/invoices/{guid}/invoicesettings", false },
        { "severa", "GET", "v1/invoices/{guid}/files", false },
        { "severa", "GET", "v1/files/{guid}/filedata", false },
        { "severa", "GET", "v1/flatrates", false },
        { "severa", "GET", "v1/invoicestatuses", false },
        { "severa", "PATCH", "v1/invoices/{guid}", true },
        { "severa", "PATCH", "v1/invoicesettings/{guid}", true },
        { "fortnox", "GET", "3/invoices", false },
        { "fortnox", "GET", "3/invoices/{key}", false },
        { "fortnox", "POST", "3/invoices", true },
        { "fortnox", "PUT", "3/invoices/{key}", true },
        { "fortnox", "PUT", "3/invoices/{key}/bookkeep", true },
        { "fortnox", "PUT", "3/invoices/{key}/cancel", true },
        { "fortnox", "PUT", "3/invoices/{key}/externalprint", true },
        { "fortnox", "POST", "3/invoicepayments", true },
        { "fortnox", "POST", "3/inbox", true },
        { "fortnox", "GET", "3/inbox/{id}", false },
        { "fortnox", "POST", Attachments, true },
        { "fortnox", "GET", Attachments, false },
        { "fortnox", "GET", "3/settings/lockedperiod", false },
        { "fortnox", "GET", "3/financialyears", false },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_call_is_struck_before_and_after_its_commit(string system, string method, string route, bool writes)
    {
        await using var rig = await Start();
        foreach (var kind in new[] { FaultKind.InternalError, FaultKind.TooManyRequests, FaultKind.ResetBefore, FaultKind.ResetAfter })
        {
            var before = State(rig);
            rig.Server.Faults.Add(new() { Kind = kind, System = system, Method = method, Route = route, Nth = 2 });
            Assert.InRange((await Ask(rig, system, method, route)).Status, 200, 299);
            if (writes) Assert.NotEqual(before, State(rig));
            before = State(rig);
            if (kind is FaultKind.ResetBefore or FaultKind.ResetAfter) await Assert.ThrowsAsync<HttpRequestException>(() => Ask(rig, system, method, route));
            else Assert.Equal(kind is FaultKind.InternalError ? 500 : 429, (await Ask(rig, system, method, route)).Status);
            Assert.Equal(kind is FaultKind.ResetAfter && writes, before != State(rig));
            Assert.Empty(rig.Server.Faults.All);
        }
    }

    [Fact]
    public async Task A_route_fits_nothing_that_only_begins_like_it()
    {
        await using var rig = await Start();
        await rig.Control("POST", "faults", """{"system":"fortnox","route":"3/invoices/{number}","kind":"500"}""");
        Assert.Equal(200, (await rig.Fortnox("GET", "invoices")).Status);
        Assert.Equal(200, (await rig.Fortnox("PUT", "invoices/101/externalprint")).Status);
        Assert.Equal("3/invoices/{number}", (await rig.Control("GET", "faults")).Rows[0]!["route"]!.GetValue<string>());
        Assert.Equal(500, (await rig.Fortnox("GET", "invoices/101")).Status);
    }

    private static Task<Reply> Ask(Rig rig, string system, string method, string route)
    {
        var invoice = rig.World.Case("invoice_with_files").Severa!;
        if (system is "severa")
        {
            var guid = route.Split('/')[1] switch
            {
                "files" => rig.World.Severa.InvoiceFiles.Of(invoice)[0].Text("fileGuid")!,
                "invoicesettings" => rig.World.Severa.InvoiceSettings.Of(invoice)[0].Key,
                _ => invoice,
            };
            var value = Guid.NewGuid().ToString();
            var body = method is "GET" ? null : route.StartsWith("v1/invoicesettings", StringComparison.Ordinal)
                ? $$"""[{"op":"replace","path":"/reverseChargeDescription","value":"{{value}}"}]"""
                : $$"""[{"op":"replace","path":"/notes","value":"{{value}}"}]""";
            return rig.Severa(method, route.Replace("{guid}", guid, StringComparison.Ordinal), body);
        }

        // Each action needs an invoice of its own.
        var key = route is "3/inbox/{id}" ? "inbox_kf" : method is "PUT" && route.Count(static one => one is '/') > 2 ? Next(rig) : "101";
        var path = route.Replace("{id}", key, StringComparison.Ordinal).Replace("{key}", key, StringComparison.Ordinal);
        return (method, route) switch
        {
            ("POST", "3/inbox") => Upload(rig),
            ("POST", Attachments) => rig.Module(method, $"/{path}", $$"""[{"entityId":101,"entityType":"F","fileId":"{{Uploaded(rig)}}","includeOnSend":false}]"""),
            ("GET", Attachments) => rig.Module(method, $"/{path}?entityid=101&entitytype=F"),
            ("POST", "3/invoicepayments") => rig.Module(method, $"/{path}", """{"InvoicePayment":{"InvoiceNumber":102,"Amount":1}}"""),
            ("POST", "3/invoices") => rig.Module(method, $"/{path}", """{"Invoice":{"CustomerNumber":"1001"}}"""),
            ("PUT", "3/invoices/{key}") => rig.Module(method, $"/{path}", $$"""{"Invoice":{"Comments":"{{Guid.NewGuid()}}"} }"""),
            _ => rig.Module(method, $"/{path}"),
        };
    }

    /// <summary>One draft and one booked invoice, and drafts and files to spend.</summary>
    private static async Task<Rig> Start()
    {
        var rig = await Rig.Start(static options => options with { Customers = 60 });
        for (var i = 0; i < 12; i++) Assert.Equal(201, (await rig.Fortnox("POST", "invoices", """{"Invoice":{"CustomerNumber":"1001"}}""")).Status);
        await rig.Fortnox("PUT", "invoices/102/bookkeep");
        for (var i = 0; i < 10; i++) Assert.Equal(201, (await Upload(rig)).Status);
        return rig;
    }

    private static string Next(Rig rig) =>
        rig.World.Fortnox.Invoices.All.Last(static one => !one.Flag("Booked") && !one.Flag("Cancelled") && !one.Flag("Sent")).Key;

    private static string Uploaded(Rig rig) => rig.World.Fortnox.Files.All.First(static one => one.Text("folder") is "inbox_kf").Text("ArchiveFileId")!;

    private static async Task<Reply> Upload(Rig rig)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4"));
        form.Add(file, "Filedata", "a.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{rig.Server.Fortnox}/3/inbox?folderId=inbox_kf") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rig.FortnoxToken);
        return await rig.Send(request);
    }

    /// <summary>What the calls above may change.</summary>
    private static string State(Rig rig)
    {
        var (severa, fortnox) = (rig.World.Severa, rig.World.Fortnox);
        var invoice = rig.World.Case("invoice_with_files").Severa!;
        var written = fortnox.Invoices.All.Select(static one => $"{one["Comments"]}{one["Booked"]}{one["Cancelled"]}{one["Sent"]}");
        return string.Join('|', [
            severa.Invoices.Find(invoice)!.Text("notes"), severa.InvoiceSettings.Of(invoice)[0].Text("reverseChargeDescription"), .. written,
            $"{fortnox.InvoicePayments.Count}", $"{fortnox.Files.Count}", $"{fortnox.Attachments.Count}",
        ]);
    }
}
