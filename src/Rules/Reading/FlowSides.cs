using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The two entities of a flow, and what its expressions may name.</summary>
internal sealed record FlowSides(DeclaredEntity Severa, DeclaredEntity Fortnox, DeclaredSettings Settings)
{
    private static readonly Seq<DeclaredEntity> NoPrefix = Seq<DeclaredEntity>();

    public DeclaredEntity this[Side side] => side == Side.Severa ? Severa : Fortnox;

    /// <summary>Facts about the companies and the settings only.</summary>
    public NameScope NoRecord => new(None, NoPrefix, None, Settings);

    /// <summary>One record: conditions, links, paths.</summary>
    public NameScope One(Side side) => new(this[side], NoPrefix, None, Settings);

    /// <summary>What is written to a side: the other side's record is at hand, both can be named.</summary>
    public NameScope WrittenTo(Side side) => new(this[side.Other()], Seq(Severa, Fortnox), None, Settings);

    public static Validation<Diagnostic, FlowSides> Read(YamlNode.Mapping file, World world) =>
        file.Required("between", static node => node.AsMappingOf("severa", "fortnox")).Bind(map =>
            (Entity(map, world, Side.Severa), Entity(map, world, Side.Fortnox))
            .Apply((severa, fortnox) => new FlowSides(severa, fortnox, world.Settings)));

    private static Validation<Diagnostic, DeclaredEntity> Entity(YamlNode.Mapping map, World world, Side side) =>
        map.Required(side.Word(), node => node.AsScalar().Bind(s => world[side].Entities.Find(s.Text)
            .ToValidation(Mistakes.UnknownEntity(s.At, side.Title(), s.Text, toSeq(world[side].Entities.Keys)))));
}
