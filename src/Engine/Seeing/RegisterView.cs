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
    private readonly ViewedPart[] _parts;
    private readonly Reach[] _reached;
    private readonly ConditionalWeakTable<Schema, int[]> _places = [];

    public RegisterView(Flow flow, Side side, Settings settings, IWorld world)
    {
        ArgumentNullException.ThrowIfNull(flow);
        (_register, _settings, _world) = (flow[side], settings, world);
        _parts = _register.Reached.Bind(static r => r.Through.ToSeq()).DistinctBy(static t => t.Part, StringComparer.Ordinal)
            .Select(through => new ViewedPart(through, flow.Parts.Find(part => part.Side == side && part.Name == through.Part))).ToArray();
        _reached = _register.Reached.Bind(reached => _register.Schema.Ordinal(reached.Name).Map(ordinal => Place(reached, ordinal)).ToSeq()).ToArray();
    }

    /// <summary>A record of which nothing was agreed yet.</summary>
    public Row Of(Row own) => Of(default, own, Row.None);

    /// <param name="own">The record as it stands in its own register.</param>
    /// <param name="agreed">The same view when it was last agreed, which pins its parts.</param>
    public Row Of(RecordRef record, Row own, Row agreed)
    {
        if (_register.IsPlain || !own.Exists) return own;
        var scope = Scope.Of(_register.Entity.Side, own, _settings) with { World = _world };
        return own.Extended(_register.Schema, _places.GetValue(own.Schema!, PlacesIn), Reached(scope, record, agreed));
    }

    /// <summary>What is reached; a field that only records of another kind have is empty.</summary>
    private Value[] Reached(in Scope scope, RecordRef record, Row agreed)
    {
        var found = new Value[_parts.Length];
        for (var i = 0; i < found.Length; i++) found[i] = _parts[i].Find(scope, record, agreed);
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
            through => new Reach(ordinal, type, Array.FindIndex(_parts, part => part.Through.Part == through.Part), through.Take),
            () => new Reach(ordinal, type, -1, reached.Value.Run));
    }

    /// <summary>Where the view's fields stand in a kind's own rows; -1 where they don't.</summary>
    private int[] PlacesIn(Schema own) =>
        _register.Schema.Fields.Select(field => _register.Reached.Exists(r => r.Name == field.Name) ? -1 : own.Ordinal(field.Name).IfNone(-1)).ToArray();

    /// <param name="Part">None for a name that stands for something else than a record of its own.</param>
    private readonly record struct ViewedPart(Through Through, Option<Part> Part)
    {
        public Value Find(in Scope scope, RecordRef owner, Row agreed) =>
            Part.Case is Part part ? PinnedParts.Chosen(part, Through.Find(scope), scope.World, owner, agreed) : Through.Find(scope);
    }

    /// <param name="Part">The part that is the element, -1 for none.</param>
    private readonly record struct Reach(int Ordinal, FieldType Type, int Part, Eval Value);
}
