namespace Brygga.Rules.Language;

/// <summary>A field where it stands in rows: one compare of schemas, then its ordinal. A row under another schema is asked by name.</summary>
internal sealed class RowField
{
    private readonly Schema? _schema;
    private readonly int _ordinal;
    private readonly ExprType _type;
    private readonly Dictionary<EntityRef, string> _names;
    private readonly byte[]? _member;

    private RowField(Schema? schema, int ordinal, ExprType type, Dictionary<EntityRef, string> names, byte[]? member = null) =>
        (_schema, _ordinal, _type, _names, _member) = (schema, ordinal, type, names, member);

    /// <param name="names">The field in each entity that the row may be of.</param>
    public static RowField Of(Seq<FieldName> names, ExprType type, Schemas schemas) => Of(names, type, schemas[names.Head.Entity]);

    /// <summary>The field of a record at hand, where the flow has its own view of those.</summary>
    public static RowField AtHand(Seq<FieldName> names, ExprType type, Schemas schemas) => Of(names, type, schemas.OfAtHand(names.Head));

    private static RowField Of(Seq<FieldName> names, ExprType type, Option<Schema> schema)
    {
        var byEntity = names.ToDictionary(static n => n.Entity, static n => n.Name);
        return (from s in schema from ordinal in s.Ordinal(names.Head.Name) select (s, ordinal)).Match(
            found => new RowField(found.s, found.ordinal, type, byEntity),
            () => new RowField(null, 0, type, byEntity));
    }

    /// <summary>A member of the record that stands in the field.</summary>
    public RowField Member(string name, ExprType type) => new(_schema, _ordinal, type, _names, ValueCodec.Encode(Value.Of(name)).ToArray());

    /// <param name="scratch">Where a text is put, if it is not to be an object of its own.</param>
    public Value In(in Row row, Scratch? scratch = null)
    {
        if (row.Schema is null) return Value.Nothing;
        var value = ReferenceEquals(row.Schema, _schema) ? At(row, _ordinal, scratch) : Elsewhere(row, scratch);
        return Conformity.Check(value, _type);
    }

    private Value At(in Row row, int ordinal, Scratch? scratch) => _member is null ? row.Read(ordinal, scratch) : row.Member(ordinal, _member);

    private Value Elsewhere(in Row row, Scratch? scratch) =>
        _names.TryGetValue(row.Schema!.Entity, out var name) && row.Schema.Ordinal(name).Case is int ordinal ? At(row, ordinal, scratch) : Value.Unknown;
}
