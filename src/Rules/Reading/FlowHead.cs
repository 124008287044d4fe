using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The name and the entities of a flow; known of all flows before any is read further, since <c>linked</c> speaks of them.</summary>
/// <param name="From">The side whose documents are transferred; None for registers.</param>
internal sealed record FlowHead(YamlNode.Scalar Name, Option<Side> From, Seq<EntityType> Severa, Seq<EntityType> Fortnox, YamlNode.Mapping File)
{
    private static readonly MapShape BetweenKeys = MapShape.Of(
        "registers",
        MapKey.Must("severa", Shape.OneOrList(Shape.EntityOf(Side.Severa)), "Severa's entity, or several."),
        MapKey.Must("fortnox", Shape.OneOrList(Shape.EntityOf(Side.Fortnox)), "Fortnox's entity, or several."));

    private static readonly Shape Document = new Shape.Entity(Seq(Side.Severa, Side.Fortnox), IsQualified: true);

    public static MapKey FlowKey { get; } = MapKey.Must("flow", Shape.Text, "The flow's name: plans, findings and the state carry it.");

    public static MapKey BetweenKey { get; } = MapKey.Must("between", BetweenKeys, "The two registers that are kept in step: { severa: customer, fortnox: customer }.");

    public static MapKey FromKey { get; } = MapKey.Must("from", Document, "The documents that are transferred: severa.invoice.");

    public static MapKey ToKey { get; } = MapKey.Must("to", Document, "What is made of them: fortnox.invoice.");

    public Seq<EntityType> this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public FlowEnds Ends => new(Severa.Mapped(static e => e.Ref), Fortnox.Mapped(static e => e.Ref));

    public static Validation<FlowHead> Read(YamlNode.Mapping file, World world) =>
        (file.Required("flow", static node => node.AsScalar()), Sides(file, world))
        .Apply((name, sides) => new FlowHead(name, sides.From, sides.Severa, sides.Fortnox, file));

    private static Validation<(Option<Side> From, Seq<EntityType> Severa, Seq<EntityType> Fortnox)> Sides(
        YamlNode.Mapping file, World world) =>
        file.Find("between").IsNone && (file.Find("from").IsSome || file.Find("to").IsSome)
            ? (file.Required("from", node => Qualified(world, node)), file.Required("to", node => Qualified(world, node)))
                .Apply((from, to) => (from, to)).Bind(ends => OneWay(file, ends.from, ends.to))
            : file.Required("between", static node => node.AsMappingOf(BetweenKeys)).Bind(map =>
                (Entities(map, world, Side.Severa), Entities(map, world, Side.Fortnox))
                .Apply(static (severa, fortnox) => (Option<Side>.None, severa, fortnox)));

    private static Validation<(Option<Side> From, Seq<EntityType> Severa, Seq<EntityType> Fortnox)> OneWay(
        YamlNode.Mapping file, EntityType from, EntityType to)
    {
        if (from.Ref.Side == to.Ref.Side) return Mistakes.SameSystem(file.Find("to").Map(static n => n.At).IfNone(file.At), to.Ref.Side.Title());
        var severa = from.Ref.Side == Side.Severa ? from : to;
        var fortnox = from.Ref.Side == Side.Severa ? to : from;
        return (Some(from.Ref.Side), Seq1(severa), Seq1(fortnox));
    }

    /// <summary>One entity of a side, or several that share a register on the other.</summary>
    private static Validation<Seq<EntityType>> Entities(YamlNode.Mapping map, World world, Side side) => map.Required(side.Word(), node =>
        node is YamlNode.Sequence several
            ? several.Items.IsEmpty ? Mistakes.WrongShape(node.At, "at least one entity") : several.Items.Each(item => Entity(world, side, item))
            : Entity(world, side, node).Map(static one => Seq1(one)));

    private static Validation<EntityType> Entity(World world, Side side, YamlNode node) => node.AsScalar().Bind(s =>
        world[side].Entities.Find(s.Text).OrMistake(() => Mistakes.UnknownEntity(s.At, side.Title(), s.Text, world.Names(side))));

    /// <summary><c>severa.invoice</c></summary>
    private static Validation<EntityType> Qualified(World world, YamlNode node) => node.AsScalar().Bind(s =>
    {
        var all = Seq(Side.Severa, Side.Fortnox).Bound(side => toSeq(world[side].Entities.Values));
        return all.Find(e => e.Ref.ToString() == s.Text)
            .OrMistake(() => Mistakes.UnknownEntity(s.At, "Severa and Fortnox", s.Text, all.Mapped(static e => e.Ref.ToString())));
    });
}
