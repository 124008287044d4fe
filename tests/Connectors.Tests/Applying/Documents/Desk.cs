using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>What Severa does with a field that it is not known to take.</summary>
internal enum Taking
{
    Accepts,
    Ignores,
    Refuses,
}

/// <summary>What is answered.</summary>
internal sealed record Reply(int Status, byte[] Body, string MediaType = "application/json")
{
    public static Reply Json(JsonNode json, int status = 200) => new(status, Encoding.UTF8.GetBytes(json.ToJsonString()));
}

/// <summary>
/// Both systems as far as one invoice goes: Severa with an invoice, its settings and its files; Fortnox with invoices, their actions,
/// the inbox and attachments. A connected file leaves the inbox.
/// </summary>
internal sealed class Desk
{
    public const string Pdf = "application/pdf";

    private int _rows;

    public JsonObject Source { get; } = Node("""
        {"guid":"s1","number":null,"status":{"guid":"queue"},"customer":{"guid":"c1"},"date":"2026-03-02","dueDate":"2026-04-01","notes":"as sent",
         "isCreditNote":false,"totalExcludingTax":{"amount":100},"totalTax":{"amount":25}}
        """);

    public JsonObject SourceSettings { get; } = Node("""{"guid":"set1","entryDate":null,"paymentDate":null,"isReverseCharged":false}""");

    public Dictionary<string, (string Type, byte[] Bytes)> Content { get; } = new(StringComparer.Ordinal)
    {
        ["bytes1"] = (Pdf, "%PDF-1 the first"u8.ToArray()),
        ["bytes2"] = (Pdf, "%PDF-1 the second"u8.ToArray()),
    };

