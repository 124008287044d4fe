using System.Net.Http.Headers;
using System.Text;

namespace Brygga.Sandbox.Tests.Conformance;

/// <summary>The part of the tour that goes through the life of an invoice in both systems.</summary>
internal static class InvoiceTour
{
    public static async Task Take(Rig rig)
    {
        await Severa(rig);
        await Fortnox(rig);
        await Payment(rig);
        await Attachment(rig);
    }

    private static async Task Severa(Rig rig)
    {
        foreach (var one in rig.World.Cases.Where(static one => one.Flow is "sales_invoices" or "credit_notes"))
        {
            Assert.Equal(200, (await rig.Severa("GET", $"v1/invoices/{one.Severa}")).Status);
            foreach (var part in new[]
            {
                "invoicerows", "invoicesettings", "files", "workhours", "projectfees", "projecttravelexpenses", "reimbursedworkhours", "reimbursedprojectfees",
                "reimbursedprojecttravelexpenses",
            })
            {
                Assert.Equal(200, (await rig.Severa("GET", $"v1/invoices/{one.Severa}/{part}")).Status);
            }
        }

        var invoice = rig.World.Case("invoice_of_one_project").Severa!;
        var file = rig.World.Severa.InvoiceFiles.Of(invoice)[0].Text("fileGuid");
        Assert.Equal(200, (await rig.Severa("GET", $"v1/files/{file}/filedata")).Status);
        var settings = rig.World.Severa.InvoiceSettings.Of(invoice)[0].Key;
        await rig.Severa("PATCH", $"v1/invoicesettings/{settings}", """[{"op":"Replace","path":"/paymentDate","value":"2025-06-02"}]""");
        await rig.Severa("PATCH", $"v1/invoices/{invoice}", """[{"op":"Replace","path":"/number","value":77}]""");
    }

    private static async Task Fortnox(Rig rig)
    {
        var made = await rig.Fortnox("POST", "invoices", """
            {"Invoice":{"CustomerNumber":"1001","InvoiceRows":[
              {"Description":"Text","AccountNumber":0,"VAT":0,"DeliveredQuantity":0},
              {"Description":"Arbete","AccountNumber":"3001","VAT":"25","DeliveredQuantity":"2.5","Price":1000}]}}
            """);
        Assert.Equal(201, made.Status);
        Assert.Equal(200, (await rig.Fortnox("GET", "invoices?filter=unbooked&fromdate=2025-01-01&sortby=total&limit=10")).Status);
        Assert.Equal(200, (await rig.Fortnox("PUT", "invoices/101", """{"Invoice":{"YourReference":"Björn"}}""")).Status);
        foreach (var action in new[] { "externalprint", "bookkeep", "credit" }) Assert.Equal(200, (await rig.Fortnox("PUT", $"invoices/101/{action}")).Status);
        Assert.Equal(200, (await rig.Fortnox("GET", "invoices/101/print")).Status);
        Assert.Equal(200, (await rig.Fortnox("PUT", "invoices/102/cancel")).Status);
    }

    private static async Task Payment(Rig rig)
    {
        await rig.Fortnox("POST", "invoicepayments", """{"InvoicePayment":{"InvoiceNumber":101,"Amount":3125,"WriteOffs":[{"AccountNumber":3740,"Amount":0}]}}""");
        Assert.Equal(200, (await rig.Fortnox("PUT", "invoicepayments/1/bookkeep")).Status);
        Assert.Equal(200, (await rig.Fortnox("GET", "invoicepayments?invoicenumber=101")).Status);
        Assert.Equal(200, (await rig.Fortnox("GET", "invoicepayments/1")).Status);
        Assert.Equal(204, (await rig.Fortnox("DELETE", "invoicepayments/1")).Status);
    }

    private static async Task Attachment(Rig rig)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4"));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(file, "Filedata", "a.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{rig.Server.Fortnox}/3/inbox?folderId=inbox_kf") { Content = form };
        request.Headers.Authorization = new("Bearer", rig.FortnoxToken);
        var uploaded = (await rig.Send(request)).Json["File"]!;
        foreach (var path in new[] { "inbox", "inbox/inbox_kf", $"inbox/{uploaded["Id"]}", $"archive/{uploaded["Id"]}", "archive" })
            Assert.Equal(200, (await rig.Fortnox("GET", path)).Status);
        const string attachments = "/api/fileattachments/attachments-v1";
        var body = $$"""[{"entityId":101,"entityType":"F","fileId":"{{uploaded["ArchiveFileId"]}}","includeOnSend":true}]""";
        var connected = (await rig.Module("POST", attachments, body)).Rows[0]!["id"];
        Assert.Single((await rig.Module("GET", $"{attachments}?entityid=101&entitytype=F")).Rows);
        await rig.Module("GET", $"{attachments}/numberofattachments?entityids=101&entitytype=F");
        await rig.Module("POST", attachments, body);
        Assert.Equal(200, (await rig.Module("PUT", $"{attachments}/{connected}", """{"includeOnSend":false}""")).Status);
        Assert.Equal(204, (await rig.Module("DELETE", $"{attachments}/{connected}")).Status);
    }
}
