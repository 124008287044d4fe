using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using LanguageExt;

namespace Brygga.Engine.Documents;

/// <summary>
/// What the rules of the head make of a source. It is kept with the source's base, so that a later run can tell what has changed, be it in
/// the source, or in what the rules reach from it (MODEL 1).
/// </summary>
public static class ComposedValues
{
    /// <summary>A source as its base keeps it.</summary>
    /// <param name="rules">With the settings in force.</param>
    /// <param name="own">The source as it stands in its own register.</param>
    public static Row Row(RuleBook rules, DocumentFlow flow, IWorld world, Row own)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var known = new ReferenceSettings(rules, world).Resolve(flow).Match(static resolved => resolved, _ => rules);
        var task = new DocumentTask(known, flow, Snapshot.Empty, world, Memory.Blank, new Run("", default));
        return AgreedRow.Of(flow.From, task.From, own, Of(task, new Source(new(flow.From.Entity, ""), own)));
    }

    /// <summary>One value for each rule; none where the flow keeps none.</summary>
    internal static Seq<FieldValue> Of(DocumentTask task, Source source) => task.Flow.From.Reached
        .Bind(kept => task.Flow.Set.Find(rule => rule.Composed == kept.Name).ToSeq())
        .Map(rule => new FieldValue(task.From, rule.Composed, Of(task, source, rule)))
        .Strict();

    private static Value Of(DocumentTask task, Source source, SetRule rule)
    {
        var findings = new List<Finding>();
        var field = Composer.Inner(task.Target.Fields[rule.Target.Field], rule.Target.Members);
        var value = new Setting(task, source, findings).Of(field, rule, task.Scope(source.Ref, source.Row));
        return value.IfNone(findings.Exists(static finding => finding.Reason == Reason.Unread) ? Value.Unknown : Value.Nothing);
    }
}
