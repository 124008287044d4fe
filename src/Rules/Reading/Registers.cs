using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>A side of a flow with the schemas that are known once all flows are checked.</summary>
internal static class Registers
{
    public static Register Of(Seq<EntityType> entities, Schemas schemas) => Of(entities, schemas, Seq<(Field, Reached)>());

    /// <param name="reached">What the flow's rules reach from a record of the side, as fields of it.</param>
    private static Register Of(Seq<EntityType> entities, Schemas schemas, Seq<(Field Field, Reached Reached)> reached)
    {
        var kinds = entities.Mapped(e => schemas[e.Ref].IfNone(() => new Schema(e.Ref, [])));
        var own = kinds.Bind(static k => toSeq(k.Fields)).DistinctBy(static f => f.Name, StringComparer.Ordinal);
        return new(kinds.Head.Entity, kinds.Count == 1 && reached.IsEmpty ? kinds.Head : new Schema(kinds.Head.Entity, own.Concat(reached.Map(static r => r.Field))))
        {
            Kinds = kinds,
            Reached = reached.Mapped(static r => r.Reached),
        };
    }

    /// <summary>The source of documents whose base also keeps what the rules made of it: so it can be told what has changed since.</summary>
    public static Register Composed(Register from, EntityType target, Seq<SetRule> set) => new(
        from.Entity,
        new Schema(from.Entity, from.Schema.Fields.Concat(set.DistinctBy(static rule => rule.Composed, StringComparer.Ordinal).Select(rule => Kept(target, rule)))))
    {
        Kinds = from.Kinds,
        Reached = toSeq(set.DistinctBy(static rule => rule.Composed, StringComparer.Ordinal).Select(static rule => new Reached(rule.Composed, rule.Value))).Strict(),
    };

    private static Field Kept(EntityType target, SetRule rule) =>
        rule.Target.Members.Fold(target.Fields[rule.Target.Field], static (field, member) => field.Type.Members[member]) with { Name = rule.Composed, Required = false };

    /// <summary>Both sides as a flow sees them, and the schemas under which its rules are compiled.</summary>
    /// <param name="reached">What its rules reach from records of either side.</param>
    public static (Register Severa, Register Fortnox, Schemas Schemas) Of(FlowScopes flow, Schemas schemas, Seq<Typed> reached)
    {
        var distinct = reached.DistinctBy(TypedText.Of, StringComparer.Ordinal).ToSeq().Strict();
        var severa = Of(flow.Head.Severa, schemas, Fields(Side.Severa));
        var fortnox = Of(flow.Head.Fortnox, schemas, Fields(Side.Fortnox));
        var stands = distinct.Map(t => (TypedText.Of(t), new FieldName(flow.Head[Reaching.SideOf(t).IfNone(default(Side))].Head.Ref, TypedText.Of(t))));
        return (severa, fortnox, schemas.Seen(severa.Schema, fortnox.Schema, toHashMap(stands)));

        Seq<(Field, Reached)> Fields(Side side) => distinct.Filter(t => Reaching.SideOf(t) == side).Mapped(t => Reach(side, t));

        (Field, Reached) Reach(Side side, Typed t)
        {
            var (field, steps) = (ReachedFields.Of(t, flow), Reaching.Through(t));
            return (field, new(field.Name, OwnReads(flow.Head[side], t.ToFormula(new(field.Name, _ => flow.Head.Name.At), schemas)))
            {
                Through = steps.Map(s => new Through(s.Part.Name, Compiler.Compile(s.Part, schemas), Compiler.Compile(s.Remainder, schemas))),
                Stored = Stored(steps.Map(static s => s.Remainder).IfNone(t), field.Type, schemas),
            });
        }
    }

    /// <summary>The field in which a path ends, if what is kept of it is of the field's own type.</summary>
    private static Option<StoredField> Stored(Typed typed, FieldType type, Schemas schemas) => typed is Typed.Follow { Names.Count: 1 } follow
        ? from schema in schemas[follow.Names.Head.Entity]
          from ordinal in schema.Ordinal(follow.Names.Head.Name)
          where ReferenceEquals(schema[ordinal].Type, type)
          select new StoredField(Compiler.Compile(follow.Reference, schemas), schema, ordinal)
        : None;

    /// <summary>What is reached starts from the record's own row, not from the row that it becomes part of.</summary>
    private static Formula OwnReads(Seq<EntityType> entities, Formula formula) => formula with
    {
        Reads = formula.Reads with
        {
            Fields = Seq<FieldRead>(),
            Others = (formula.Reads.Fields.Map(read => new EntityRead(entities.Head.Ref, read.Ordinal)) + formula.Reads.Others).Strict(),
        },
    };

    /// <summary>One schema for each entity: the fields that any flow reads or writes.</summary>
    public static Schemas Schemas(Lexicon lexicon, Seq<FieldName> fields) => new(fields
        .GroupBy(static f => f.Entity)
        .Select(g => new Schema(g.Key, g.Select(static f => f.Name).Distinct(StringComparer.Ordinal).Select(name => lexicon.Entities[g.Key].Fields[name]))));
}

/// <summary>What a rule reaches from a record, as a field of the record.</summary>
internal static class ReachedFields
{
    /// <summary>Like the field that a path leads to; a reference is written whatever the rights of the record's key are.</summary>
    public static Field Of(Typed typed, FlowScopes flow)
    {
        var name = TypedText.Of(typed);
        var like = from goal in Goal.Of(typed)
                   from leaf in goal.Leaf(flow.Lexicon)
                   from written in goal.Declared(flow.Lexicon)
                   select leaf with { Name = name, Required = false, Write = written.Write };
        return like.IfNone(() => new(name, new(typed.Type.Word, typed.Type.Kind, None), typed.Type.Longest, false, WriteMode.Never, false, None, flow.Head.Name.At));
    }
}
