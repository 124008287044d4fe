using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The entities of both systems by name, known before any of them is read: fields refer to them.</summary>
internal sealed record CatalogueNames(Seq<string> Severa, Seq<string> Fortnox)
{
    public static CatalogueNames None { get; } = new(Seq<string>(), Seq<string>());

    public static CatalogueNames Of(Side side, YamlNode.Mapping file) =>
        side == Side.Severa ? None with { Severa = Names(file) } : None with { Fortnox = Names(file) };

    /// <summary>An entity of this side.</summary>
    public Validation<EntityRef> Find(Side side, YamlNode node) => node.AsScalar().Bind(s => Named(side).Exists(name => name == s.Text)
        ? Valid<EntityRef>(new(side, s.Text))
        : Mistakes.UnknownEntity(s.At, side.Title(), s.Text, Named(side)));

    public static CatalogueNames Of(Option<YamlNode.Mapping> severa, Option<YamlNode.Mapping> fortnox) =>
        new(severa.Match(Names, Seq<string>), fortnox.Match(Names, Seq<string>));

    /// <summary>The entity of <c>severa.invoice_status</c>.</summary>
    public Option<EntityRef> Qualified(string name) => Everything.Find(e => e.ToString() == name);

    public Seq<string> AllQualified => Everything.Mapped(static e => e.ToString());

    private Seq<EntityRef> Everything =>
        (Severa.Map(static name => new EntityRef(Side.Severa, name)) + Fortnox.Map(static name => new EntityRef(Side.Fortnox, name))).Strict();

    private Seq<string> Named(Side side) => side == Side.Severa ? Severa : Fortnox;

    private static Seq<string> Names(YamlNode.Mapping file) =>
        file.Find("entities").Match(static node => node is YamlNode.Mapping map ? map.Pairs.Mapped(static p => p.Key.Text) : Seq<string>(), Seq<string>);
}
