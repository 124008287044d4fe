namespace Brygga.Rules.Tests;

/// <summary>The rule files of the product, as they are copied beside the tests.</summary>
internal static class Shipped
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "mappings");

    public static Seq<RuleFile> Files { get; } = toSeq(Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(static path => new RuleFile(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path)))
        .OrderBy(static f => f.Name, StringComparer.Ordinal)).Strict();

    public static RuleBook Book { get; } = Compiled(Files);

    /// <summary>One file changed: the text must be there, and once.</summary>
    public static Seq<RuleFile> With(string file, string old, string @new) => Files.Map(f =>
    {
        if (!string.Equals(f.Name, file, StringComparison.Ordinal)) return f;
        Assert.Equal(2, f.Text.Split(old).Length);
        return f with { Text = f.Text.Replace(old, @new, StringComparison.Ordinal) };
    }).Strict();

    public static RuleBook Compiled(Seq<RuleFile> files, params SettingValue[] settings) =>
        RuleBooks.Compile(files, toSeq(settings)).Match(
            static book => book,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    public static Seq<Diagnostic> Mistakes(Seq<RuleFile> files, params SettingValue[] settings) =>
        RuleBooks.Compile(files, toSeq(settings)).Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes);
}
