using Brygga.Connectors.Remote;
using Brygga.Sandbox;
using UglyToad.PdfPig;

namespace Brygga.EndToEnd.Rig;

/// <summary>A file of a Severa project, as it is there.</summary>
internal sealed record ProjectFile(string Key, string Project, string Name, byte[] Bytes)
{
    public static IReadOnlyList<ProjectFile> All(SandboxWorld world) => [.. world.Severa.ProjectFiles.All.Select(file => new ProjectFile(
        file.Key, file.Text("project")!, file.Text("name")!, (byte[])world.Severa.Files.Find(file.Text("fileGuid")!)!["content"]!))];

    public FileContent Content => new(Name, "application/pdf", Bytes);

    /// <summary>Each page's text, and how many pictures it has.</summary>
    public IReadOnlyList<(string Text, int Pictures)> Pages()
    {
        using var pdf = PdfDocument.Open(Bytes);
        return [.. pdf.GetPages().Select(static page => (page.Text, page.GetImages().Count()))];
    }
}
