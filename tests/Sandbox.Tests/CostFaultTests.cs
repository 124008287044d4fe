namespace Brygga.Sandbox.Tests;

/// <summary>Each call of a cost's transfer can be struck by its own route, those that carry files among them.</summary>
public sealed class CostFaultTests
{
    /// <summary>The system, the method, the route, and whether it writes.</summary>
    public static TheoryData<string, string, string, bool> Calls => new()
    {
        { "fortnox", "GET", "3/suppliers", false },
        { "fortnox", "GET", "3/supplierinvoices", false },
        { "fortnox", "GET", "3/supplierinvoices/{key}", false },
        { "fortnox", "POST", "3/supplierinvoices", true },
        { "fortnox", "PUT", "3/supplierinvoices/{key}", true },
        { "fortnox", "PUT", "3/supplierinvoices/{key}/bookkeep", true },
        { "fortnox", "PUT", "3/supplierinvoices/{key}/cancel", true },
        { "fortnox", "PUT", "3/supplierinvoices/{key}/credit", true },
        { "fortnox", "GET", "3/supplierinvoicefileconnections", false },
        { "fortnox", "POST", "3/supplierinvoicefileconnections", true },
        { "fortnox", "GET", "3/archive/{id}", false },
        { "severa", "GET", "v1/projectfees", false },
        { "severa", "POST", "v1/projectfees", true },
        { "severa", "GET", "v1/projectfees/{guid}", false },
        { "severa", "PATCH", "v1/projectfees/{guid}", true },
        { "severa", "DELETE", "v1/projectfees/{guid}", true },
        { "severa", "GET", "v1/projects/{guid}/projectfees", false },
        { "severa", "GET", "v1/projects/{guid}/files", false },
        { "severa", "POST", "v1/projects/{guid}/files", true },
        { "severa", "GET", "v1/projectfiles/{guid}", false },
        { "severa", "DELETE", "v1/projectfiles/{guid}", true },
        { "severa", "GET", "v1/files/{guid}/filedata", false },
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
    public async Task A_list_is_cut_and_a_file_is_answered_twice()
    {
        await using var rig = await Start();
        rig.Server.Faults.Add(new() { Kind = FaultKind.TruncatedPage, Route = "3/supplierinvoices" });
        var cut = (await rig.Fortnox("GET", "supplierinvoices?limit=10")).Json;
        Assert.Equal(5, cut["SupplierInvoices"]!.AsArray().Count);
        var first = await rig.Bytes("fortnox", $"archive/{Connection(rig, "cost_pdf")}");
        rig.Server.Faults.Add(new() { Kind = FaultKind.DuplicateAnswer, Route = "3/archive/{id}" });
        Assert.Equal(first, await rig.Bytes("fortnox", $"archive/{Connection(rig, "cost_photo")}"));
    }

    private static Task<Reply> Ask(Rig rig, string system, string method, string route)
    {
        if (system is "severa") return Severa(rig, method, route);
        var key = route switch
        {
            "3/archive/{id}" => Connection(rig, "cost_pdf"),
            "3/supplierinvoices/{key}/credit" => rig.World.Fortnox.SupplierInvoices.All.First(static one => one.Flag("Booked") && one["CreditReference"] is null).Key,
            _ => rig.World.Fortnox.SupplierInvoices.All.Last(static one => !one.Flag("Booked") && !one.Flag("Cancelled") && !one.Flag("Credit")).Key,
        };
        var path = route[2..].Replace("{id}", key, StringComparison.Ordinal).Replace("{key}", key, StringComparison.Ordinal);
        return (method, route) switch
        {
            ("POST", "3/supplierinvoices") => Costs.Create(rig, """{"Account":4010,"Debit":1}"""),
            ("PUT", "3/supplierinvoices/{key}") => rig.Fortnox(method, path, $$"""{"SupplierInvoice":{"Comments":"{{Guid.NewGuid()}}"} }"""),
            ("POST", "3/supplierinvoicefileconnections") => rig.Fortnox(
                method, path, $$"""{"SupplierInvoiceFileConnection":{"FileId":"{{Uploaded(rig)}}","SupplierInvoiceNumber":"1"} }"""),
            _ => rig.Fortnox(method, path),
        };
    }

    private static Task<Reply> Severa(Rig rig, string method, string route)
    {
        var severa = rig.World.Severa;
        var guid = route.Split('/')[1] switch
        {
            "projects" => Costs.SeveraProject(rig).Key,
            "projectfiles" => severa.ProjectFiles.All[^1].Key,
            "files" => severa.ProjectFiles.All[0].Text("fileGuid")!,
            _ => severa.ProjectFees.All[^1].Key,
        };
        var path = route.Replace("{guid}", guid, StringComparison.Ordinal);
        return (method, route) switch
        {
            ("POST", "v1/projectfees") => Costs.Fee(rig),
            ("POST", _) => Upload(rig),
            ("PATCH", _) => rig.Severa(method, path, $$"""[{"op":"Replace","path":"/description","value":"{{Guid.NewGuid()}}"}]"""),
            _ => rig.Severa(method, path),
        };
    }

    /// <summary>Invoices, files and fees to spend.</summary>
    private static async Task<Rig> Start()
    {
        var rig = await Costs.Start();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(201, (await Costs.Create(rig, """{"Account":4010,"Debit":1}""")).Status);
            Assert.Equal(201, (await rig.Upload("%PDF-1.4"u8.ToArray(), "a.pdf", "inbox_s")).Status);
            Assert.Equal(201, (await Costs.Fee(rig)).Status);
            Assert.Equal(201, (await Upload(rig)).Status);
        }

        return rig;
    }

    private static Task<Reply> Upload(Rig rig) => rig.UploadToProject(
        Costs.SeveraProject(rig).Key, ("application/json", """{"name":"a.pdf"}"""u8.ToArray()), ("application/pdf", "%PDF-1.4"u8.ToArray()));

    private static string Connection(Rig rig, string name) => rig.World.Fortnox.SupplierInvoiceFiles.Of(Costs.Of(rig, name))[0].Key;

    private static string Uploaded(Rig rig) => rig.World.Fortnox.Files.All.First(static one => one.Text("folder") is "inbox_s").Key;

    /// <summary>What the calls above may change.</summary>
    private static string State(Rig rig)
    {
        var (severa, fortnox) = (rig.World.Severa, rig.World.Fortnox);
        return string.Join('|', [
            $"{fortnox.SupplierInvoiceFiles.Count}", $"{severa.ProjectFiles.Count}", $"{severa.Files.Count}", .. severa.ProjectFees.All.Select(static one => $"{one.Key}{one["description"]}"),
            .. fortnox.SupplierInvoices.All.Select(static one => $"{one["Comments"]}{one["Booked"]}{one["Cancelled"]}{one["CreditReference"]}"),
        ]);
    }
}
