namespace Brygga.Rules.Tests;

/// <summary>The rule files of the product, as they are copied beside the tests.</summary>
internal static class Shipped
{
    public static Seq<RuleFile> Files { get; } = RuleFolder.Read("mappings");

    public static RuleBook Book { get; } = RuleFolder.Compiled(Files);
}

/// <summary>The small rules of the guide (docs/examples), on the product's catalogues: enough for one flow, and soon read.</summary>
internal static class Small
{
    public static Seq<RuleFile> Files { get; } = (RuleFolder.Read("examples") + Shipped.Files.Filter(static f => f.Name.StartsWith("systems/", StringComparison.Ordinal))).Strict();

    public static RuleBook Book { get; } = RuleFolder.Compiled(Files);

    /// <summary>One file changed: the text must be there, and once.</summary>
    public static Seq<RuleFile> With(string file, string old, string @new) => Files.Map(f =>
    {
        if (!string.Equals(f.Name, file, StringComparison.Ordinal)) return f;
        Assert.Equal(2, f.Text.Split(old).Length);
        return f with { Text = f.Text.Replace(old, @new, StringComparison.Ordinal) };
    }).Strict();
}

/// <summary>Rule files from a folder beside the tests, and what comes of compiling them.</summary>
internal static class RuleFolder
{
    public static Seq<RuleFile> Read(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        return toSeq(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new RuleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(static f => f.Name, StringComparer.Ordinal)).Strict();
    }

    public static RuleBook Compiled(Seq<RuleFile> files, params SettingValue[] settings) =>
        RuleBooks.Compile(files, toSeq(settings)).Match(
            static book => book,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    public static Seq<Diagnostic> Mistakes(Seq<RuleFile> files, params SettingValue[] settings) =>
        RuleBooks.Compile(files, toSeq(settings)).Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes);
}
