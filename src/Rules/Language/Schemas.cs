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

    /// <summary>The rows of the records at hand, where they are not simply those of one entity: by side.</summary>
    private (Schema Severa, Schema Fortnox)? AtHand { get; init; }

    /// <summary>The fields that stand for what expressions reach from a record at hand, by their text.</summary>
    private HashMap<string, FieldName> Stands { get; init; }

    /// <summary>Where the formulas that are compiled share what they have in common.</summary>
    public Option<SharedValues> Shared { get; private init; }

    /// <summary>The same, for formulas that share what they have in common.</summary>
    public Schemas Sharing(SharedValues shared) => new(_schemas.Values) { AtHand = AtHand, Stands = Stands, Shared = shared };

    /// <summary>The same entities, with the records at hand as a flow sees them.</summary>
    /// <param name="stands">What is reached from them, by the text that also names it.</param>
    public Schemas Seen(Schema severa, Schema fortnox, HashMap<string, FieldName> stands) => new(_schemas.Values)
    {
        AtHand = (severa, fortnox),
        Stands = stands,
    };

    /// <summary>Whether the records at hand are as a flow sees them.</summary>
    public bool Views => AtHand is not null;

    public Option<FieldName> Reached(Typed typed) => Stands.Find(TypedText.Of(typed));

    /// <summary>The schema of the rows at hand of a side, of which this is a field.</summary>
    public Option<Schema> OfAtHand(FieldName field) => AtHand is var (severa, fortnox) ? field.Side == Side.Severa ? severa : fortnox : this[field.Entity];

    public Option<int> FindAtHand(FieldName field) => OfAtHand(field).Map(s => Ordinal(s, field));

    /// <summary>Where a field stands in its entity's schema; None where nothing of the entity was collected.</summary>
    public Option<int> Find(FieldName field) => this[field.Entity].Map(s => Ordinal(s, field));

    private static int Ordinal(Schema schema, FieldName field) => schema.Ordinal(field.Name)
        .IfNone(() => throw new UnreachableException($"{field.Entity}.{field.Name} was read but not collected"));
}
