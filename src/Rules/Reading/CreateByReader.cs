using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>create_by:</c>: not a POST, but an action of another record makes the document.</summary>
internal static class CreateByReader
{
    public static MapShape Keys { get; } = MapShape.Of(
        "create by",
        MapKey.Must("do", Shape.Text, "The action that makes the document: fortnox.create_invoice."),
        MapKey.Must("on", Shape.Expression, "The record on which it is done."));

    public static Validation<Option<Draft<CreateBy>>> Read(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("create_by", node => node.AsMappingOf(Keys).Bind(map =>
            (map.Required("do", n => Actions.Find(flow, n)), map.Required("on", n => flow.Expression(n, flow.One(from))))
            .Apply(static (action, on) => (action, on))
            .Bind(c => c.on.Type.Kind == ValueKind.Reference && c.on.Type.RefersTo.Exists(to => to == c.action.Entity)
                ? Valid<Draft<CreateBy>>(c.on.Draft.Map(on => new CreateBy(c.action.Entity, c.action.Action, on, node.At)))
                : Mistakes.NotARecord(c.on.At, c.on.Type.Word))));
}
