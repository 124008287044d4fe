namespace Brygga.Rules.Tests;

/// <summary>All flows in the final syntax, with whole catalogues and an implementer's overlay: what the language must be able to say.</summary>
internal static class DraftRules
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Drafts");

    /// <summary>The drafts stand on the shipped catalogues.</summary>
    private static readonly Seq<RuleFile> All = toSeq(Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(static path => new RuleFile(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path)))
        .Concat(Shipped.Files.Filter(static f => f.Name.StartsWith("systems/", StringComparison.Ordinal)))
        .OrderBy(static f => f.Name, StringComparer.Ordinal)).Strict();

    public static Seq<RuleFile> Files { get; } = All.Filter(static f => !IsOverlay(f)).Strict();

    public static Seq<RuleFile> Overlay { get; } = All.Filter(IsOverlay).Strict();

    public static RuleBook Book { get; } = Compiled(Files, Seq<RuleFile>());

    /// <summary>One file changed: the text must be there, and once.</summary>
    public static Seq<RuleFile> With(string file, string old, string @new) => Files.Map(f =>
    {
        if (!string.Equals(f.Name, file, StringComparison.Ordinal)) return f;
        Assert.Equal(2, f.Text.Split(old).Length);
        return f with { Text = f.Text.Replace(old, @new, StringComparison.Ordinal) };
    }).Strict();

    /// <summary>An overlay of one file.</summary>
    public static Seq<RuleFile> Over(string name, params string[] lines) => Seq1(new RuleFile($"overlay/{name}", $"rules: 1\n{string.Join('\n', lines)}\n"));

    public static RuleBook Compiled(Seq<RuleFile> files, Seq<RuleFile> overlay, params SettingValue[] settings) =>
        RuleBooks.Compile(files, overlay, toSeq(settings)).Match(
            static book => book,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    public static Seq<Diagnostic> Mistakes(Seq<RuleFile> files, Seq<RuleFile> overlay, params SettingValue[] settings) =>
        RuleBooks.Compile(files, overlay, toSeq(settings)).Match(static _ => Seq<Diagnostic>(), static mistakes => mistakes);

    public static Flow Flow(this RuleBook book, string name) => book.Flows.Find(f => f.Name == name).IfNone(() => throw new Xunit.Sdk.XunitException(name));

    public static DocumentFlow Document(this RuleBook book, string name) => book.Documents.Find(f => f.Name == name).IfNone(() => throw new Xunit.Sdk.XunitException(name));

    private static bool IsOverlay(RuleFile file) => file.Name.StartsWith("overlay/", StringComparison.Ordinal);
}
