using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>What <c>let:</c> or <c>parts:</c> named, and on which side it can be used.</summary>
internal sealed record LocalName(Side Side, YamlNode.Scalar Name, Typed Means);

/// <summary>What the expressions of a flow may name, and what was noticed while they were read.</summary>
internal sealed class FlowScopes(FlowHead head, Lexicon lexicon, Seq<LocalName> names)
{
    private List<Typed> _seen = [];

    public static MapKey ForKey { get; } = MapKey.May(
        "for", Shape.OneOrList(new Shape.Entity(Seq(Side.Severa, Side.Fortnox), IsQualified: false)), "The entities that the rule is about, where a side has several.");

    public FlowHead Head { get; } = head;

    public Lexicon Lexicon { get; } = lexicon;

    public Seq<LocalName> Names { get; } = names;

    /// <summary>Every expression and message that was checked so far.</summary>
    public Seq<Typed> Seen => toSeq(_seen).Strict();

    /// <summary>With more names; what was seen is kept in common.</summary>
    public FlowScopes And(Seq<LocalName> names) => new(Head, Lexicon, Names + names) { _seen = _seen };

    /// <summary>The same flow, where more entities are known.</summary>
    public FlowScopes Over(Lexicon lexicon) => new(Head, lexicon, Names) { _seen = _seen };

    /// <summary>Facts about the companies and the settings only.</summary>
    public NameScope NoRecord => NameScope.NoRecord(Lexicon);

    /// <summary>One record: conditions, links, paths.</summary>
    public NameScope One(Side side, Seq<EntityRef> only = default) =>
        Names.Filter(n => n.Side == side).Fold(NameScope.Of(Lexicon, Entities(side, only)), static (scope, name) =>
            scope.With(name.Name.Text, name.Name.At, name.Means).Match(static with => with, _ => scope));

    /// <summary>One record, and what the engine knows of it.</summary>
    public NameScope Selecting(Side side, Seq<EntityRef> only = default) => One(side, only).WithFacts();

    /// <summary>The record of a side, and both by prefix.</summary>
    public NameScope Both(Side here, Seq<EntityRef> only = default) =>
        One(here, only).WithSides(Entities(Side.Severa, only), Entities(Side.Fortnox, only));

    /// <summary>What is written to a side: the other side's record is at hand, both can be named.</summary>
    public NameScope WrittenTo(Side side, Seq<EntityRef> only = default) => Both(side.Other(), only);

    /// <summary>The entities of a side, or those of them that a rule is about.</summary>
    public Seq<EntityType> Entities(Side side, Seq<EntityRef> only = default)
    {
        var narrowed = Head[side].Filtered(e => only.Contains(e.Ref));
        return narrowed.IsEmpty ? Head[side] : narrowed;
    }

    public Validation<CheckedExpr> Expression(YamlNode node, NameScope scope) => Noted(Expressions.Read(node, scope));

    public Validation<CheckedExpr> Condition(YamlNode node, NameScope scope) => Noted(Expressions.Condition(node, scope));

    public Validation<CheckedExpr> Path(YamlNode node, NameScope scope) => Noted(Expressions.Path(node, scope));

    public Validation<Draft<Formula>> Message(YamlNode node, NameScope scope) => Expressions.Message(node, scope).Map(message =>
    {
        _seen.Add(message.Typed);
        return message.Typed.ToDraft(message.Text);
    });

    /// <summary><c>for:</c>, the entities that a rule is about; empty where it says none.</summary>
    public Validation<Seq<EntityRef>> For(YamlNode.Mapping map) =>
        map.Optional("for", Seq<EntityRef>(), node => node is YamlNode.Sequence several
            ? several.Items.Each(Entity)
            : Entity(node).Map(static one => Seq1(one)));

    private Validation<EntityRef> Entity(YamlNode node) => node.AsScalar().Bind(s =>
    {
        var several = Seq(Head.Severa, Head.Fortnox).Filter(static side => side.Count > 1).Bind(static side => side).Mapped(static e => e.Ref);
        return several.Find(e => e.Name == s.Text).OrMistake(() => Mistakes.NotOfThisFlow(s.At, s.Text, several.Mapped(static e => e.Name)));
    });

    private Validation<CheckedExpr> Noted(Validation<CheckedExpr> read) => read.Map(e =>
    {
        _seen.Add(e.Typed);
        return e;
    });
}