    /// <summary>Files of supplier invoices, by the id of their connection; some by the other id alone.</summary>
    public Dictionary<string, byte[]> Archive { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, byte[]> ArchivedOnly { get; } = new(StringComparer.Ordinal);

    /// <summary>The files of projects.</summary>
    public List<(string Project, string Id, string Name, string Type, byte[] Bytes)> ProjectFiles { get; } = [];

    /// <summary>By field; what is not named is taken.</summary>
    public Dictionary<string, Taking> Severa { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, JsonObject> Invoices { get; } = new(StringComparer.Ordinal);

    public List<(string Archive, string Name, byte[] Bytes)> Inbox { get; } = [];

    public List<(string Document, string Archive, string Name, byte[] Bytes)> Connected { get; } = [];

    /// <summary>The code with which Fortnox refuses new invoices.</summary>
    public string? RefusesInvoices { get; set; }

    /// <summary>What Fortnox makes of an invoice's net sum.</summary>
    public Func<decimal, decimal> Sums { get; set; } = static net => net;

    /// <summary>The calls so far, tokens apart.</summary>
    public List<string> Calls { get; } = [];

    public static JsonObject Node(string json) => JsonNode.Parse(json)!.AsObject();

    public Reply Answer(string method, string path, Func<string, string?> query, byte[] body) => (method, path.Trim('/').Split('/')) switch
    {
        ("GET", ["v1", "invoices", _]) => Reply.Json(Source.DeepClone()),
        ("PATCH", ["v1", "invoices", _]) => Patch(Source, body),
        ("GET", ["v1", "invoices", _, "invoicesettings"]) => Reply.Json(SourceSettings.DeepClone()),
        ("PATCH", ["v1", "invoicesettings", _]) => Patch(SourceSettings, body),
        ("GET", ["v1", "files", var id, "filedata"]) when ProjectFiles.Find(file => $"bytes of {file.Id}" == Uri.UnescapeDataString(id)) is { Id: not null } file => new(200, file.Bytes, file.Type),
        ("GET", ["v1", "files", var id, "filedata"]) => new(200, Content[id].Bytes, Content[id].Type),
        ("GET", ["v1", "projects", var project, "files"]) => Reply.Json(Many(ProjectFiles.Where(file => file.Project == project).Skip(int.Parse(query("firstRow")!, CultureInfo.InvariantCulture)).Select(Shown))),
        ("POST", ["v1", "projects", var project, "files"]) => AddTo(project, body),
        ("GET", ["3", "archive", var id]) => Archive.TryGetValue(id, out var bytes) ? new(200, bytes, Pdf) : Refused(404, "2000434"),
        ("GET", ["3", "archive"]) when ArchivedOnly.TryGetValue(query("fileid") ?? "", out var bytes) => new(200, bytes, Pdf),
        ("GET", ["3", "archive"]) when Connected.TrueForAll(file => file.Archive != query("fileid")) => Refused(404, "2000434"),
        ("GET", ["3", "invoices"]) => List(query("externalinvoicereference1") ?? ""),
        ("POST", ["3", "invoices"]) => Create(Body(body)["Invoice"]!.AsObject()),
        ("GET", ["3", "invoices", var number]) => Invoices.TryGetValue(number, out var one) ? Envelope(one) : Refused(404, "2000434"),
        ("PUT", ["3", "invoices", var number]) => Change(number, Body(body)["Invoice"]!.AsObject()),
        ("PUT", ["3", "invoices", var number, "bookkeep"]) => Book(Invoices[number]),
        ("PUT", ["3", "invoices", var number, "credit"]) => Credit(Invoices[number]),
        ("GET", ["3", "inbox", "inbox_kf"]) => Reply.Json(new JsonObject { ["Folder"] = new JsonObject { ["Id"] = "inbox_kf", ["Files"] = Many(Inbox.Select(static file => File(file.Archive, file.Name, file.Bytes))) } }),
        ("POST", ["3", "inbox"]) => Upload(body),
        ("GET", ["3", "archive"]) => new(200, Connected.Find(file => file.Archive == query("fileid")).Bytes, Pdf),
        ("GET", ["api", "fileattachments", "attachments-v1"]) => Reply.Json(Many(Connected.Where(file => file.Document == query("entityid")).Select(static file => new JsonObject { ["fileId"] = file.Archive }))),
        ("POST", ["api", "fileattachments", "attachments-v1"]) => Connect(JsonNode.Parse(body)![0]!.AsObject()),
        var (_, unknown) => throw new InvalidOperationException($"{method} {string.Join('/', unknown)}"),
    };

    private Reply Patch(JsonObject record, byte[] body)
    {
        var operations = JsonNode.Parse(body)!.AsArray().Select(static one => (Field: one!["path"]!.GetValue<string>().Trim('/'), Value: one["value"])).ToArray();
        if (operations.FirstOrDefault(one => Severa.GetValueOrDefault(one.Field) == Taking.Refuses).Field is { } refused)
            return Reply.Json(Node($$$"""{"error":{"type":"InvalidOperation","details":[{"message":"It can't be changed.","location":{"name":"/{{{refused}}}"}}]}}"""), 422);
        foreach (var (field, value) in operations.Where(one => Severa.GetValueOrDefault(one.Field) == Taking.Accepts)) record[field] = value?.DeepClone();
        return Reply.Json(record.DeepClone());
    }

    private Reply List(string mark)
    {
        var found = Invoices.Values.Where(invoice => (invoice["ExternalInvoiceReference1"]?.ToString() ?? "").Contains(mark, StringComparison.OrdinalIgnoreCase)).ToArray();
        return Reply.Json(new JsonObject
        {
            ["MetaInformation"] = new JsonObject { ["@TotalResources"] = found.Length, ["@TotalPages"] = 1, ["@CurrentPage"] = 1 },
            [nameof(Invoices)] = Many(found.Select(static invoice => invoice.DeepClone())),
        });
    }

    private Reply Create(JsonObject invoice)
    {
        if (RefusesInvoices is { } code) return Refused(400, code);
        return Envelope(Add(invoice.DeepClone().AsObject()), 201);
    }

    public JsonObject Add(JsonObject invoice)
    {
        var number = (Invoices.Count + 101).ToString(CultureInfo.InvariantCulture);
        (invoice["DocumentNumber"], invoice["Booked"], invoice["Cancelled"], invoice["Sent"], invoice["CreditInvoiceReference"]) = (number, false, false, false, "0");
        Sum(invoice);
        return Invoices[number] = invoice;
    }

    private void Sum(JsonObject invoice)
    {
        var rows = invoice["InvoiceRows"]?.AsArray() ?? [];
        invoice["Net"] = Sums(rows.Sum(static row => decimal.Parse(row!["DeliveredQuantity"]!.ToString(), CultureInfo.InvariantCulture) * decimal.Parse(row["Price"]!.ToString(), CultureInfo.InvariantCulture)));
        foreach (var row in rows) row!["RowId"] = ++_rows;
    }

    private Reply Change(string number, JsonObject fields)
    {
        var invoice = Invoices[number];
        if (invoice["Booked"]!.GetValue<bool>()) return Refused(400, "2000423");
        foreach (var (name, value) in fields) invoice[name] = value?.DeepClone();
        Sum(invoice);
        return Envelope(invoice);
    }

    private static Reply Book(JsonObject invoice)
    {
        if (invoice["Booked"]!.GetValue<bool>() || invoice["Cancelled"]!.GetValue<bool>()) return Refused(400, "2000423");
        invoice["Booked"] = true;
        return Envelope(invoice);
    }

    private Reply Credit(JsonObject invoice)
    {
        if (!invoice["Booked"]!.GetValue<bool>()) return Refused(400, "2000423");
        var credit = Add(new JsonObject { ["CustomerNumber"] = invoice["CustomerNumber"]!.DeepClone(), ["InvoiceRows"] = invoice["InvoiceRows"]!.DeepClone() });
        (credit["Credit"], credit["CreditInvoiceReference"]) = ("true", invoice["DocumentNumber"]!.DeepClone());
        invoice["CreditInvoiceReference"] = credit["DocumentNumber"]!.DeepClone();
        return Envelope(invoice);
    }

    private Reply Upload(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        var name = text.Split("filename=\"")[1].Split('"')[0];
        var bytes = Encoding.UTF8.GetBytes(text.Split("\r\n\r\n")[1].Split("\r\n--")[0]);
        Inbox.Add(($"archive{Inbox.Count + Connected.Count}", name, bytes));
        return Reply.Json(new JsonObject { ["File"] = File(Inbox[^1].Archive, name, bytes) }, 201);
    }

    /// <summary>A part of JSON and the file that it tells of.</summary>
    private Reply AddTo(string project, byte[] body)
    {
        var parts = Encoding.Latin1.GetString(body).Split("--brygga-")[1..^1].Select(static part => part.Split("\r\n\r\n", 2)).ToArray();
        var name = JsonNode.Parse(Encoding.Latin1.GetBytes(parts[0][1]))!["name"]!.ToString();
        var type = parts[1][0].Split("Content-Type: ")[1];
        ProjectFiles.Add((project, $"file{ProjectFiles.Count}", name, type, Encoding.Latin1.GetBytes(parts[1][1][..^2])));
        return Reply.Json(Many([Shown(ProjectFiles[^1])]), 201);
    }

    private static JsonObject Shown((string Project, string Id, string Name, string Type, byte[] Bytes) file) =>
        new() { ["guid"] = file.Id, ["fileGuid"] = $"bytes of {file.Id}", ["name"] = file.Name, ["contentType"] = file.Type };

    private Reply Connect(JsonObject one)
    {
        var file = Inbox.Find(file => file.Archive == one["fileId"]!.ToString());
        if (file.Name is null) return Reply.Json(Node("""{"id":"1","error":"wrong_file_location","message":"The file is not in the inbox."}"""), 400);
        Inbox.Remove(file);
        Connected.Add((one["entityId"]!.ToString(), file.Archive, file.Name, file.Bytes));
        return Reply.Json(Many([one.DeepClone()]), 201);
    }

    private static Reply Envelope(JsonObject invoice, int status = 200) => Reply.Json(new JsonObject { ["Invoice"] = invoice.DeepClone() }, status);

    private static Reply Refused(int status, string code) => Reply.Json(Node($$$"""{"ErrorInformation":{"error":1,"message":"Nej.","code":{{{code}}}}}"""), status);

    private static JsonObject File(string archive, string name, byte[] bytes) => new() { ["Id"] = $"path-{archive}", ["ArchiveFileId"] = archive, ["Name"] = name, ["Size"] = bytes.Length };

    private static JsonArray Many(IEnumerable<JsonNode> nodes) => new(nodes.ToArray());

    private static JsonObject Body(byte[] body) => JsonNode.Parse(body)!.AsObject();
}
