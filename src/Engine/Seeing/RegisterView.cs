using System.Runtime.CompilerServices;
using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>A record as a flow's rules see it: its own fields, and what the rules reach from it (MODEL 5).</summary>
public sealed class RegisterView
{
    private readonly Register _register;
    private readonly Settings _settings;
    private readonly IWorld _world;
    private readonly ReachedPart[] _parts;
    private readonly ConditionalWeakTable<Schema, int[]> _places = [];

    public RegisterView(Register register, Settings settings, IWorld world)
    {
        (_register, _settings, _world) = (register, settings, world);
        _parts = register.Reached
            .GroupBy(static reached => reached.Through.Match(static through => through.Part, static () => ""), StringComparer.Ordinal)
            .Select(part => new ReachedPart(part.First().Through, part.Select(Place).ToArray())).ToArray();
    }

    /// <param name="own">The record as it stands in its own register.</param>
    public Row Of(Row own)
    {
        if (_register.IsPlain || !own.Exists) return own;
        var fields = new ReadOnlyMemory<byte>[_register.Schema.Count];
        var places = _places.GetValue(own.Schema!, PlacesIn);
        for (var i = 0; i < fields.Length; i++) fields[i] = places[i] < 0 ? ReachedField.Nothing : own.Encoded(places[i]);
        var scope = Scope.Of(_register.Entity.Side, own, _settings) with { World = _world };
        foreach (var part in _parts) part.Fill(fields, scope);
        return Row.Of(_register.Schema, fields);
    }

    private ReachedField Place(Reached reached)
    {
        var ordinal = _register.Schema.Ordinal(reached.Name).IfNone(() => throw new KeyNotFoundException(reached.Name));
        return new(ordinal, _register.Schema[ordinal].Type, reached);
    }

    /// <summary>Where the view's fields stand in a kind's own rows; -1 where they don't: what is reached, and what only records of another kind have.</summary>
    private int[] PlacesIn(Schema own) =>
        _register.Schema.Fields.Select(field => _register.Reached.Exists(r => r.Name == field.Name) ? -1 : own.Ordinal(field.Name).IfNone(-1)).ToArray();
}
