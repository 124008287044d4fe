using System.Collections.Immutable;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>The bytes of a file, asked for by the file's own guid and not by the guid of what it is attached with (Severa FACTS 6.13).</summary>
internal sealed class SeveraFiles(SeveraRegisters all)
{
    public ImmutableArray<Route> Routes => [new("GET", "v1/files/{guid}/filedata", "files:read", Content)];

    private Answer Content(Call call) => all.Files.TryFind(call["guid"], out var file) && file["content"] is byte[] bytes
        ? new(200, bytes, file.Text("contentType"))
        : SeveraErrors.NotFound();
}
