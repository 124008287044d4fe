using System.CommandLine;

namespace Brygga.Tool.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<DirectoryInfo> Workspace() => new("--workspace", "-w")
    {
        Description = "The folder with brygga.yaml.",
        DefaultValueFactory = static _ => new DirectoryInfo("."),
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs instead of text." };

    public static Option<bool> All() => new("--all") { Description = "Show every step and finding, not the first ten of a kind." };

    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Apply without asking." };

    public static Option<bool> Whole() => new("--whole") { Description = "Read everything anew instead of what changed; also notices records that are gone." };

    /// <summary>For verbs that also work on the shipped rules alone.</summary>
    public static Option<DirectoryInfo?> AnyWorkspace() => new("--workspace", "-w")
    {
        Description = "The folder with brygga.yaml; without one, the one that stands here, or the shipped rules.",
    };

    public static LanguageExt.Option<string> Folder(DirectoryInfo? workspace) => LanguageExt.Prelude.Optional(workspace).Map(static w => w.FullName);

    public static Option<FileInfo?> Record() => new("--record", "-r") { Description = "A JSON file with one record." };

    public static Option<string> Of() => new("--of") { Description = "What kind of record it is.", DefaultValueFactory = static _ => "severa.customer" };
}
