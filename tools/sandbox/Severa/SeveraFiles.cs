using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;
using Brygga.Sandbox.Severa.Tables;

namespace Brygga.Sandbox.Severa;

/// <summary>
/// Files of projects on their way in, and the bytes of any file on their way out, which are asked for by the file's own guid and not by the guid
/// of what it is attached with (Severa FACTS 6.13).
/// </summary>
internal sealed class SeveraFiles(SeveraRegisters all)
{
    private const int Largest = 10 * 1024 * 1024;
    private static readonly JsonNodeOptions Reading = new() { PropertyNameCaseInsensitive = true };

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "v1/files/{guid}/filedata", "files:read", Content),
        new("POST", "v1/projects/{guid}/files", "files:write", Upload),
    ];

    private Answer Content(Call call) => all.Files.TryFind(call["guid"], out var file) && file["content"] is byte[] bytes
        ? new(200, bytes, file.Text("contentType"))
        : SeveraErrors.NotFound();

    /// <summary>All files are checked before any is stored.</summary>
    private Answer Upload(Call call)
    {
        if (!all.Projects.TryFind(call["guid"], out var project)) return SeveraErrors.NotFound();
        if (call.Query["includeDataInResponse"] is ["true" or "True"]) return Answer.Plain(501, "The sandbox does not simulate includeDataInResponse.");
        if (!call.Headers.ContentType.ToString().StartsWith("multipart/related", StringComparison.OrdinalIgnoreCase) || Multipart.Read(call) is not { Count: > 0 } parts)
            return SeveraErrors.Unreadable();
        if (Read(parts, out var files) is { } refusal) return refusal;
        return SeveraJson.Answer(201, Scalars.List(files.Select(file => SeveraViews.Show(ProjectFileTable.Register, all, Store(project, file)))));
    }

    /// <summary>A part of JSON tells of the file in the part after it.</summary>
    private static Answer? Read(IReadOnlyList<Part> parts, out ImmutableArray<Uploaded> files)
    {
        files = [];
        JsonObject? told = null;
        foreach (var part in parts)
        {
            if (part.ContentType is not { Length: > 0 } type) return SeveraErrors.Unreadable();
            if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            {
                if (told is not null || Parse(part.Content) is not { } json) return SeveraErrors.Unreadable();
                told = json;
                continue;
            }

            if (type.Equals("link", StringComparison.OrdinalIgnoreCase)) return Answer.Plain(501, "The sandbox does not simulate links.");
            var name = SeveraJson.Text(told?["name"]) ?? part.FileName;
            if (string.IsNullOrEmpty(name)) return SeveraErrors.Parameter("name must have a value.", SeveraErrors.Body, "name");
            if (part.Content.Length > Largest) return SeveraErrors.Parameter("A file may be at most 10 MB.", SeveraErrors.Body, name);
            var hidden = told?["isInternal"]?.GetValueKind() is JsonValueKind.True;
            files = files.Add(new(name, SeveraJson.Text(told?["description"]), type, hidden, part.Content));
            told = null;
        }

        return told is null && !files.IsEmpty ? null : SeveraErrors.Unreadable();
    }

    private SandboxRecord Store(SandboxRecord project, Uploaded file)
    {
        var stored = all.Files.Add(
            Guid.NewGuid().ToString(), [KeyValuePair.Create("contentType", (object?)file.ContentType), KeyValuePair.Create("content", (object?)file.Content)]);
        return all.ProjectFiles.Add(Guid.NewGuid().ToString(), new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["project"] = project.Key,
            ["fileGuid"] = stored.Key,
            ["name"] = file.Name,
            ["description"] = file.Description,
            ["size"] = (decimal)file.Content.Length,
            ["contentType"] = file.ContentType,
            ["category"] = "Projects",
            ["isInternal"] = file.Internal,
        });
    }

    private static JsonObject? Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(Encoding.UTF8.GetString(content), Reading) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Uploaded(string Name, string? Description, string ContentType, bool Internal, byte[] Content);
}
