using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Fuzz;

/// <summary>The files of the product, as they are copied beside the tests.</summary>
internal static class Shipped
{
    public static Seq<RuleFile> All { get; } = Read("mappings");

    public static Seq<RuleFile> Rules { get; } = All.Filter(static file => !file.Name.StartsWith("tests/", StringComparison.Ordinal)).Strict();

    public static Seq<RuleFile> Tests { get; } = All.Filter(static file => file.Name.StartsWith("tests/", StringComparison.Ordinal)).Strict();

    /// <summary>One flow on catalogues of a few fields: soon compiled, and of every shape that flows and catalogues have.</summary>
    public static Seq<RuleFile> Small { get; } = Read("Small");

    public static RuleBook Book { get; } = RuleBooks.Compile(Rules, Seq<SettingValue>()).Match(static right => right, static mistakes => throw new InvalidOperationException(string.Join('\n', mistakes)));

    private static Seq<RuleFile> Read(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        return toSeq(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new RuleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(static file => file.Name, StringComparer.Ordinal)).Strict();
    }
}
