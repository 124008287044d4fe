using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>What stands behind a dot: a member of a record, a field or a relation of the record that a reference names.</summary>
internal sealed record Following(Lexicon Lexicon, ExprText Text)
{
    private const string Kind = "kind";

    /// <param name="owner">What the value is called, for a diagnostic.</param>
    public Validation<Typed> Into(Typed value, Name owner, Seq<Name> names)
    {
        if (names.IsEmpty) return value;
        var next = value.Type.Kind switch
        {
            ValueKind.Reference => Through(value, names.Head),
            ValueKind.Record => Member(value, names.Head),
            ValueKind.List => Mistakes.InsideList(Text.Place(names.Head.At), names.Head.Text),
            _ => Mistakes.NoMembers(Text.Place(names.Head.At), owner.Text),
        };
        return next.Bind(n => Into(n, names.Head, names.Tail));
    }

    public bool Has(ExprType type, string name) => type.Kind == ValueKind.Record
        ? type.Members.ContainsKey(name)
        : Lexicon.Find(type.RefersTo).Exists(e => e.Has(name));

    /// <summary>A field that all of the entities have, and its type whichever it is.</summary>
    public Validation<(Seq<FieldName> Names, ExprType Type)> Field(Seq<EntityType> entities, Name name)
    {
        var types = entities.Mapped(e => ExprType.Of(e.Fields[name.Text]));
        return types.Tail.Find(t => !t.IsLike(types.Head)).Match(
            other => Mistakes.MixedField(Text.Place(name.At), name.Text, types.Head.Word, other.Word),
            () => Valid<(Seq<FieldName>, ExprType)>((
                entities.Mapped(e => new FieldName(e.Ref, name.Text)), types.Tail.Fold(types.Head, static (a, b) => a.And(b)))));
    }

    private Validation<Typed> Through(Typed reference, Name name)
    {
        var entities = Lexicon.Find(reference.Type.RefersTo);
        if (entities.IsEmpty) return Mistakes.NoMembers(Text.Place(name.At), reference.Type.Word);
        if (entities.ForAll(e => e.Fields.ContainsKey(name.Text)))
            return Field(entities, name).Map(Typed (f) => new Typed.Follow(reference, f.Names, f.Type with { MayMiss = reference.Type.MayMiss }));
        if (entities.ForAll(e => e.Relations.ContainsKey(name.Text)) && entities.Count == 1) return Related(reference, entities.Head, name.Text);
        if (string.Equals(name.Text, Kind, StringComparison.Ordinal) && !entities.Exists(e => e.Has(Kind))) return KindOf(reference, entities);
        return Unknown(entities, name);
    }

    private Typed.Related Related(Typed owner, EntityType entity, string name)
    {
        var relation = entity.Relations[name];
        var needs = relation.By.Cons(relation.Order).Map(f => new FieldName(relation.To, f));
        var known = Lexicon.Entities.Find(relation.To).Map(to => needs.Filter(n => to.Fields.ContainsKey(n.Name))).IfNone(needs).Strict();
        var one = ExprType.Reference(relation.To);
        return new Typed.Related(owner, name, known, relation.Many
            ? ExprType.ListOf(one) with { MayBeNothing = owner.Type.MayBeNothing, MayMiss = owner.Type.MayMiss }
            : one with { MayBeNothing = true, MayMiss = owner.Type.MayMiss });
    }

    private static Validation<Typed> KindOf(Typed reference, Seq<EntityType> entities) => new Typed.KindOf(reference, ExprType.Text with
    {
        MayBeNothing = reference.Type.MayBeNothing,
        MayMiss = reference.Type.MayMiss,
        Words = entities.Mapped(static e => e.Ref.Name),
    });

    private Diagnostic Unknown(Seq<EntityType> entities, Name name)
    {
        var at = Text.Place(name.At);
        var having = entities.Filter(e => e.Has(name.Text));
        if (!having.IsEmpty) return Mistakes.NotInAll(at, name.Text, entities.Filter(e => !e.Has(name.Text)).Map(static e => e.Ref.ToString()));
        var common = entities.Tail.Fold(entities.Head.FieldNames, static (names, e) => names.Filtered(e.Has));
        return Mistakes.UnknownField(at, string.Join(" or ", entities.Map(static e => e.Ref)), name.Text, entities.Count > 1 ? common.Add(Kind) : common);
    }

    private Validation<Typed> Member(Typed record, Name name)
    {
        var members = toSeq(record.Type.Members.Keys.Order(StringComparer.Ordinal)).Strict();
        return record.Type.Members.Find(name.Text).Match(
            type => new Typed.Inside(record, name.Text, members.ToList().IndexOf(name.Text), type with
            {
                MayBeNothing = type.MayBeNothing || record.Type.MayBeNothing,
                MayMiss = record.Type.MayMiss,
            }),
            () => Invalid<Typed>(Seq1(Mistakes.UnknownField(Text.Place(name.At), "this record", name.Text, members))));
    }
}
