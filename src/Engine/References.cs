using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>A rule that writes a reference by the key of its record, in one direction.</summary>
/// <param name="From">The side whose records speak of the key.</param>
/// <param name="Entity">The entity in which the other side looks it up.</param>
internal sealed record Reference(Side From, FieldRule Rule, Assignment Assignment, Field Field, EntityRef Entity)
{
    /// <summary>The key of which the other side is proved to have no record.</summary>
    public Option<Value> Missing(FlowTask task, Entry entry)
    {
        if (!Rule.IsAbout(entry.Ref.Entity, task.Created(From.Other()))) return None;
        var scope = task.Scope(entry.Ref, entry.Row);
        if (!WantedValue.Applies(Assignment, scope).IsTrue) return None;
        var wanted = WantedValue.Of(task, Field, Assignment, scope);
        return wanted.Missing.IsSome || !wanted.Value.IsSet
            ? wanted.Missing
            : WantedValue.Sent(task, Assignment, wanted.Value).Match(Right: static _ => None, Left: static key => key.IsUnknown ? None : Some(key));
    }
}

internal static class References
{
    public static Seq<Reference> Of(FlowTask task) =>
        (from rule in task.Flow.Fields
         from target in Seq(Side.Severa, Side.Fortnox)
         from assignment in rule.To(target).ToSeq()
         let field = task.Flow[target].Schema[assignment.Ordinal]
         where field.Write != WriteMode.Never
         from entity in LookedUp(task, field, assignment).ToSeq()
         select new Reference(target.Other(), rule, assignment, field, entity)).Strict();

    private static Option<EntityRef> LookedUp(FlowTask task, Field field, Assignment assignment) => assignment.Target.Case switch
    {
        Target { Key.IsSome: true } target => task.Rules.Entity(target.Entity).Fields[target.Field].Type.RefersTo.HeadOrNone(),
        _ => assignment.IsReference && field.Type.Kind == ValueKind.Reference ? field.Type.RefersTo.HeadOrNone() : None,
    };
}
