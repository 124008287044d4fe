using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Diffing;

/// <summary>What a rule wants a field of the other side to be.</summary>
/// <param name="Missing">The key of a record that the value speaks of and the other side does not have; the value is then unknown.</param>
internal readonly record struct WantedValue(Value Value, Option<Value> Missing)
{
    /// <summary>False where the rule does not write for now; unknown where that can't be told.</summary>
    public static Value Applies(Assignment assignment, in Scope scope) => assignment.When.Case is Formula when ? when.Run(scope) : Value.True;

    /// <param name="field">The field that is compared.</param>
    public static WantedValue Of(FlowTask task, Field field, Assignment assignment, in Scope scope)
    {
        var value = assignment.Value.Run(scope);
        if (!assignment.IsReference || !value.IsSet) return new(field.Type.Normalise(value, scope.Scratch), None);
        return field.Type.Kind switch
        {
            ValueKind.Reference when value.Kind != ValueKind.Reference => ByKey(task, field.Type.RefersTo, value),
            ValueKind.Text when value.Kind == ValueKind.Reference => new(field.Type.Normalise(Naming.KeyOf(task.Rules, task.World, value)), None),
            _ => new(value, None),
        };
    }

    /// <summary>How a wanted value goes into the written record: a reference by its id where the rules speak of its key.</summary>
    public static Either<Value, Option<SentAs>> Sent(FlowTask task, Assignment assignment, Value wanted)
    {
        if (assignment.Target.Case is not Target target) return Right<Value, Option<SentAs>>(None);
        if (target.Key.IsNone || !wanted.IsSet) return Some(new SentAs(target.Field, new Wanted.Known(wanted)));
        var refersTo = task.Rules.Entity(target.Entity).Fields[target.Field].Type.RefersTo;
        var found = ByKey(task, refersTo, wanted);
        return found.Value.IsSet ? Some(new SentAs(target.Field, new Wanted.Known(found.Value))) : Left<Value, Option<SentAs>>(found.Missing.IfNone(Value.Unknown));
    }

    private static WantedValue ByKey(FlowTask task, Seq<EntityRef> entities, Value key)
    {
        var found = Naming.ByKey(task.World, entities, key);
        return found.IsNothing ? new(Value.Unknown, Some(key)) : new(found, None);
    }
}
