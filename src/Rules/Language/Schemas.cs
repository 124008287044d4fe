using System.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>The schemas of all entities that are read, one each.</summary>
internal sealed class Schemas(IEnumerable<Schema> schemas)
{
    private readonly Dictionary<EntityRef, Schema> _schemas = schemas.ToDictionary(static s => s.Entity);

    public Schemas(Option<Schema> severa, Option<Schema> fortnox)
        : this(severa.ToSeq() + fortnox.ToSeq())
    {
    }

    /// <summary>For expressions that read no record.</summary>
    public static Schemas None { get; } = new([]);

    public Seq<Schema> All => toSeq(_schemas.Values.OrderBy(static s => s.Entity)).Strict();

    public Option<Schema> this[EntityRef entity] => _schemas.TryGetValue(entity, out var schema) ? schema : Option<Schema>.None;

    /// <summary>Every field that an expression writes is in a schema; that it is not there is a bug.</summary>
    public int Ordinal(FieldName field) => Find(field).IfNone(() => throw new UnreachableException($"{field.Entity} has no schema"));

    /// <summary>Where a field stands in its entity's schema; None where nothing of the entity was collected.</summary>
    public Option<int> Find(FieldName field) => this[field.Entity].Map(s => s.Ordinal(field.Name)
        .IfNone(() => throw new UnreachableException($"{field.Entity}.{field.Name} was read but not collected")));
}
