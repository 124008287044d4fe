namespace Brygga.Sandbox.Tests;

/// <summary>Files of supplier invoices (FACTS 14, 15).</summary>
public sealed class FortnoxSupplierInvoiceFileTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 underlag"u8.ToArray();

    [Fact]
    public async Task A_connection_names_its_file_by_the_id_that_the_archive_answers()
    {
        await using var rig = await Costs.Start();
        var connection = rig.World.Fortnox.SupplierInvoiceFiles.Of(Costs.Of(rig, "cost_pdf"))[0];
        var one = (await rig.Fortnox("GET", $"supplierinvoicefileconnections/{connection.Key}")).Json["SupplierInvoiceFileConnection"]!;
        Assert.Equal(("faktura.pdf", Costs.Of(rig, "cost_pdf")), (one["Name"]!.ToString(), one["SupplierInvoiceNumber"]!.ToString()));
        Assert.True((await rig.Bytes("fortnox", $"archive/{connection.Key}")).AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task One_that_was_archived_is_had_by_the_other_id_alone()
    {
        await using var rig = await Costs.Start();
        var id = rig.World.Fortnox.SupplierInvoiceFiles.Of(Costs.Of(rig, "cost_archived_file"))[0].Key;
        Assert.Equal(404, (await rig.Fortnox("GET", $"archive/{id}")).Status);
        Assert.True((await rig.Bytes("fortnox", $"archive?fileid={id}")).AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task The_search_is_for_a_part_of_the_number()
    {
        await using var rig = await Costs.Start(100);
        var connected = rig.World.Fortnox.SupplierInvoiceFiles.All;
        var part = connected.Select(static one => one.Text("SupplierInvoiceNumber")!).First(number => connected.Any(other => other.Text("SupplierInvoiceNumber") is { } more && more != number && more.Contains(number, StringComparison.Ordinal)));
        var found = (await rig.Fortnox("GET", $"supplierinvoicefileconnections?limit=500&supplierinvoicenumber={part}")).Json["SupplierInvoiceFileConnections"]!.AsArray();
        Assert.Contains(found, one => one!["SupplierInvoiceNumber"]!.ToString() == part);
        Assert.Contains(found, one => one!["SupplierInvoiceNumber"]!.ToString() != part);
    }

    [Fact]
    public async Task An_uploaded_file_is_connected_once_and_leaves_the_inbox()
    {
        await using var rig = await Costs.Start();
        var number = Costs.Of(rig, "cost_row_project");
        var file = (await rig.Upload(Pdf, "underlag.pdf", "inbox_s")).Json["File"]!;
        string Body(object? id) => $$$"""{"SupplierInvoiceFileConnection":{"FileId":"{{{id}}}","SupplierInvoiceNumber":"{{{number}}}"}}""";
        Assert.Equal(400, (await rig.Fortnox("POST", "supplierinvoicefileconnections", Body(file["ArchiveFileId"]))).Status);
        Assert.Equal(201, (await rig.Fortnox("POST", "supplierinvoicefileconnections", Body(file["Id"]))).Status);
        Assert.Equal(400, (await rig.Fortnox("POST", "supplierinvoicefileconnections", Body(file["Id"]))).Status);
        Assert.Empty((await rig.Fortnox("GET", "inbox/inbox_s")).Json["Folder"]!["Files"]!.AsArray());
        Assert.Equal(Pdf, await rig.Bytes("fortnox", $"archive/{file["Id"]}"));
        Assert.Equal(204, (await rig.Fortnox("DELETE", $"supplierinvoicefileconnections/{file["Id"]}")).Status);
        Assert.Equal(404, (await rig.Fortnox("GET", $"supplierinvoicefileconnections/{file["Id"]}")).Status);
        Assert.Equal(400, (await rig.Fortnox("POST", "supplierinvoicefileconnections", Body("finns-inte"))).Status);
    }

    [Fact]
    public async Task A_large_file_is_made_when_it_is_asked_for()
    {
        await using var rig = await Costs.Start();
        var connection = rig.World.Fortnox.SupplierInvoiceFiles.Of(Costs.Of(rig, "cost_large_file"))[0];
        Assert.Null(rig.World.Fortnox.Files.Find(connection.Key)!["content"]);
        var bytes = await rig.Bytes("fortnox", $"archive/{connection.Key}");
        Assert.True(bytes.Length > 10 * 1024 * 1024, $"{bytes.Length}");
        Assert.Equal(bytes, await rig.Bytes("fortnox", $"archive/{connection.Key}"));
    }
}
