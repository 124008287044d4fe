using System.Runtime.CompilerServices;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Seeing;

/// <summary>A record as a flow's rules see it: its own fields, and what the rules reach from it (MODEL 5).</summary>
public sealed class RegisterView
{
    private readonly Register _register;
    private readonly Settings _settings;
    private readonly IWorld _world;
    private readonly ReachedPart[] _parts;
    private readonly ConditionalWeakTable<Schema, int[]> _places = [];

    public RegisterView(Flow flow, Side side, Settings settings, IWorld world)
    {
        ArgumentNullException.ThrowIfNull(flow);
        (_register, _settings, _world) = (flow[side], settings, world);
        _parts = _register.Reached.Map((i, reached) => (Field: new ReachedField(i, TypeOf(reached), reached), reached.Through))
            .GroupBy(static reached => reached.Through.Match(static through => through.Part, static () => ""), StringComparer.Ordinal)
            .Select(group => new ReachedPart(group.First().Through, flow.Parts.Find(part => part.Side == side && part.Name == group.Key), group.Select(static reached => reached.Field).ToArray())).ToArray();
    }

    /// <summary>A record of which nothing was agreed yet.</summary>
    public Row Of(Row own) => Of(default, own, Row.None);

    /// <param name="own">The record as it stands in its own register.</param>
    /// <param name="agreed">The same view when it was last agreed, which pins its parts.</param>
    /// <param name="block">Where the row is put, if it is not to be an array of its own.</param>
    public Row Of(RecordRef record, Row own, Row agreed, RowBlock? block = null)
    {
        if (_register.IsPlain || !own.Exists) return own;
        var values = new ReadOnlyMemory<byte>[_register.Reached.Count + 1];
        values[^1] = ReachedField.Nothing;
        var scope = Scope.Of(_register.Entity.Side, own, _settings) with { World = _world };
        foreach (var part in _parts) part.Fill(values, scope, record, agreed);
        return own.Extended(_register.Schema, _places.GetValue(own.Schema!, PlacesIn), values, block);
    }

    private FieldType TypeOf(Reached reached) => _register.Schema.Ordinal(reached.Name).Match(
        ordinal => _register.Schema[ordinal].Type, () => throw new KeyNotFoundException(reached.Name));

    /// <summary>Where the view's fields stand in a kind's own rows, or the complement of where among what is reached: last is what only records of another kind have.</summary>
    private int[] PlacesIn(Schema own)
    {
        var reached = _register.Reached.Map(static (i, r) => (r.Name, Place: ~i)).ToDictionary(static r => r.Name, static r => r.Place, StringComparer.Ordinal);
        return _register.Schema.Fields.Select(field => reached.TryGetValue(field.Name, out var place) ? place : own.Ordinal(field.Name).IfNone(~reached.Count)).ToArray();
    }
}
