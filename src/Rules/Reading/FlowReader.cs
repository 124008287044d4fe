using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>A flow that is checked, and compiled once the fields that all flows read are known.</summary>
/// <param name="Named">The keys of records that settings name.</param>
internal sealed record FlowDraft(Option<Draft<Flow>> Registers, Option<Draft<DocumentFlow>> Documents, Seq<FieldName> Named, Seq<Diagnostic> Warnings)
{
    public Seq<FieldName> Fields => Registers.Fields + Documents.Fields + Named;
}

/// <summary>A flow's file: everything is checked first, for all mistakes at once.</summary>
internal static class FlowReader
{
    private static readonly string[] Common = [RuleFileHeads.Version, "flow", "enabled", "preflight", "select", "tables", "functions", "docs"];

    private static readonly string[] OfRegisters = ["between", "create", "master", "parts", "creating", "link", "score", "fields"];

    private static readonly string[] OfDocuments =
        ["from", "to", "pick_up", "let", "set", "rows", "check", "create_by", "on_created", "on_failed", "while_linked", "when_changed", "when_gone"];

    public static Validation<Diagnostic, FlowDraft> Read(FlowHead head, Lexicon lexicon, YamlNode.Mapping settings) =>
        (Sections(head),
         LexiconReader.Own(lexicon, settings, head.File).Bind(own => Body(new(head, own, Seq<LocalName>()), head)))
        .Apply(static (_, draft) => draft);

    private static Validation<Diagnostic, FlowDraft> Body(FlowScopes flow, FlowHead head) => head.From.Match(
        from => LocalNames.Let(flow, head.File, from).Bind(named => DocumentReader.Read(named, head.File, from)
            .Map(draft => new FlowDraft(None, draft, Named(named), Noticed(named)))),
        () => PartReader.Read(flow, head.File).Bind(p => RegisterReader.Read(p.Flow, head.File, p.Parts)
            .Map(draft => new FlowDraft(draft, None, Named(p.Flow), Noticed(p.Flow)))));

    private static Seq<FieldName> Named(FlowScopes flow) => flow.Seen
        .Bind(static typed => typed.SettingTypes)
        .Bind(static type => type.RefersTo)
        .Bind(entity => flow.Lexicon.Entities.Find(entity).ToSeq())
        .Map(static e => new FieldName(e.Ref, e.KeyField)).Strict();

    private static Seq<Diagnostic> Noticed(FlowScopes flow) =>
        LocalNames.Unused(flow) + toSeq(flow.Seen.Bind(static typed => typed.Warnings).Distinct()).Strict();

    private static Diagnostic Stray(YamlNode.Scalar section, bool ofDocuments) => ofDocuments
        ? Mistakes.NotForDocuments(section.At, section.Text)
        : Mistakes.NotForRegisters(section.At, section.Text);

    /// <summary>A section of the other shape of flow is named as such; any other unknown key may be a slip of the hand.</summary>
    private static Validation<Diagnostic, Unit> Sections(FlowHead head)
    {
        var own = head.From.IsSome ? OfDocuments : OfRegisters;
        var others = head.From.IsSome ? OfRegisters : OfDocuments;
        var strays = head.File.Pairs.Filter(p => others.Contains(p.Key.Text, StringComparer.Ordinal)).Strict();
        return strays.IsEmpty
            ? head.File.Only([.. Common, .. own])
            : Fail<Diagnostic, Unit>(strays.Map(p => Stray(p.Key, head.From.IsSome)).Strict());
    }
}
