using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>What a flow of documents needs to have been read. What it only writes into a new document is not among it.</summary>
internal static class DocumentUses
{
    public static Seq<FieldUse> Of(RuleBook rules, Schemas schemas, DocumentFlow flow)
    {
        var uses = new Uses(rules, schemas, flow.Name, side => flow.From.Entity.Side == side ? flow.From : flow.To);
        return flow.PickUp.Bind(pick => uses.Of($"pick_up.{pick.Field}", pick.At, flow.From.Entity, pick.Field).Cons(uses.Of($"pick_up.{pick.Field}", pick.Value)))
            + Found(rules.Entity(flow.To.Entity)).Map(field => uses.Of("to", flow.At, flow.To.Entity, field))
            + uses.Conditions("preflight", flow.Preflight)
            + uses.Conditions("select", flow.Select)
            + uses.Conditions("check", flow.Check.Map(rule => OfSource(flow, rule)))
            + uses.Conditions("watch", flow.Watch)
            + Set(uses, "set", flow.Set)
            + flow.Rows.Bind(rows => Rows(uses, rows))
            + flow.CreateBy.ToSeq().Bind(by => uses.Of("create_by", by.On))
            + Reactions(uses, "on_created", flow.OnCreated)
            + Reactions(uses, "on_failed", flow.OnFailed)
            + Reactions(uses, "while_linked", flow.WhileLinked)
            + Response(uses, "when_changed", flow.WhenChanged)
            + Response(uses, "when_gone", flow.WhenGone)
            + Followed(uses, flow);
    }

    /// <summary>What a document was given is looked at again where it is changed later, or undone.</summary>
    private static Seq<FieldUse> Followed(Uses uses, DocumentFlow flow) => (flow.WhenChanged.ToSeq() + flow.WhenGone.ToSeq()).Exists(static response => response.Do != ResponseKind.Report)
        ? flow.Set.Map(rule => uses.Of($"set.{rule.Name}", rule.At, flow.To.Entity, rule.Target.Field))
        : Seq<FieldUse>();

    /// <summary>What a check sees of the target is the record that is to be written, not one that there is.</summary>
    private static SelectRule OfSource(DocumentFlow flow, SelectRule rule) => rule with { Holds = OfSource(flow, rule.Holds), Because = OfSource(flow, rule.Because) };

    private static Formula OfSource(DocumentFlow flow, Formula formula) => formula with
    {
        Reads = formula.Reads with { Fields = formula.Reads.Fields.Filter(read => read.Side == flow.From.Entity.Side).Strict() },
    };

    /// <summary>By what a document is found that was written already.</summary>
    private static Seq<string> Found(EntityType target) => target.Marker.Map(static marker => marker.Field).ToSeq() + target.Keys.Map(static key => key.Field);

    private static Seq<FieldUse> Set(Uses uses, string section, Seq<SetRule> rules) => rules.Bind(rule =>
        uses.Of($"{section}.{rule.Name}", rule.Value.Cons(rule.When.ToSeq())) + uses.Named($"{section}.{rule.Name}", rule.At, rule.Target));

    private static Seq<FieldUse> Rows(Uses uses, RowsRule rows) =>
        uses.Of($"rows.{rows.Name}", rows.Each.ToSeq() + rows.When.ToSeq()) + Set(uses, $"rows.{rows.Name}", rows.Set);

    private static Seq<FieldUse> Reactions(Uses uses, string section, Seq<Reaction> reactions) => reactions.Bind(reaction =>
        uses.Of($"{section}.{reaction.Name}", reaction.When.ToSeq()) + reaction.Effect switch
        {
            Effect.Write write => Set(uses, $"{section}.{reaction.Name}", write.Set),
            Effect.Attach attach => uses.Of($"{section}.{reaction.Name}", attach.Files.Cons(attach.To.ToSeq() + attach.OncePer + attach.FileName.ToSeq())),
            _ => Seq<FieldUse>(),
        });

    private static Seq<FieldUse> Response(Uses uses, string section, Option<Response> response) => response.ToSeq().Bind(it =>
        uses.Of(section, it.Unless.ToSeq() + it.Because.ToSeq()) + Set(uses, section, it.Counter));
}
