using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>A flow between registers, kept in step both ways.</summary>
internal static class RegisterReader
{
    private static readonly MapShape CreateKeys = MapShape.Of(
        "create",
        MapKey.May("to_severa", Shape.EntityOf(Side.Severa), "What is created in Severa; left out, nothing is."),
        MapKey.May("to_fortnox", Shape.EntityOf(Side.Fortnox), "What is created in Fortnox; left out, nothing is."));

    public static MapKey EnabledKey { get; } = MapKey.May("enabled", Shape.Condition, "False: the flow still links and never writes; a setting as a rule.");

    public static MapKey CreateKey { get; } = MapKey.May("create", CreateKeys, "Which side gets new records.");

    public static Validation<Draft<Flow>> Read(FlowScopes flow, YamlNode.Mapping file, Seq<Draft<Part>> parts) =>
        (Switches(flow, file), Conditions(flow, file), Pairs(flow, file))
        .Apply((switches, conditions, pairs) => Draft(flow, switches, conditions, pairs, parts));

    private static Validation<FlowSwitches> Switches(FlowScopes flow, YamlNode.Mapping file) =>
        (Enabled(flow, file),
         file.Required("master", node => Masters.Read(flow, node)),
         file.Optional("create", Seq<EntityRef>(), node => node.AsMappingOf(CreateKeys).Bind(map => Creates(flow, map))))
        .Apply(static (enabled, master, creates) => new FlowSwitches(enabled, master, creates));

    public static Validation<bool> Enabled(FlowScopes flow, YamlNode.Mapping file) =>
        file.Optional("enabled", true, node => flow.Condition(node, flow.NoRecord).Map(static e => e.Now.IsTrue));

    private static Validation<FlowConditions> Conditions(FlowScopes flow, YamlNode.Mapping file) =>
        (SelectReader.Preflight(flow, file), SelectReader.BySide(flow, file, "select"), SelectReader.BySide(flow, file, "creating"))
        .Apply(static (preflight, select, creating) => new FlowConditions(preflight.Gather(), select.Gather(), creating.Gather()));

    private static Validation<FlowPairs> Pairs(FlowScopes flow, YamlNode.Mapping file) =>
        (file.Required("link", node => LinkReader.Read(flow, node)),
         file.Optional("score", node => ScoreReader.Read(flow, node)),
         file.Required("fields", node => FieldRuleReader.Read(flow, node)))
        .Apply(static (link, score, fields) => new FlowPairs(link.Gather(), score, fields));

    /// <summary>In which systems the flow may create records, and of which kind.</summary>
    private static Validation<Seq<EntityRef>> Creates(FlowScopes flow, YamlNode.Mapping map) =>
        (Creates(flow, map, Side.Severa), Creates(flow, map, Side.Fortnox))
        .Apply(static (severa, fortnox) => severa.ToSeq() + fortnox.ToSeq());

    private static Validation<Option<EntityRef>> Creates(FlowScopes flow, YamlNode.Mapping map, Side side) =>
        map.Optional($"to_{side.Word()}", node => node.AsWord(flow.Head[side].Map(static e => (e.Ref.Name, e.Ref)).ToArray())
            .Bind(entity => flow.Lexicon.Entities[entity].Write.Exists(static w => w.Create.Length > 0)
                ? Valid<EntityRef>(entity)
                : Mistakes.CantBeCreated(node.At, entity.ToString())));

    private static Draft<Flow> Draft(FlowScopes flow, FlowSwitches switches, FlowConditions conditions, FlowPairs pairs, Seq<Draft<Part>> parts)
    {
        var rules = pairs.Fields.Mapped(f => f.Under(switches.Master)).Gather();
        var groups = parts.Gather();
        var fields = conditions.Preflight.Fields + conditions.Select.Fields + conditions.Creating.Fields
            + pairs.Link.Fields + pairs.Score.Fields + rules.Fields + groups.Fields;
        return new(fields, all =>
        {
            var (severa, fortnox, schemas) = Registers.Of(flow, all, pairs.Link.Reached + rules.Reached + groups.Reached + OfKinds(flow, conditions));
            return NotYetDone.Marked(new Flow(
                flow.Head.Name.Text, flow.Head.Name.At, severa, fortnox, switches.Enabled, switches.Master,
                switches.Creates.Mapped(static e => e.Side), conditions.Select.Compile(schemas), conditions.Creating.Compile(schemas),
                pairs.Link.Compile(schemas), rules.Compile(schemas))
            {
                Parts = groups.Compile(schemas),
                Preflight = conditions.Preflight.Compile(schemas),
                Score = pairs.Score.In(schemas),
                Creates = toHashMap(switches.Creates.Map(static e => (e.Side, e))),
            });
        });
    }

    /// <summary>Where a side has several entities, conditions too are asked of the row that all of them share, which tells no kind by itself.</summary>
    private static Seq<Typed> OfKinds(FlowScopes flow, FlowConditions conditions) =>
        (conditions.Select.Reached + conditions.Creating.Reached).Filtered(t => Reaching.SideOf(t).Exists(side => flow.Head[side].Count > 1));

    private sealed record FlowSwitches(bool Enabled, Side Master, Seq<EntityRef> Creates);

    private sealed record FlowConditions(Draft<Seq<SelectRule>> Preflight, Draft<Seq<SelectRule>> Select, Draft<Seq<SelectRule>> Creating);

    private sealed record FlowPairs(Draft<Seq<LinkWay>> Link, Option<Draft<ScoreRules>> Score, Seq<FieldRuleDraft> Fields);
}
