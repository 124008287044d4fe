using System.Diagnostics.CodeAnalysis;
using Brygga.Engine.Data;

namespace Brygga.Engine.Seeing;

/// <summary>One thing for each entity. Formulas ask for each record that they look at, so it is found by its name alone, in its side's half.</summary>
internal sealed class ByEntity<T>
    where T : class
{
    private readonly Dictionary<string, T> _severa = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _fortnox = new(StringComparer.Ordinal);

    public ByEntity(IEnumerable<(EntityRef Entity, T Thing)> things)
    {
        foreach (var (entity, thing) in things) Half(entity.Side).Add(entity.Name, thing);
    }

    public bool TryGetValue(EntityRef entity, [NotNullWhen(true)] out T? thing) => Half(entity.Side).TryGetValue(entity.Name, out thing);

    private Dictionary<string, T> Half(Side side) => side == Side.Severa ? _severa : _fortnox;
}
