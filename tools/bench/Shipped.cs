using Brygga.Engine.Data;
using Brygga.Rules;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Bench;

/// <summary>The rules of the product with their default settings.</summary>
internal static class Shipped
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "mappings");

    public static Seq<RuleFile> Files { get; } = toSeq(Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(static path => new RuleFile(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path)))
        .OrderBy(static file => file.Name, StringComparer.Ordinal)).Strict();

    public static RuleBook Book { get; } = Right(RuleBooks.Compile(Files, Seq<SettingValue>()));

    public static Flow Customers { get; } = Book.Flows.Find(static flow => flow.Name == "customers").IfNone(static () => throw new InvalidOperationException("no customers"));

    public static T Right<T>(Validation<T> read) => read.Match(
        static right => right,
        static wrong => throw new InvalidOperationException(string.Join('\n', wrong.Map(static d => $"{d.At} {d.Message}"))));
}
