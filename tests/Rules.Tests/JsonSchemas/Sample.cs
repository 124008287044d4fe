using System.Text.Json.Nodes;
using Brygga.Rules.Layers;
using Brygga.Rules.Reading;
using Brygga.Rules.Shapes;
using Brygga.Rules.Testing;
using Brygga.Rules.Tests.Docs;

namespace Brygga.Rules.Tests.JsonSchemas;

/// <summary>A sound file of the product, of its tests or of its documentation.</summary>
/// <param name="Schema">The schema that is for it.</param>
/// <param name="Parse">What the parser has against a text in its place.</param>
internal sealed record Sample(string Name, string Schema, string Text, Func<string, Seq<Diagnostic>> Parse)
{
    private readonly Lazy<JsonObject> _json = new(() => (JsonObject)EditorJson.Read(Text)!);

    public JsonObject Json => (JsonObject)_json.Value.DeepClone();

    public bool IsOverlay => Schema.EndsWith("-overlay", StringComparison.Ordinal);

    /// <summary>The shapes by which it is read.</summary>
    public MapShape Shape => Schema switch
    {
        "settings" or "settings-overlay" => SettingsReader.FileKeys,
        "system" or "system-overlay" => SystemReader.Keys,
        "rule-tests" => TestFileReader.Keys,
        _ => FlowReader.OfDocuments.Keys.Exists(k => !FlowReader.OfRegisters.Has(k.Name) && Json.ContainsKey(k.Name)) ? FlowReader.OfDocuments : FlowReader.OfRegisters,
    };

    public static Seq<Sample> All { get; } = (OfShipped() + OfSmall() + OfDrafts() + OfGuide() + OfPages() + OfTestGuide()).Strict();

    private static Seq<Sample> OfShipped() => Shipped.Files.Map(static f => RuleTests.IsTest(f.Name)
        ? Test("mappings", f, Shipped.Files, Seq<RuleFile>())
        : Whole("mappings", f, Shipped.Files));

    private static Seq<Sample> OfSmall() => Small.Files.Filter(static f => !f.Name.StartsWith("systems/", StringComparison.Ordinal)).Map(static f => RuleTests.IsTest(f.Name)
        ? Test("examples", f, Small.Files, Seq<RuleFile>())
        : Whole("examples", f, Small.Files));

    private static Seq<Sample> OfDrafts() =>
        DraftRules.Files.Filter(static f => !f.Name.StartsWith("systems/", StringComparison.Ordinal)).Map(static f => Whole("drafts", f, DraftRules.Files))
        + DraftRules.Overlay.Map(static f => Overlay("drafts", f, DraftRules.Files, DraftRules.Overlay));

    /// <summary>Those of docs/rules.md that are not there to fail.</summary>
    private static Seq<Sample> OfGuide() => RulesGuide.Page.Examples.Filter(static e => e.Gives.Length == 0).Bind(static e => OfExamples("rules.md", e.Files));

    private static Seq<Sample> OfPages() => Page.All.Filter(static p => !p.Code.StartsWith("BRY03", StringComparison.Ordinal))
        .Bind(static page => OfExamples(page.Code, (page.Of("Given") + page.Of("Mended")).Strict()));

    private static Seq<Sample> OfTestGuide() =>
        Page.Read(Repository.Path("docs", "rule-tests.md")).Examples.Bind(static e => OfExamples("rule-tests.md", Seq1(e)));

    private static Seq<Sample> OfExamples(string where, Seq<Example> all)
    {
        var examples = all.Filter(static e => e.IsWritten).Strict();
        var whole = examples.Filter(static e => e.IsWhole && !e.IsTest).Map(static e => e.RuleFile).Strict();
        var shipped = (Small.Files.Filter(f => !whole.Exists(w => w.Name == f.Name)) + whole).Strict();
        var overlay = examples.Filter(static e => !e.IsWhole && !e.IsTest).Map(static e => e.RuleFile).Strict();
        return examples.Map(e => e.IsTest ? Test(where, e.RuleFile, shipped, overlay)
            : e.IsWhole ? Whole(where, e.RuleFile, shipped) with { Parse = text => Parser.Mistakes(With(shipped, e.RuleFile, text), overlay, e.RuleFile.Name) }
            : Overlay(where, e.RuleFile, shipped, overlay)).Strict();
    }

    private static Sample Whole(string where, RuleFile file, Seq<RuleFile> files) => new(
        $"{where} {file.Name}", $"{Kind(file.Name)}{(EditorJson.Read(file.Text) is JsonObject map && map.ContainsKey(LayeredFiles.Like.Name) ? "-overlay" : "")}",
        file.Text, text => Parser.Mistakes(With(files, file, text), Seq<RuleFile>(), file.Name));

    private static Sample Overlay(string where, RuleFile file, Seq<RuleFile> files, Seq<RuleFile> overlay) =>
        new($"{where} {file.Name}", $"{Kind(file.Name)}-overlay", file.Text, text => Parser.Mistakes(files, With(overlay, file, text), file.Name));

    private static Sample Test(string where, RuleFile file, Seq<RuleFile> shipped, Seq<RuleFile> overlay)
    {
        var book = new Lazy<Validation<RuleBook>>(() => RuleBooks.Compile(shipped, overlay, Seq<SettingValue>()));
        return new($"{where} {file.Name}", "rule-tests", file.Text, text => TestFileReader.Read(file with { Text = text }, _ => book.Value).Match(static _ => Seq<Diagnostic>(), static m => m));
    }

    private static Seq<RuleFile> With(Seq<RuleFile> files, RuleFile file, string text) => files.Map(f => f.Name == file.Name ? f with { Text = text } : f).Strict();

    private static string Kind(string name) => Parser.IsSettings(name) ? "settings" : Parser.IsSystem(name) ? "system" : "flow";
}
