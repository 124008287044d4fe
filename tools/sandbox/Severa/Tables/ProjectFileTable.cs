using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>The files of a project (Severa FACTS 6.13). They are uploaded as multipart, which <see cref="SeveraFiles"/> takes.</summary>
internal static class ProjectFileTable
{
    public static SeveraRegister Register { get; } = new("projectfiles", "files")
    {
        Table = static all => all.ProjectFiles,
        Listed = false,
        Writes = ["DELETE"],
        NotSimulated = ["sortings"],
        Parents = [new("projects", "project", static all => all.Projects) { Under = "files" }],
        Removed = static (all, file) => all.Files.Remove(file.Text("fileGuid")!),
        Fields =
        [
            Required("name"), Number("size"), Text("description"), Text("contentType"), Choice("category", "Projects"), Flag("isInternal"), Text("fileGuid"),
            Empty("usages"), Flag("isReadOnly"), Computed("projectGuid", static (_, file) => file.Text("project")),
        ],
    };
}
