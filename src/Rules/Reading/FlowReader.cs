using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>A flow's file: everything is checked first, for all mistakes at once; then its schemas are known, and it is compiled.</summary>
internal static class FlowReader
{
    private static readonly (string Word, Side Means)[] SideWords = [("severa", Side.Severa), ("fortnox", Side.Fortnox)];

    public static Validation<Diagnostic, Flow> Read(YamlNode.Mapping file, World world) =>
        (RuleFileHeads.Check(file),
         file.Only(RuleFileHeads.Version, "flow", "between", "create", "enabled", "master", "select", "creating", "link", "fields"),
         file.Required("flow", static node => node.AsScalar()),
         FlowSides.Read(file, world).Bind(sides => Sections(file, sides).Map(sections => (sides, sections))))
        .Apply(static (_, _, name, body) => Compile(name, body.sides, body.sections));

    private static Validation<Diagnostic, FlowSections> Sections(YamlNode.Mapping file, FlowSides sides) =>
        (file.Optional("enabled", true, node => Expressions.Condition(node, sides.NoRecord).Map(static e => e.Now.IsTrue)),
         file.Required("master", node => Master(sides, node)),
         file.Optional("create", Seq<Side>(), node => node.AsMappingOf("to_severa", "to_fortnox").Bind(map => Creates(sides, map))),
         file.Optional("select", Seq<Draft<SelectRule>>(), node => SelectReader.Read(sides, node)),
         file.Optional("creating", Seq<Draft<SelectRule>>(), node => SelectReader.Read(sides, node)),
         file.Required("link", node => LinkReader.Read(sides, node)),
         file.Required("fields", node => FieldRuleReader.Read(sides, node)))
        .Apply(static (enabled, master, creates, select, creating, link, fields) =>
            new FlowSections(enabled, master, creates, select, creating, link, fields.Map(f => f.Under(master)).Strict()));

    /// <summary>The name of a system, or a setting that yields one.</summary>
    private static Validation<Diagnostic, Side> Master(FlowSides sides, YamlNode node) =>
        toSeq(SideWords).Find(w => node is YamlNode.Scalar s && string.Equals(s.Text, w.Word, StringComparison.Ordinal)).Match(
            static w => Success<Diagnostic, Side>(w.Means),
            () => Expressions.Read(node, sides.NoRecord).Bind(static e => SideOf(e)));

    private static Validation<Diagnostic, Side> SideOf(CheckedExpr e) =>
        !e.Type.Words.IsEmpty && !e.Type.MayBeNothing && e.Type.Words.ForAll(static w => SideWords.Any(s => string.Equals(s.Word, w, StringComparison.Ordinal)))
            ? SideWords.First(w => string.Equals(w.Word, e.Now.Text, StringComparison.Ordinal)).Means
            : Mistakes.NotOfForm(e.At, e.Text.Text, "severa, fortnox, or a setting that is one of them");

    /// <summary>In which systems the flow may create records; it says the entity, so that the line reads well.</summary>
    private static Validation<Diagnostic, Seq<Side>> Creates(FlowSides sides, YamlNode.Mapping map) =>
        (Creates(sides, map, Side.Severa), Creates(sides, map, Side.Fortnox))
        .Apply(static (severa, fortnox) => severa.ToSeq() + fortnox.ToSeq());

    private static Validation<Diagnostic, Option<Side>> Creates(FlowSides sides, YamlNode.Mapping map, Side side) =>
        map.Optional($"to_{side.Word()}", node => node.AsWord((sides[side].Entity.Ref.Name, side)));

    private static Flow Compile(YamlNode.Scalar name, FlowSides sides, FlowSections flow)
    {
        var severa = Schema(sides.Severa, flow.Fields);
        var fortnox = Schema(sides.Fortnox, flow.Fields);
        var schemas = new Schemas(severa, fortnox);
        return new(
            name.Text, name.At, new(severa.Entity, severa), new(fortnox.Entity, fortnox), flow.Enabled, flow.Master, flow.Creates,
            flow.Select.Gather().Compile(schemas), flow.Creating.Gather().Compile(schemas),
            flow.Link.Gather().Compile(schemas), flow.Rules.Gather().Compile(schemas));
    }

    /// <summary>The fields of an entity that the flow reads or writes.</summary>
    private static Schema Schema(DeclaredEntity entity, Seq<FieldName> used)
    {
        var names = used.Filter(f => f.Side == entity.Entity.Ref.Side).Map(static f => f.Name).Distinct(StringComparer.Ordinal);
        return new(entity.Entity.Ref, names.Select(n => entity.Entity.Fields[n]));
    }

    private sealed record FlowSections(
        bool Enabled, Side Master, Seq<Side> Creates, Seq<Draft<SelectRule>> Select, Seq<Draft<SelectRule>> Creating,
        Seq<Draft<LinkWay>> Link, Seq<Draft<FieldRule>> Rules)
    {
        public Seq<FieldName> Fields =>
            Select.Bind(static s => s.Fields) + Creating.Bind(static c => c.Fields) + Link.Bind(static l => l.Fields) + Rules.Bind(static r => r.Fields);
    }
}
