using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Names that a flow gives: <c>let:</c> and <c>parts:</c>.</summary>
internal static class LocalNames
{
    public static Shape Shape { get; } = Shape.NamesOf(Shape.Expression);

    /// <summary><c>let:</c> of a document flow: each may use those above it.</summary>
    public static Validation<FlowScopes> Let(FlowScopes flow, YamlNode.Mapping file, Side side) =>
        file.Optional("let", flow, node => node.AsMapping().Bind(map =>
            map.Pairs.Fold(
                Valid<FlowScopes>(flow),
                (so, pair) => so.Bind(f => f.Expression(pair.Value, f.One(side)).Bind(e => Add(f, Seq1(new LocalName(side, pair.Key, e.Typed))))))));

    /// <summary>A name that is a field's, a word of the language or taken is a mistake.</summary>
    public static Validation<FlowScopes> Add(FlowScopes flow, Seq<LocalName> names) =>
        names.Each(name => flow.One(name.Side).With(name.Name.Text, name.Name.At, name.Means).Map(static _ => unit))
            .Map(_ => flow.And(names));

    /// <summary>A name that no expression uses.</summary>
    public static Seq<Diagnostic> Unused(FlowScopes flow)
    {
        var used = toHashSet(flow.Seen.Bind(static typed => typed.Names));
        return flow.Names.Filter(n => !used.Contains(n.Name.Text)).Mapped(static n => Mistakes.UnusedName(n.Name.At, n.Name.Text));
    }
}
