using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>
/// What has to be read for the rules that are planned, and how each entity is had (MODEL 4). Registers come first, and an owner
/// before what is had through it.
/// </summary>
public sealed record ReadPlan(Seq<EntityReading> Entities)
{
    public static ReadPlan Of(RuleBook rules)
    {
        var schemas = new Schemas(rules);
        var registers = Registers(rules);
        var uses = UsedFields.Of(rules, schemas);
        var needed = registers.Concat(uses.Map(static use => use.Entity).OrderBy(static entity => entity)).Distinct();
        var byEntity = uses.ToLookup(static use => use.Entity);
        var ordered = WithOwners(rules, needed);
        var inside = ordered.Choose(entity => rules.Entity(entity).RowsOf.Map(rows => (rows, uses: toSeq(byEntity[entity]))))
            .ToLookup(static row => row.rows.Owner, static row => (row.rows.List, row.uses));
        return new(toSeq(ordered.Select(entity => Of(rules.Entity(entity), schemas[entity], toSeq(byEntity[entity]), toSeq(inside[entity]), registers.Contains(entity)))).Strict());
    }

    public Option<EntityReading> Find(EntityRef entity) => Entities.Find(reading => reading.Entity.Ref == entity);

    private static Seq<EntityRef> Registers(RuleBook rules) =>
        toSeq((rules.Flows.Filter(UsedFields.IsPlanned).Bind(static flow => flow.Severa.Kinds + flow.Fortnox.Kinds).Map(static kind => kind.Entity)
        + rules.Documents.Filter(UsedFields.IsPlanned).Bind(static flow => Seq(flow.From.Entity, flow.To.Entity))).Distinct()).Strict();

    private static Seq<EntityRef> WithOwners(RuleBook rules, IEnumerable<EntityRef> needed)
    {
        var (ordered, begun) = (new List<EntityRef>(), new System.Collections.Generic.HashSet<EntityRef>());
        foreach (var entity in needed) Add(entity);
        return toSeq(ordered).Strict();

        void Add(EntityRef entity)
        {
            if (!begun.Add(entity)) return;
            foreach (var owner in Owners(rules.Entity(entity))) Add(owner);
            ordered.Add(entity);
        }
    }

    private static Seq<EntityRef> Owners(EntityType entity) => WayOf(entity, Seq<string>()) switch
    {
        Way.OfOwners of => of.Paths.Map(static path => path.Owner),
        Way.Inside inside => Seq1(inside.Rows.Owner),
        Way.Made => entity.ProvidedFrom,
        _ => Seq<EntityRef>(),
    };

    /// <param name="inside">Lists in the records whose rows are records too, and who needs these.</param>
    private static EntityReading Of(EntityType entity, Schema schema, Seq<FieldUse> uses, Seq<(string List, Seq<FieldUse> Uses)> inside, bool isRegister)
    {
        var wanted = toSeq(uses.Map(static use => use.Field).Concat(inside.Map(static rows => rows.List)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).Strict();
        var way = WayOf(entity, wanted);
        return new(entity, schema, wanted, way, isRegister)
        {
            OneByOneFor = way is Way.Listed { By.OneByOne: true } ? (Forcing(entity.Read, uses) + inside.Bind(static rows => rows.Uses)).Strict() : Seq<FieldUse>(),
        };
    }

    /// <summary>A field that filtered lists tell is to blame only where no other is.</summary>
    private static Seq<FieldUse> Forcing(ReadAccess read, Seq<FieldUse> uses)
    {
        var lacking = ListWay.Lacking(read, uses.Map(static use => use.Field)).ToHashSet(StringComparer.Ordinal);
        var blamed = lacking.Except(read.Tells.Map(static tell => tell.Field), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return uses.Filter(use => (blamed.Count == 0 ? lacking : blamed).Contains(use.Field)).Strict();
    }

    private static Way WayOf(EntityType entity, Seq<string> wanted) => entity switch
    {
        { Provided: true } => new Way.Made(),
        { RowsOf.Case: RowsOf rows } => new Way.Inside(rows),
        { Read.OneRecord: true } => new Way.Sole(),
        { Read.List.Length: > 0 } => new Way.Listed(entity.Read.Since.IsSome, ListWay.Of(entity.Read, wanted)),
        _ => new Way.OfOwners((entity.Read.Of.ToSeq() + entity.Read.AlsoOf).Bind(path => Paths(entity, path)).Strict()),
    };

    /// <summary>What stands in braces is the field that names the owner.</summary>
    private static Seq<OwnerPath> Paths(EntityType entity, string path) =>
        path.IndexOf('{', StringComparison.Ordinal) is var open and >= 0 && path.IndexOf('}', open) is var close and > 0
            ? entity.Fields.Find(path[(open + 1)..close]).ToSeq().Bind(field => field.Type.RefersTo.Map(owner => new OwnerPath(owner, field.Name, path)))
            : Seq<OwnerPath>();
}
