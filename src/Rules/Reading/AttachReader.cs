using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>attach:</c>: files of the source, to the document that was created or to a record that it names.</summary>
internal static class AttachReader
{
    /// <summary>What files can be made into, as the connectors know it.</summary>
    private static readonly (string Word, string Means)[] Made = [("one_pdf", "one_pdf")];

    /// <summary>What stands beside <c>attach:</c>.</summary>
    public static Seq<MapKey> Keys { get; } = Seq(
        MapKey.May("to", Shape.Expression, "The record to which they are attached; left out, it is the document."),
        MapKey.May("once_per", Shape.ListOf(Shape.Expression), "Names whose records share one attachment."),
        MapKey.May("as", Shape.Word(Made), "What is made of the files."),
        MapKey.May("name", Shape.Expression, "The file's name there."));

    public static Validation<Draft<Effect>> Read(FlowScopes flow, Side from, YamlNode.Mapping map) =>
        (map.Required("attach", node => Files(flow, from, node)),
         map.Optional("to", node => Record(flow, from, node)),
         map.Optional("once_per", Seq<CheckedExpr>(), node => node.AsItems(i => Record(flow, from, i))),
         map.Optional("as", static node => node.AsWord(Made)),
         map.Optional("name", node => flow.Expression(node, flow.Both(from))))
        .Apply(static (files, to, per, how, name) => (files, to, per, how, name))
        .Bind(a => Takes(flow, from, map, a.to).Map(_ => Draft(
            a.files.Draft, a.to.Map(static t => t.Draft), a.per.Mapped(static p => p.Draft).Gather(), a.how, a.name.Map(static n => n.Draft))));

    private static Draft<Effect> Draft(
        Draft<Formula> files, Option<Draft<Formula>> to, Draft<Seq<Formula>> per, Option<string> how, Option<Draft<Formula>> name) =>
        new(
            files.Fields + per.Fields + (to.ToSeq() + name.ToSeq()).Bind(static d => d.Fields),
            schemas => new Effect.Attach(files.Compile(schemas), to.In(schemas), per.Compile(schemas), how, name.In(schemas)));

    private static Validation<CheckedExpr> Files(FlowScopes flow, Side from, YamlNode node) =>
        flow.Expression(node, flow.Both(from)).Bind(static e =>
            e.Type.Kind == ValueKind.List ? Valid<CheckedExpr>(e) : Mistakes.NotAList(e.At, e.Type.Word));

    private static Validation<CheckedExpr> Record(FlowScopes flow, Side from, YamlNode node) =>
        flow.Expression(node, flow.Both(from)).Bind(static e =>
            e.Type.Kind == ValueKind.Reference ? Valid<CheckedExpr>(e) : Mistakes.NotARecord(e.At, e.Type.Word));

    /// <summary>The catalogue says to which records files can be attached.</summary>
    private static Validation<Unit> Takes(FlowScopes flow, Side from, YamlNode.Mapping map, Option<CheckedExpr> to)
    {
        var entities = to.Match(t => flow.Lexicon.Find(t.Type.RefersTo), () => flow.Head[from.Other()]);
        var at = to.Match(static t => t.At, () => map.Find("attach").Map(static n => n.At).IfNone(map.At));
        return entities.Find(static e => e.Attachments.IsNone).Match(
            entity => Mistakes.NoAttachments(at, entity.Ref.ToString()),
            static () => Valid<Unit>(unit));
    }
}
