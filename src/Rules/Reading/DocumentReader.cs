using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>A flow of documents, one way.</summary>
internal static class DocumentReader
{
    public static Validation<Draft<DocumentFlow>> Read(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        (RegisterReader.Enabled(flow, file), Intake(flow, file, from), Content(flow, file, from), Reactions(flow, file, from), Responses(flow, file, from))
        .Apply((enabled, intake, content, reactions, responses) => Draft(flow, from, enabled, intake, content, reactions, responses));

    private static Validation<DocumentIntake> Intake(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        (PickUpReader.Read(flow, file, from), SelectReader.Preflight(flow, file), SelectReader.OfDocuments(flow, file, from))
        .Apply(static (pickUp, preflight, select) => new DocumentIntake(pickUp.Gather(), preflight.Gather(), select.Gather()));

    private static Validation<DocumentContent> Content(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        (file.Required("set", node => SetReader.Read(new(flow, flow.One(from.Other()), flow.One(from), Creates: true), node)),
         RowsReader.Read(flow, file, from),
         SelectReader.Check(flow, file, from),
         CreateByReader.Read(flow, file, from),
         Writable(flow, file, from.Other()))
        .Apply(static (set, rows, check, createBy, _) => new DocumentContent(set.Gather(), rows.Gather(), check.Gather(), createBy));

    /// <summary>A target without a create path needs an action that makes it.</summary>
    private static Validation<Unit> Writable(FlowScopes flow, YamlNode.Mapping file, Side to) =>
        flow.Head[to].Head.Write.Exists(static w => w.Create.Length > 0) || file.Find("create_by").IsSome
            ? unit
            : Mistakes.CantBeCreated(file.Find("to").Map(static n => n.At).IfNone(file.At), flow.Head[to].Head.Ref.ToString());

    private static Validation<DocumentReactions> Reactions(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        (ReactionReader.Read(flow, file, "on_created", from), ReactionReader.Read(flow, file, "on_failed", from), ReactionReader.WhileLinked(flow, file, from))
        .Apply(static (created, failed, linked) => new DocumentReactions(created.Gather(), failed.Gather(), linked.Acts.Gather(), linked.Watches.Gather()));

    private static Validation<(Option<Draft<Response>> Changed, Option<Draft<Response>> Gone)> Responses(
        FlowScopes flow, YamlNode.Mapping file, Side from) =>
        (ResponseReader.Changed(flow, file, from), ResponseReader.Gone(flow, file, from)).Apply(static (changed, gone) => (changed, gone));

    private static Draft<DocumentFlow> Draft(
        FlowScopes flow, Side from, bool enabled, DocumentIntake intake, DocumentContent content, DocumentReactions reactions,
        (Option<Draft<Response>> Changed, Option<Draft<Response>> Gone) responses)
    {
        var head = flow.Head;
        var fields = intake.Fields + content.Fields + reactions.Fields + (responses.Changed.ToSeq() + responses.Gone.ToSeq()).Bind(static r => r.Fields) + Found(head[from.Other()].Head);
        return new(fields, schemas => Following(head[from.Other()].Head, NotYetDone.Marked(new DocumentFlow(
            head.Name.Text, head.Name.At, Registers.Of(head[from], schemas), Registers.Of(head[from.Other()], schemas), enabled,
            intake.PickUp.Compile(schemas), intake.Preflight.Compile(schemas), intake.Select.Compile(schemas),
            content.Set.Compile(schemas), content.Rows.Compile(schemas), content.Check.Compile(schemas))
        {
            CreateBy = content.CreateBy.In(schemas),
            OnCreated = reactions.Created.Compile(schemas),
            OnFailed = reactions.Failed.Compile(schemas),
            WhileLinked = reactions.Linked.Compile(schemas),
            Watch = reactions.Watch.Compile(schemas),
            WhenChanged = responses.Changed.In(schemas),
            WhenGone = responses.Gone.In(schemas),
        })));
    }

    /// <summary>What was made of a source is kept where a change of it is to be followed.</summary>
    private static DocumentFlow Following(EntityType target, DocumentFlow flow) => flow.WhenChanged.Exists(static response => response.Do == ResponseKind.Update)
        ? flow with { From = Registers.Composed(flow.From, target, flow.Set) }
        : flow;

    /// <summary>By what a document is found that was written already: its mark, and its key.</summary>
    private static Seq<FieldName> Found(EntityType target) =>
        (target.Marker.Map(static marker => marker.Field).ToSeq() + target.Keys.Map(static key => key.Field)).Mapped(name => new FieldName(target.Ref, name));

    private sealed record DocumentIntake(Draft<Seq<PickUp>> PickUp, Draft<Seq<SelectRule>> Preflight, Draft<Seq<SelectRule>> Select)
    {
        public Seq<FieldName> Fields => PickUp.Fields + Preflight.Fields + Select.Fields;
    }

    private sealed record DocumentContent(
        Draft<Seq<SetRule>> Set, Draft<Seq<RowsRule>> Rows, Draft<Seq<SelectRule>> Check, Option<Draft<CreateBy>> CreateBy)
    {
        public Seq<FieldName> Fields => Set.Fields + Rows.Fields + Check.Fields + CreateBy.Fields;
    }

    private sealed record DocumentReactions(
        Draft<Seq<Reaction>> Created, Draft<Seq<Reaction>> Failed, Draft<Seq<Reaction>> Linked, Draft<Seq<SelectRule>> Watch)
    {
        public Seq<FieldName> Fields => Created.Fields + Failed.Fields + Linked.Fields + Watch.Fields;
    }
}
