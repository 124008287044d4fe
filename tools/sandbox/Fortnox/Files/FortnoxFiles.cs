using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Data.Files;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Files;

/// <summary>
/// The inbox and the archive (Fortnox FACTS 15). A file has two ids: the one names it in a path, the other in <c>fileid</c> and in attachments.
/// Files of one name may lie beside each other.
/// </summary>
internal sealed class FortnoxFiles(FortnoxRegisters all)
{
    /// <summary>Where a file is that hangs on a document.</summary>
    public const string Connected = "connected";

    private static readonly ImmutableArray<(string Id, string Name)> Folders =
    [
        ("inbox_a", "Anläggningsregister"), ("inbox_d", "Dagskassor"), ("inbox_s", "Leverantörsfakturor"), ("inbox_v", "Verifikationer"), ("inbox_b", "Bank"),
        ("inbox_l", "Lön"), ("inbox_kf", "Kundfakturor"), ("inbox_o", "Ordrar"), ("inbox_of", "Offerter"),
    ];

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/inbox", "inbox", call => Folder(call, "inbox", "inbox", Folders)),
        new("POST", "3/inbox", "inbox", call => Upload(call, "inbox", Asked(call, "folderId"))),
        new("GET", "3/inbox/{id}", "inbox", call => Folders.FirstOrDefault(folder => folder.Id == call["id"]) is { Id: { } id, Name: var name }
            ? Folder(call, id, name, [])
            : Bytes(all.Files.Find(call["id"]))),
        new("DELETE", "3/inbox/{id}", "inbox", Delete),
        new("GET", "3/archive", "archive", call => Asked(call, "fileid") is { } file ? Bytes(ByArchiveId(all, file)) : Folder(call, "root", "root", [])),
        new("POST", "3/archive", "archive", call => Upload(call, "archive", Asked(call, "folderid"))),
        new("GET", "3/archive/{id}", "archive", call => Bytes(all.Files.Find(call["id"]))),
        new("DELETE", "3/archive/{id}", "archive", Delete),
    ];

    /// <summary>A file by the id that attachments name it with.</summary>
    public static SandboxRecord? ByArchiveId(FortnoxRegisters all, string id) => all.Files.All.FirstOrDefault(file => file.Text("ArchiveFileId") == id);

    private Answer Folder(Call call, string id, string name, ImmutableArray<(string Id, string Name)> inside) => FortnoxJson.Answer(200, new JsonObject
    {
        ["Folder"] = new JsonObject
        {
            ["@url"] = FortnoxAddress.Of(call, "inbox", id),
            ["Email"] = "",
            ["Files"] = Scalars.List(all.Files.All.Where(file => file.Text("folder") == id).Select(file => Row(call, file))),
            ["Folders"] = Scalars.List(inside.Select(folder => new JsonObject
            {
                ["@url"] = FortnoxAddress.Of(call, "inbox", folder.Id),
                ["Id"] = folder.Id,
                ["Name"] = folder.Name,
            })),
            ["Id"] = id,
            ["Name"] = name,
        },
    });

    /// <summary>One file a request. Without a folder it lies in the root of the inbox or the archive.</summary>
    private Answer Upload(Call call, string resource, string? folder)
    {
        if (Multipart.Read(call) is not [{ FileName: { Length: > 0 } name } part]) return FortnoxErrors.WrongEnvelope();
        if (resource is "inbox" && folder is not null && Folders.All(one => one.Id != folder)) return FortnoxErrors.NoRecord("mappen");
        var file = all.Files.Add(Guid.NewGuid().ToString(), new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["ArchiveFileId"] = Guid.NewGuid().ToString(),
            ["Name"] = name,
            ["folder"] = folder ?? (resource is "inbox" ? "inbox" : "root"),
            ["resource"] = resource,
            ["content"] = part.Content,
        });
        return FortnoxJson.Answer(201, new JsonObject { ["File"] = Row(call, file) });
    }

    private Answer Delete(Call call) => all.Files.Remove(call["id"]) ? Answer.Empty(204) : FortnoxErrors.NoRecord("filen");

    private static Answer Bytes(SandboxRecord? file) => CostFiles.Content(file) is { } bytes
        ? new(200, bytes, IsPdf(bytes) ? "application/pdf" : "application/octet-stream")
        : FortnoxErrors.NoRecord("filen");

    /// <summary>A file that hangs on a document has left the folders of the inbox.</summary>
    public static bool IsConnected(SandboxRecord file) => file.Text("folder") is Connected;

    public static bool IsPdf(byte[] bytes) => bytes.AsSpan().StartsWith("%PDF-"u8);

    private static JsonObject Row(Call call, SandboxRecord file) => new()
    {
        ["@url"] = FortnoxAddress.Of(call, file.Text("resource")!, file.Key),
        ["ArchiveFileId"] = file.Text("ArchiveFileId"),
        ["Comments"] = "",
        ["Id"] = file.Key,
        ["Name"] = file.Text("Name"),
        ["Path"] = file.Text("folder"),
        ["Size"] = CostFiles.Content(file)!.Length,
    };

    private static string? Asked(Call call, string name) => call.Query[name] is [{ Length: > 0 } text, ..] ? text : null;
}
