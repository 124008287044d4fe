using Brygga.Engine.Data;
using Brygga.Rules;
using Brygga.Rules.Testing;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Workspaces;

/// <summary>The rule files in force, with or without a workspace.</summary>
/// <param name="Shipped">The rules that come with the program, or those that the workspace has in their place.</param>
/// <param name="Overlay">What the workspace changes of them.</param>
/// <param name="ShippedTests">The rule tests beside the shipped rules.</param>
/// <param name="OwnTests">The workspace's rule tests.</param>
/// <param name="Workspace">brygga.yaml, for diagnostics that point into it.</param>
internal sealed record RuleSource(
    Seq<RuleFile> Shipped, Seq<RuleFile> Overlay, Seq<RuleFile> ShippedTests, Seq<RuleFile> OwnTests, Seq<SettingValue> Settings, Option<RuleFile> Workspace)
{
    /// <summary>The folder of a workspace whose files change the shipped rules by name.</summary>
    public const string OverlayFolder = "mappings";

    /// <summary>All texts that a diagnostic may point into, under the names that it has for them.</summary>
    public Seq<RuleFile> Files => (Shipped + Overlay.Map(RuleBooks.Shown) + Tests + Workspace.ToSeq()).Strict();

    /// <summary>The rule tests of both.</summary>
    public Seq<RuleFile> Tests => (ShippedTests + OwnTests).Strict();

    public Validation<RuleBook> Compile() => CompiledRules.Of(this);

    public Validation<TestReport> RunTests() => RuleTests.Run((Shipped + ShippedTests).Strict(), (Overlay + OwnTests).Strict(), Settings);

    /// <summary>The rules with the mistakes in their tests.</summary>
    public Validation<(RuleBook Book, Seq<Diagnostic> OfTests)> Check() => RuleTests.Check((Shipped + ShippedTests).Strict(), (Overlay + OwnTests).Strict(), Settings);

    /// <param name="folder">The workspace; none: the one that stands here, or the shipped rules alone.</param>
    public static Either<Problem, RuleSource> Open(Option<string> folder) => folder.Match(
        static named => WorkspaceFile.Open(named).Bind(Of),
        static () => File.Exists(WorkspaceFile.Name) ? WorkspaceFile.Open(".").Bind(Of) : Of(MappingFiles.Shipped, Seq<RuleFile>(), Seq<SettingValue>(), None));

    public static Either<Problem, RuleSource> Of(Workspace workspace)
    {
        var overlay = Path.Combine(workspace.Folder, OverlayFolder);
        var changes = workspace.Mappings.IsNone && Directory.Exists(overlay) ? MappingFiles.Read(overlay) : Right(Seq<RuleFile>());
        return changes.Map(static files => files.Map(static f => f with { Name = $"{OverlayFolder}/{f.Name}" }).Strict())
            .Bind(files => Of(workspace.Mappings.IfNone(MappingFiles.Shipped), files, workspace.Settings, workspace.Source));
    }

    /// <summary>The overlay's files have their folder in their names, so that diagnostics never mean the shipped ones.</summary>
    private static Either<Problem, RuleSource> Of(string shipped, Seq<RuleFile> overlay, Seq<SettingValue> settings, Option<RuleFile> workspace) =>
        MappingFiles.Read(shipped).Map(files => new RuleSource(
            files.Filter(static f => !RuleTests.IsTest(f.Name)).Strict(),
            overlay.Filter(static f => !RuleTests.IsTest(f.Name)).Strict(),
            TestsOf(files),
            TestsOf(overlay),
            settings,
            workspace));

    private static Seq<RuleFile> TestsOf(Seq<RuleFile> files) => files.Filter(static f => RuleTests.IsTest(f.Name)).Strict();
}
