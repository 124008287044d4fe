using System.Globalization;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Tests.Catalogues;

/// <summary>
/// A catalogue as plain nodes: the test says itself what the words mean, so it stays a second opinion on what the product's reader makes of them.
/// </summary>
internal sealed class CatalogueFile
{
    private readonly HashMap<string, YamlNode.Mapping> _types;

    private CatalogueFile(string system, YamlNode.Mapping file)
    {
        System = system;
        _types = toHashMap(Pairs(file, "types").Map(static t => (t.Key.Text, (YamlNode.Mapping)t.Value)));
        Entities = Pairs(file, "entities").Map(e => new CatalogueEntity(this, e.Key.Text, (YamlNode.Mapping)e.Value)).Strict();
    }

    public string System { get; }

    public Seq<CatalogueEntity> Entities { get; }

    /// <summary>Severa's references are objects with a guid, Fortnox's are the key.</summary>
    public bool ReferencesAreObjects => System == "severa";

    public static string TextOf(string system) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "mappings", "systems", system + ".yaml"));

    public static CatalogueFile Read(string system, string text) => YamlReader.Read(new RuleFile($"systems/{system}.yaml", text)).Match(
        node => new CatalogueFile(system, (YamlNode.Mapping)node),
        static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static m => $"{m.At} {m.Message}"))));

    public Option<CatalogueEntity> Entity(string name) => Entities.Find(e => e.Name == name);

    public Option<YamlNode.Mapping> NamedType(string name) => _types.Find(name);

    internal static Seq<YamlPair> Pairs(YamlNode.Mapping map, string key) =>
        map.Find(key).Match(static node => ((YamlNode.Mapping)node).Pairs, static () => Seq<YamlPair>());

    internal static Option<string> Word(YamlNode.Mapping map, string key) => map.Find(key).Bind(static node => node is YamlNode.Scalar s ? Some(s.Text) : None);

    /// <summary>A list of words, or one word.</summary>
    internal static Seq<string> Words(YamlNode.Mapping map, string key) => map.Find(key).Match(
        static node => node is YamlNode.Sequence list ? list.Items.Map(static i => ((YamlNode.Scalar)i).Text).Strict() : Seq1(((YamlNode.Scalar)node).Text),
        static () => Seq<string>());
}

internal sealed class CatalogueEntity(CatalogueFile file, string name, YamlNode.Mapping node)
{
    public string Name => name;

    public Seq<CatalogueField> Fields { get; } = CatalogueFile.Pairs(node, "fields").Map(f => new CatalogueField(file, f.Key.Text, (YamlNode.Mapping)f.Value)).Strict();

    public bool Provided => Word("provided").IsSome;

    public bool Writes => node.Find("write").IsSome;

    public YamlNode.Mapping Part(string key) => node.Find(key).Match(static n => (YamlNode.Mapping)n, () => new YamlNode.Mapping(Seq<YamlPair>(), false, node.At));

    public Option<string> Word(string key) => CatalogueFile.Word(node, key);

    public Seq<string> Words(string key) => CatalogueFile.Words(node, key);

    public Option<CatalogueField> Field(string field) => Fields.Find(f => f.Name == field);
}

internal sealed class CatalogueField(CatalogueFile file, string name, YamlNode.Mapping node)
{
    private readonly Option<YamlNode.Mapping> _type = CatalogueFile.Word(node, "type").Bind(file.NamedType);

    public string Name => name;

    /// <summary>list, ref, or the built-in type under a named one.</summary>
    public string Kind => node.Find("list").IsSome ? "list" : node.Find("ref").IsSome ? "ref"
        : _type.Bind(static t => CatalogueFile.Word(t, "is")).IfNone(() => CatalogueFile.Word(node, "type").IfNone("nothing"));

    public Seq<string> Targets => CatalogueFile.Words(node, "ref");

    public Seq<string> Choices => CatalogueFile.Words(node, "of") is { IsEmpty: false } own ? own : _type.Map(static t => CatalogueFile.Words(t, "of")).IfNone(Seq<string>());

    public Seq<CatalogueField> Members => Own("fields").Map(f => new CatalogueField(file, f.Key.Text, (YamlNode.Mapping)f.Value)).Strict();

    public CatalogueField Item => new(file, name, (YamlNode.Mapping)node.Find("list").IfNone(node));

    public string Write => CatalogueFile.Word(node, "write").IfNone("always");

    public Option<string> Wire => CatalogueFile.Word(node, "wire");

    public Option<string> Default => CatalogueFile.Word(node, "default");

    public bool Required => CatalogueFile.Word(node, "required").IsSome;

    public bool Provided => CatalogueFile.Word(node, "provided").IsSome;

    public Option<decimal> Min => Number("min");

    public Option<decimal> Max => Number("max");

    private Seq<YamlPair> Own(string key) => CatalogueFile.Pairs(node, key) is { IsEmpty: false } own ? own
        : _type.Map(t => CatalogueFile.Pairs(t, key)).IfNone(Seq<YamlPair>());

    private Option<decimal> Number(string key) => CatalogueFile.Word(node, key).Map(static n => decimal.Parse(n, CultureInfo.InvariantCulture));
}
