using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>What the planned rules need of each entity, and what follows for how it is had.</summary>
internal sealed class Needs
{
    private readonly RuleBook _rules;
    private readonly Schemas _schemas;
    private readonly Seq<EntityRef> _registers;
    private readonly ILookup<EntityRef, FieldUse> _uses;
    private readonly PickedUp _pickedUp;

    public Needs(RuleBook rules)
    {
        (_rules, _schemas) = (rules, new(rules));
        _registers = Registers(rules);
        _uses = UsedFields.Of(rules, _schemas).ToLookup(static use => use.Entity);
        _pickedUp = new(rules, _schemas);
    }

    public Seq<EntityReading> Readings()
    {
        var needed = _registers.Concat(_uses.Select(static uses => uses.Key).Order()).Distinct();
        var ordered = WithOwners(needed);
        var inside = ordered.Choose(entity => _rules.Entity(entity).RowsOf.Map(rows => (rows, uses: toSeq(_uses[entity]))))
            .ToLookup(static row => row.rows.Owner, static row => (row.rows.List, row.uses));
        return toSeq(ordered.Select(entity => Reading(_rules.Entity(entity), toSeq(_uses[entity]), toSeq(inside[entity])))).Strict();
    }

    private static Seq<EntityRef> Registers(RuleBook rules) =>
        toSeq((rules.Flows.Filter(UsedFields.IsPlanned).Bind(static flow => flow.Severa.Kinds + flow.Fortnox.Kinds).Map(static kind => kind.Entity)
        + rules.Documents.Filter(UsedFields.IsPlanned).Bind(static flow => Seq(flow.From.Entity, flow.To.Entity))).Distinct()).Strict();

    private Seq<EntityRef> WithOwners(IEnumerable<EntityRef> needed)
    {
        var (ordered, begun) = (new List<EntityRef>(), new System.Collections.Generic.HashSet<EntityRef>());
        foreach (var entity in needed) Add(entity);
        return toSeq(ordered).Strict();

        void Add(EntityRef entity)
        {
            if (!begun.Add(entity)) return;
            foreach (var before in Before(_rules.Entity(entity))) Add(before);
            ordered.Add(entity);
        }
    }

    /// <summary>What has to be read first: owners, and the records that the settings name by which documents are picked up.</summary>
    private Seq<EntityRef> Before(EntityType entity) => WayOf(entity, Seq<string>()) switch
    {
        Way.OfOwners of => of.Paths.Map(static path => path.Owner),
        Way.Inside inside => Seq1(inside.Rows.Owner),
        Way.Made => entity.ProvidedFrom,
        Way.Listed { PickUps: > 0 } => _pickedUp.NamedBySettings(entity.Ref),
        _ => Seq<EntityRef>(),
    };

    /// <param name="inside">Lists in the records whose rows are records too, and who needs these.</param>
    private EntityReading Reading(EntityType entity, Seq<FieldUse> uses, Seq<(string List, Seq<FieldUse> Uses)> inside)
    {
        var wanted = toSeq(uses.Map(static use => use.Field).Concat(inside.Map(static rows => rows.List)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).Strict();
        var way = WayOf(entity, wanted);
        return new(entity, _schemas[entity.Ref], wanted, way, _registers.Contains(entity.Ref))
        {
            OneByOneFor = way is Way.Listed { By.OneByOne: true } ? (Forcing(entity.Read, uses) + inside.Bind(static rows => rows.Uses.Map(use => use with { Field = rows.List }))).Strict() : Seq<FieldUse>(),
            Of = OfDocuments(entity),
        };
    }

    /// <summary>A field that filtered lists tell is to blame only where no other is.</summary>
    private static Seq<FieldUse> Forcing(ReadAccess read, Seq<FieldUse> uses)
    {
        var lacking = ListWay.Lacking(read, uses.Map(static use => use.Field)).ToHashSet(StringComparer.Ordinal);
        var blamed = lacking.Except(read.Tells.Map(static tell => tell.Field), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return uses.Filter(use => (blamed.Count == 0 ? lacking : blamed).Contains(use.Field)).Strict();
    }

    private Way WayOf(EntityType entity, Seq<string> wanted) => entity switch
    {
        { Provided: true } => new Way.Made(),
        { RowsOf.Case: RowsOf rows } => new Way.Inside(rows),
        { Read.OneRecord: true } => new Way.Sole(),
        { Read.List.Length: > 0 } when !IsOfDocumentsOnly(entity) => Listed(entity, wanted),
        _ => new Way.OfOwners(OfDocuments(entity) is { IsEmpty: false } ofDocuments ? ofDocuments : OwnerPaths.Of(entity)),
    };

    private Way.Listed Listed(EntityType entity, Seq<string> wanted) => new(entity.Read.Since.IsSome, ListWay.Of(entity.Read, wanted))
    {
        PickUps = _pickedUp.Count(entity.Ref),
        PickedUpOnly = _pickedUp.IsAll(entity.Ref),
    };

    /// <summary>No rule reads it; the connector makes something of it, for one document at a time.</summary>
    private bool IsOfDocumentsOnly(EntityType entity) => !_registers.Contains(entity.Ref) && !_uses.Contains(entity.Ref) && !OfDocuments(entity).IsEmpty;

    private Seq<OwnerPath> OfDocuments(EntityType entity) => OwnerPaths.Of(entity).Filter(path => _pickedUp.Count(path.Owner) > 0).Strict();
}
