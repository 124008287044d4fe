using Brygga.Connectors.Reports;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Workspaces;

/// <summary>Reads the templates of reports from the disk: those of the program, and over them those of the workspace.</summary>
internal static class ReportFiles
{
    private const string Folder = "reports";

    public static Seq<TemplateFile> Of(Workspace workspace) => (
        Read(MappingFiles.Shipped, "shipped")
        + workspace.Mappings.Map(static own => Read(own, RuleSource.OverlayFolder)).IfNone(Seq<TemplateFile>())
        + Read(Path.Combine(workspace.Folder, RuleSource.OverlayFolder), RuleSource.OverlayFolder)).Strict();

    private static Seq<TemplateFile> Read(string mappings, string shown)
    {
        var folder = Path.Combine(mappings, Folder);
        return Directory.Exists(folder)
            ? toSeq(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Select(name => new TemplateFile(name, $"{shown}/{Folder}/{name}", File.ReadAllText(Path.Combine(folder, name))))
                .ToArray()).Strict()
            : Seq<TemplateFile>();
    }
}
