using Brygga.Rules;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Workspaces;

/// <summary>Reads rule files from the disk: the core takes names and texts only.</summary>
internal static class MappingFiles
{
    /// <summary>The rules that come with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "mappings");

    public static Either<Problem, Seq<RuleFile>> Read(string folder) => Directory.Exists(folder)
        ? toSeq(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new RuleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .ToArray()).Strict()
        : Problem.Usage($"There is no folder {folder} with rule files.", "Mend 'mappings' in brygga.yaml, or leave it out to use the shipped rules.");
}
