using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Which records take part, which would be created, and whether the flow runs at all.</summary>
internal static class SelectReader
{
    private static readonly Seq<Verdict> Selecting = Seq(Verdict.Skip, Verdict.Refuse, Verdict.Report);

    private static readonly ConditionKeys OfRecord = ConditionKeys.Of("record condition", Selecting, ConditionKeys.Remember, FlowScopes.ForKey);

    private static readonly ConditionKeys OfDocument = ConditionKeys.Of("document condition", Selecting.Add(Verdict.Gone), ConditionKeys.Remember);

    private static readonly ConditionKeys OfCompanies = ConditionKeys.Of("preflight condition", Seq(Verdict.Refuse, Verdict.Report));

    private static readonly ConditionKeys OfResult = ConditionKeys.Of("check", Selecting);

    public static MapShape SidesShape { get; } = MapShape.BySide("conditions", Shape.NamesOf(OfRecord.Map), Shape.NamesOf(OfRecord.Map));

    public static Shape DocumentShape { get; } = Shape.NamesOf(OfDocument.Map);

    public static Shape PreflightShape { get; } = Shape.NamesOf(OfCompanies.Map);

    public static Shape CheckShape { get; } = Shape.NamesOf(OfResult.Map);

    /// <summary><c>select:</c> and <c>creating:</c> of registers: conditions by side.</summary>
    public static Validation<Seq<Draft<SelectRule>>> BySide(FlowScopes flow, YamlNode.Mapping file, string key) =>
        file.Optional(key, Seq<Draft<SelectRule>>(), node => node.AsMappingOf(SidesShape).Bind(map =>
            (OneSide(flow, map, Side.Severa), OneSide(flow, map, Side.Fortnox)).Apply(static (severa, fortnox) => severa + fortnox)));

    /// <summary><c>select:</c> of documents, which may also be as good as gone.</summary>
    public static Validation<Seq<Draft<SelectRule>>> OfDocuments(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("select", Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, from, only => flow.Selecting(from, only), OfDocument), node));

    /// <summary><c>preflight:</c>, about the two companies and the settings.</summary>
    public static Validation<Seq<Draft<SelectRule>>> Preflight(FlowScopes flow, YamlNode.Mapping file) =>
        file.Optional("preflight", Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, Side.Severa, _ => flow.NoRecord, OfCompanies), node));

    /// <summary><c>check:</c>, about the document to be written: <c>result</c>.</summary>
    public static Validation<Seq<Draft<SelectRule>>> Check(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("check", Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, from, only => flow.One(from, only).WithResult(flow.Head[from.Other()].Head), OfResult), node));

    private static Validation<Seq<Draft<SelectRule>>> OneSide(FlowScopes flow, YamlNode.Mapping map, Side side) =>
        map.Optional(side.Word(), Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, side, only => flow.Selecting(side, only), OfRecord), node));
}
