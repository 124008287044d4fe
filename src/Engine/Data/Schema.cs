using System.Collections.Frozen;
using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>
/// Which fields of an entity a rule book reads, in a fixed order: the ordinals that compiled formulas and row bytes use.
/// It changes when the rules do; rows are then encoded anew (MODEL 3).
/// </summary>
public sealed class Schema
{
    private readonly Field[] _fields;
    private readonly FrozenDictionary<string, int> _ordinals;

    public Schema(EntityRef entity, IEnumerable<Field> fields)
    {
        Entity = entity;
        _fields = fields.OrderBy(static f => f.Name, StringComparer.Ordinal).ToArray();
        _ordinals = _fields.Select(static (f, i) => (f.Name, i)).ToFrozenDictionary(static p => p.Name, static p => p.i, StringComparer.Ordinal);
        Hash = Hash.OfParts(_fields.SelectMany(static f => f.Shape).Prepend(entity.ToString()));
    }

    private Schema(EntityRef entity, Hash hash, IEnumerable<string> names)
        : this(entity, names.Select(static name => new Field(name, FieldType.Remembered, Option<int>.None, false, WriteMode.Never, false, Option<Value>.None, default))) =>
        Hash = hash;

    public EntityRef Entity { get; }

    /// <summary>Two schemas with one hash encode equal records to equal bytes.</summary>
    public Hash Hash { get; }

    /// <summary>A schema that state remembers from earlier rules: enough to decode its rows, not to encode new ones.</summary>
    public static Schema Remembered(EntityRef entity, Hash hash, IEnumerable<string> names) => new(entity, hash, names);

    public int Count => _fields.Length;

    public IReadOnlyList<Field> Fields => _fields;

    public Field this[int ordinal] => _fields[ordinal];

    public Option<int> Ordinal(string field) => _ordinals.TryGetValue(field, out var ordinal) ? ordinal : Option<int>.None;
}
