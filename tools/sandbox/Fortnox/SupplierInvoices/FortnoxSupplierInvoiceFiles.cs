using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Fortnox.Files;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.SupplierInvoices;

/// <summary>
/// The connections of files to supplier invoices (Fortnox FACTS 14). A connection is known by its file, which leaves the inbox and can be connected
/// once.
/// </summary>
internal sealed class FortnoxSupplierInvoiceFiles(FortnoxRegisters all, SandboxOptions options)
{
    private readonly FortnoxRegister register = SupplierInvoiceTable.File;
    private readonly FortnoxInput input = new(SupplierInvoiceTable.File, all);
    private readonly FortnoxViews views = new(SupplierInvoiceTable.File, options.NoRightFields);
    private readonly RecordTable table = all.SupplierInvoiceFiles;

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/supplierinvoicefileconnections", register.Scope, List),
        new("POST", "3/supplierinvoicefileconnections", register.Scope, Connect),
        new("GET", "3/supplierinvoicefileconnections/{key}", register.Scope, call => table.TryFind(call["key"], out var one) ? One(200, call, one) : register.NotFound()),
        new("DELETE", "3/supplierinvoicefileconnections/{key}", register.Scope, call => table.Remove(call["key"]) ? Answer.Empty(204) : register.NotFound()),
    ];

    /// <summary>Connects a file that lies in the inbox; the invoice is known.</summary>
    public static SandboxRecord Connect(FortnoxRegisters all, string fileId, SandboxRecord file, SandboxRecord invoice, DateTimeOffset made)
    {
        file["folder"] = FortnoxFiles.Connected;
        return all.SupplierInvoiceFiles.Add(
            fileId,
            [
                new("FileId", fileId), new("SupplierInvoiceNumber", invoice.Key), new("Name", file.Text("Name")), new("SupplierName", invoice.Text("SupplierName")),
            ],
            made);
    }

    private Answer List(Call call)
    {
        if (FortnoxQuery.Read(call, register, out var query) is { } refusal) return refusal;
        if (FortnoxList.Find(call, query, register, table.All, Stockholm.Today(options.Clock), out var found) is { } unfit) return unfit;
        return FortnoxPages.Page(query, register.Many, found, one => views.Row(call, one));
    }

    private Answer Connect(Call call)
    {
        if (FortnoxBody.Read(call, register.One, out var body) is { } unread) return unread;
        if (input.Read(body, out var values) is { } refusal) return refusal;
        if (register.Fields.FirstOrDefault(field => field.Required && values.GetValueOrDefault(field.Name) is null) is { } missing)
            return FortnoxErrors.MissingField(missing.Name);
        var id = (string)values["FileId"]!;
        if (all.Files.Find(id) is not { } file || FortnoxFiles.IsConnected(file)) return FortnoxErrors.Against("Filen finns inte i inkorgen.");
        var invoice = all.SupplierInvoices.Find((string)values["SupplierInvoiceNumber"]!)!;
        return One(201, call, Connect(all, id, file, invoice, options.Clock.GetUtcNow())).With("Location", register.Path);
    }

    private Answer One(int status, Call call, SandboxRecord connection) =>
        FortnoxJson.Answer(status, new JsonObject { [register.One] = views.Whole(call, connection) });
}
