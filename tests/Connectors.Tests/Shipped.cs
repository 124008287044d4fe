using Brygga.Engine.Data;
using Brygga.Rules;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests;

/// <summary>The guide's small rules on the product's catalogues, as they are copied beside the tests.</summary>
internal static class Shipped
{
    public static Seq<RuleFile> Files { get; } = In("rules");

    public static RuleBook Book { get; } = Under();

    /// <summary>The product's own rules.</summary>
    public static RuleBook OfTheProduct { get; } = TheProduct();

    /// <summary>The same, told something.</summary>
    public static RuleBook TheProduct(params (string Setting, string Text)[] told) => RuleBooks.Compile(
        In("mappings"), toSeq(told).Map(static one => new SettingValue(one.Setting, one.Text, default)).Strict()).Match(
            static book => book,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    /// <summary>Every entity of both catalogues.</summary>
    public static Seq<EntityType> Entities { get; } = toSeq(Book.Severa.Entities.Values.Concat(Book.Fortnox.Entities.Values).OrderBy(static entity => entity.Ref)).Strict();

    /// <summary>The rules under an overlay of one file for each text.</summary>
    public static RuleBook Under(params (string Name, string Text)[] overlay) => RuleBooks.Compile(
        Files, toSeq(overlay).Map(static file => new RuleFile(file.Name, "rules: 1\n" + file.Text)).Strict(), Seq<SettingValue>()).Match(
            static book => book,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    /// <summary>The rules and a flow besides.</summary>
    public static RuleBook With(string name, string text) => RuleBooks.Compile(Files.Add(new(name, "rules: 1\n" + text)), Seq<SettingValue>()).Match(
        static book => book,
        static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    private static Seq<RuleFile> In(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        return toSeq(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new RuleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(static file => file.Name, StringComparer.Ordinal)).Strict();
    }

    /// <summary>As if the engine could do already what the rules use.</summary>
    public static RuleBook Ready(this RuleBook book) => book with { Flows = book.Flows.Map(static flow => flow with { NotYet = Seq<(string, Origin)>() }) };

    public static EntityType Entity(string name) => Book.Entity(EntityRef.Parse(name));
}
