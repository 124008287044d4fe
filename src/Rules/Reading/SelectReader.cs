using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Which records take part, which would be created, and whether the flow runs at all.</summary>
internal static class SelectReader
{
    private static readonly Seq<Verdict> Selecting = Seq(Verdict.Skip, Verdict.Refuse, Verdict.Report);

    private static readonly Seq<Verdict> Stopping = Seq(Verdict.Refuse, Verdict.Report);

    /// <summary><c>select:</c> and <c>creating:</c> of registers: conditions by side.</summary>
    public static Validation<Diagnostic, Seq<Draft<SelectRule>>> BySide(FlowScopes flow, YamlNode.Mapping file, string key) =>
        file.Optional(key, Seq<Draft<SelectRule>>(), node => node.AsMappingOf("severa", "fortnox").Bind(map =>
            (OneSide(flow, map, Side.Severa), OneSide(flow, map, Side.Fortnox)).Apply(static (severa, fortnox) => severa + fortnox)));

    /// <summary><c>select:</c> of documents, which may also be as good as gone.</summary>
    public static Validation<Diagnostic, Seq<Draft<SelectRule>>> OfDocuments(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("select", Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, from, only => flow.Selecting(from, only), Selecting.Add(Verdict.Gone), ["remember"]), node));

    /// <summary><c>preflight:</c>, about the two companies and the settings.</summary>
    public static Validation<Diagnostic, Seq<Draft<SelectRule>>> Preflight(FlowScopes flow, YamlNode.Mapping file) =>
        file.Optional("preflight", Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, Side.Severa, _ => flow.NoRecord, Stopping, []), node));

    /// <summary><c>check:</c>, about the document to be written: <c>result</c>.</summary>
    public static Validation<Diagnostic, Seq<Draft<SelectRule>>> Check(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("check", Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, from, only => flow.One(from, only).WithResult(flow.Head[from.Other()].Head), Selecting, []), node));

    private static Validation<Diagnostic, Seq<Draft<SelectRule>>> OneSide(FlowScopes flow, YamlNode.Mapping map, Side side) =>
        map.Optional(side.Word(), Seq<Draft<SelectRule>>(), node => ConditionReader.Read(
            new(flow, side, only => flow.Selecting(side, only), Selecting, ["remember", "for"]), node));
}
