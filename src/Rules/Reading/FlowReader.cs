using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
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
    private static readonly MapKey PreflightKey = MapKey.May("preflight", SelectReader.PreflightShape, "Conditions about the two companies; a refusal stops the flow.");

    public static MapShape OfRegisters { get; } = MapShape.Of(
        "register flow",
        RuleFileHeads.Key,
        FlowHead.FlowKey,
        RegisterReader.EnabledKey,
        PreflightKey,
        MapKey.May("select", SelectReader.SidesShape, "Who takes part at all, by side."),
        LexiconReader.TablesKey,
        LexiconReader.FunctionsKey,
        Docs.Key,
        FlowHead.BetweenKey,
        RegisterReader.CreateKey,
        MapKey.Must("master", Masters.Shape, "Whose change wins when both have changed: severa, fortnox, or a setting that is one of them."),
        MapKey.May("parts", PartReader.Shape, "Records of their own on one side that are groups of fields on the other."),
        MapKey.May("creating", SelectReader.SidesShape, "Who may be created on the other side, by side."),
        MapKey.Must("link", LinkReader.Shape, "How a record finds the one that is there already: ways, tried in order."),
        MapKey.May("score", ScoreReader.Keys, "Points for how alike two records are that no way links."),
        MapKey.Must("fields", Shape.NamesOf(FieldRuleReader.Keys), "The pairs that are kept in step, each under a name of its own."));

    public static MapShape OfDocuments { get; } = MapShape.Of(
        "document flow",
        RuleFileHeads.Key,
        FlowHead.FlowKey,
        RegisterReader.EnabledKey,
        PreflightKey,
        MapKey.May("select", SelectReader.DocumentShape, "Which documents take part at all."),
        LexiconReader.TablesKey,
        LexiconReader.FunctionsKey,
        Docs.Key,
        FlowHead.FromKey,
        FlowHead.ToKey,
        MapKey.May("pick_up", PickUpReader.Shape, "What is read: equalities on fields by which the API can filter."),
        MapKey.May("let", LocalNames.Shape, "Names for what is used more than once."),
        MapKey.Must("set", SetReader.Shape, "Field of the new document: expression, or the long form."),
        MapKey.May("rows", RowsReader.Shape, "The rows of the document's lists, one rule after the other."),
        MapKey.May("check", SelectReader.CheckShape, "Conditions on the document to be written, which is result."),
        MapKey.May("create_by", CreateByReader.Keys, "The action of another record that makes the document."),
        MapKey.May("on_created", ReactionReader.Shape, "What happens after the document was created, in this order, each once."),
        MapKey.May("on_failed", ReactionReader.Shape, "What happens after the document could not be created."),
        MapKey.May("while_linked", ReactionReader.WhileLinkedShape, "What is looked at, or done, on every run while the document is linked."),
        MapKey.May("when_changed", ResponseReader.ChangedShape, "What happens when the source of a transferred document has changed."),
        MapKey.May("when_gone", ResponseReader.GoneShape, "What happens when the source of a transferred document is gone."));

    public static Validation<FlowDraft> Read(FlowHead head, Lexicon lexicon, YamlNode.Mapping settings) =>
        (Sections(head),
         head.File.Optional("docs", Seq<string>(), Docs.Read),
         LexiconReader.Own(lexicon, settings, head.File).Bind(own => Body(new(head, own, Seq<LocalName>()), head)))
        .Apply(static (_, _, draft) => draft);

    private static Validation<FlowDraft> Body(FlowScopes flow, FlowHead head) => head.From.Match(
        from => LocalNames.Let(flow, head.File, from).Bind(named => DocumentReader.Read(named, head.File, from)
            .Map(draft => new FlowDraft(None, draft, Named(named), Noticed(named)))),
        () => PartReader.Read(flow, head.File).Bind(p => RegisterReader.Read(p.Flow, head.File, p.Parts)
            .Map(draft => new FlowDraft(draft, None, Named(p.Flow), Noticed(p.Flow)))));

    private static Seq<FieldName> Named(FlowScopes flow) => flow.Seen
        .Bind(static typed => typed.SettingTypes)
        .Bind(static type => type.RefersTo)
        .Bind(entity => flow.Lexicon.Entities.Find(entity).ToSeq())
        .Mapped(static e => new FieldName(e.Ref, e.KeyField));

    private static Seq<Diagnostic> Noticed(FlowScopes flow) =>
        LocalNames.Unused(flow) + toSeq(flow.Seen.Bind(static typed => typed.Warnings).Distinct()).Strict();

    private static Diagnostic Stray(YamlNode.Scalar section, bool ofDocuments) => ofDocuments
        ? Mistakes.NotForDocuments(section.At, section.Text)
        : Mistakes.NotForRegisters(section.At, section.Text);

    /// <summary>A section of the other shape of flow is named as such; any other unknown key may be a slip of the hand.</summary>
    private static Validation<Unit> Sections(FlowHead head)
    {
        var own = head.From.IsSome ? OfDocuments : OfRegisters;
        var others = head.From.IsSome ? OfRegisters : OfDocuments;
        var strays = head.File.Pairs.Filtered(p => others.Has(p.Key.Text) && !own.Has(p.Key.Text));
        return strays.IsEmpty
            ? head.File.Only(own)
            : Invalid<Unit>(strays.Mapped(p => Stray(p.Key, head.From.IsSome)));
    }
}
