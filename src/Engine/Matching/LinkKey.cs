using Brygga.Engine.Data;

namespace Brygga.Engine.Matching;

/// <summary>What one record has in the pairs of a way to link, compared whole.</summary>
internal readonly struct LinkKey(Value[] parts) : IEquatable<LinkKey>
{
    private readonly Value[] _parts = parts;

    /// <summary>An empty key never links.</summary>
    public bool IsEmpty => System.Array.Exists(_parts, static part => part.IsNothing);

    public bool IsUnknown => System.Array.Exists(_parts, static part => part.IsUnknown);

    public static LinkKey Of(FlowTask task, LinkWay way, Side side, Row row)
    {
        var scope = task.Scope(side, row);
        var parts = new Value[way.Pairs.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = way.Pairs[i][side].Run(scope);
        return new(parts);
    }

    public bool Equals(LinkKey other) => _parts.AsSpan().SequenceEqual(other._parts);

    public override bool Equals(object? obj) => obj is LinkKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var part in _parts) hash.Add(part);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(" + ", _parts);
}
