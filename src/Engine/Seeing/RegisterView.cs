using System.Runtime.CompilerServices;
using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>A record as a flow's rules see it: its own fields, and what the rules reach from it (MODEL 5).</summary>
public sealed class RegisterView(Register register, Settings settings, IWorld world)
{
    private readonly ConditionalWeakTable<Schema, int[]> _places = [];

    /// <param name="own">The record as it stands in its own register.</param>
    public Row Of(Row own)
    {
        if (register.IsPlain || !own.Exists) return own;
        var places = _places.GetValue(own.Schema!, PlacesIn);
        var scope = Scope.Of(register.Entity.Side, own, settings) with { World = world };
        var values = new Value[register.Schema.Count];
        for (var i = 0; i < values.Length; i++) values[i] = places[i] >= 0 ? own[places[i]] : Reached(register.Schema[i], scope);
        return Row.Of(register.Schema, values);
    }

    /// <summary>What is reached; a field that only records of another kind have is empty.</summary>
    private Value Reached(Field field, in Scope scope)
    {
        foreach (var reached in register.Reached)
            if (string.Equals(reached.Name, field.Name, StringComparison.Ordinal))
                return field.Type.Normalise(reached.Value.Run(scope));
        return Value.Nothing;
    }

    /// <summary>Where the view's fields stand in a kind's own rows; -1 where they don't.</summary>
    private int[] PlacesIn(Schema own) =>
        register.Schema.Fields.Select(field => register.Reached.Exists(r => r.Name == field.Name) ? -1 : own.Ordinal(field.Name).IfNone(-1)).ToArray();
}
