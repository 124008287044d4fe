using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>The formulas of a flow of documents.</summary>
internal static class DocumentFormulas
{
    public static Seq<Formula> Of(DocumentFlow flow) =>
        flow.PickUp.Map(static pick => pick.Value)
        + (flow.Preflight + flow.Select + flow.Watch).Bind(static rule => Seq(rule.Holds, rule.Because))
        + OfContent(flow)
        + flow.CreateBy.ToSeq().Map(static by => by.On)
        + (flow.OnCreated + flow.OnFailed + flow.WhileLinked).Bind(Of)
        + (flow.WhenChanged.ToSeq() + flow.WhenGone.ToSeq()).Bind(static it => it.Unless.ToSeq() + it.Because.ToSeq() + Of(it.Counter));

    /// <summary>Those by which the document is written and checked.</summary>
    public static Seq<Formula> OfContent(DocumentFlow flow) =>
        Of(flow.Set)
        + flow.Rows.Bind(static rows => rows.Each.ToSeq() + rows.When.ToSeq() + Of(rows.Set))
        + flow.Check.Bind(static rule => Seq(rule.Holds, rule.Because));

    private static Seq<Formula> Of(Seq<SetRule> rules) => rules.Bind(static rule => rule.Value.Cons(rule.When.ToSeq()));

    private static Seq<Formula> Of(Reaction reaction) => reaction.When.ToSeq() + reaction.Effect switch
    {
        Effect.Write write => Of(write.Set),
        Effect.Attach attach => attach.Files.Cons(attach.To.ToSeq() + attach.OncePer + attach.FileName.ToSeq()),
        _ => Seq<Formula>(),
    };
}
