using System.Runtime.CompilerServices;
using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>A record as a flow's rules see it: its own fields, and what the rules reach from it (MODEL 5).</summary>
public sealed class RegisterView
{
    private readonly Register _register;
    private readonly Settings _settings;
    private readonly IWorld _world;
    private readonly Through[] _parts;
    private readonly Reach[] _reached;
    private readonly ConditionalWeakTable<Schema, int[]> _places = [];

    public RegisterView(Register register, Settings settings, IWorld world)
    {
        (_register, _settings, _world) = (register, settings, world);
        _parts = register.Reached.Bind(static r => r.Through.ToSeq()).DistinctBy(static t => t.Part, StringComparer.Ordinal).ToArray();
        _reached = register.Reached.Bind(reached => register.Schema.Ordinal(reached.Name).Map(ordinal => Place(reached, ordinal)).ToSeq()).ToArray();
    }

    /// <param name="own">The record as it stands in its own register.</param>
    public Row Of(Row own)
    {
        if (_register.IsPlain || !own.Exists) return own;
        var scope = Scope.Of(_register.Entity.Side, own, _settings) with { World = _world };
        return own.Extended(_register.Schema, _places.GetValue(own.Schema!, PlacesIn), Reached(scope));
    }

    /// <summary>What is reached; a field that only records of another kind have is empty.</summary>
    private Value[] Reached(in Scope scope)
    {
        var found = new Value[_parts.Length];
        for (var i = 0; i < found.Length; i++) found[i] = _parts[i].Find(scope);
        var values = new Value[_register.Schema.Count];
        Array.Fill(values, Value.Nothing);
        foreach (ref readonly var reach in _reached.AsSpan())
            values[reach.Ordinal] = reach.Type.Normalise(reach.Part < 0 ? reach.Value(scope) : reach.Value(scope with { Element = found[reach.Part] }));
        return values;
    }

    private Reach Place(Reached reached, int ordinal)
    {
        var type = _register.Schema[ordinal].Type;
        return reached.Through.Match(
            through => new Reach(ordinal, type, Array.FindIndex(_parts, part => part.Part == through.Part), through.Take),
            () => new Reach(ordinal, type, -1, reached.Value.Run));
    }

    /// <summary>Where the view's fields stand in a kind's own rows; -1 where they don't.</summary>
    private int[] PlacesIn(Schema own) =>
        _register.Schema.Fields.Select(field => _register.Reached.Exists(r => r.Name == field.Name) ? -1 : own.Ordinal(field.Name).IfNone(-1)).ToArray();

    /// <param name="Part">The part that is the element, -1 for none.</param>
    private readonly record struct Reach(int Ordinal, FieldType Type, int Part, Eval Value);
}
