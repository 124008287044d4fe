namespace Brygga.Sandbox.Tests.Conformance;

/// <summary>The part of the tour that goes from a supplier invoice to a project's cost.</summary>
internal static class CostTour
{
    public static async Task Take(Rig rig)
    {
        await Invoices(rig);
        await Files(rig);
        await Fees(rig);
    }

    private static async Task Invoices(Rig rig)
    {
        foreach (var one in rig.World.Fortnox.SupplierInvoices.All) Assert.Equal(200, (await rig.Fortnox("GET", $"supplierinvoices/{one.Key}")).Status);
        foreach (var query in new[]
        {
            "limit=50&page=1", "lastmodified=2025-06-01", "filter=unbooked", "fromdate=2025-05-01", "todate=2025-05-31", "suppliernumber=501", "suppliername=a",
            "costcenter=100", "project=20001", "ocr=1", "invoicenumber=1",
        })
        {
            Assert.Equal(200, (await rig.Fortnox("GET", $"supplierinvoices?{query}")).Status);
        }

        foreach (var query in new[] { "city=a", "email=a", "name=a", "organisationnumber=1", "phone1=0", "phone2=0", "suppliernumber=5", "zipcode=4", "sortby=name" })
            Assert.Equal(200, (await rig.Fortnox("GET", $"suppliers?{query}")).Status);
        var made = await Costs.Create(rig, """{"Account":4010,"Quantity":2.5,"Price":100,"Project":"20001"}""");
        var number = made.Json["SupplierInvoice"]!["GivenNumber"];
        Assert.Equal(200, (await rig.Fortnox("PUT", $"supplierinvoices/{number}", """{"SupplierInvoice":{"Comments":"A"}}""")).Status);
        foreach (var action in new[] { "bookkeep", "credit" }) Assert.Equal(200, (await rig.Fortnox("PUT", $"supplierinvoices/{number}/{action}")).Status);
        Assert.Equal(200, (await rig.Fortnox("PUT", $"supplierinvoices/{Costs.Of(rig, "cost_unbooked")}/cancel")).Status);
        Assert.Equal(404, (await rig.Fortnox("GET", "supplierinvoices/999999")).Status);
    }

    private static async Task Files(Rig rig)
    {
        Assert.Equal(200, (await rig.Fortnox("GET", "supplierinvoicefileconnections?limit=500&supplierinvoicenumber=1")).Status);
        var connected = rig.World.Fortnox.SupplierInvoiceFiles.Of(Costs.Of(rig, "cost_photo"))[0].Key;
        Assert.Equal(200, (await rig.Fortnox("GET", $"supplierinvoicefileconnections/{connected}")).Status);
        await rig.Bytes("fortnox", $"archive/{connected}");
        var file = (await rig.Upload("%PDF-1.4"u8.ToArray(), "a.pdf", "inbox_s")).Json["File"]!["Id"];
        var body = $$$"""{"SupplierInvoiceFileConnection":{"FileId":"{{{file}}}","SupplierInvoiceNumber":"1"}}""";
        Assert.Equal(201, (await rig.Fortnox("POST", "supplierinvoicefileconnections", body)).Status);
        Assert.Equal(204, (await rig.Fortnox("DELETE", $"supplierinvoicefileconnections/{file}")).Status);
    }

    private static async Task Fees(Rig rig)
    {
        var project = Costs.SeveraProject(rig).Key;
        var fee = (await Costs.Fee(rig, ""","quantity":1""")).Rows[0]!["guid"];
        Assert.Equal(200, (await rig.Severa("PATCH", $"v1/projectfees/{fee}", """[{"op":"Replace","path":"/description","value":"B"}]""")).Status);
        Assert.Equal(200, (await rig.Severa("GET", $"v1/projects/{project}/projectfees?isBilled=false")).Status);
        Assert.Equal(204, (await rig.Severa("DELETE", $"v1/projectfees/{fee}")).Status);
        rig.World.InvoiceFee((await Costs.Fee(rig, ""","quantity":1""")).Rows[0]!["guid"]!.ToString());
        var files = await rig.UploadToProject(project, ("application/json", """{"name":"a.pdf"}"""u8.ToArray()), ("application/pdf", "%PDF-1.4"u8.ToArray()));
        Assert.Equal(201, files.Status);
        Assert.Equal(200, (await rig.Severa("GET", $"v1/files/{files.Rows[0]!["fileGuid"]}/filedata")).Status);
    }
}
