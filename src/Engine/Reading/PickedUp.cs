using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Reading;

/// <summary>Which entities are read by what flows of documents pick up.</summary>
internal sealed class PickedUp
{
    private readonly RuleBook _rules;
    private readonly Seq<DocumentFlow> _picking;
    private readonly System.Collections.Generic.HashSet<EntityRef> _whole;

    public PickedUp(RuleBook rules, Schemas schemas)
    {
        _rules = rules;
        var planned = rules.Documents.Filter(UsedFields.IsPlanned).Strict();
        _picking = planned.Filter(flow => Filters(rules, flow)).Strict();
        _whole = rules.Flows.Filter(UsedFields.IsPlanned).Bind(flow => UsedFields.Of(rules, schemas, flow).Map(static use => use.Entity))
            .Concat(planned.Bind(flow => DocumentUses.Of(rules, schemas, flow).Map(static use => use.Entity).Filter(entity => entity != flow.From.Entity).Add(flow.To.Entity)))
            .Concat(planned.Filter(flow => !Filters(rules, flow)).Map(static flow => flow.From.Entity))
            .ToHashSet();
    }

    /// <summary>How many filtered lists that takes: flows may pick up the same.</summary>
    public int Count(EntityRef entity) => _picking.Filter(flow => flow.From.Entity == entity)
        .Map(static flow => string.Join('\n', flow.PickUp.Map(static pick => $"{pick.Field}={pick.Value.Text}"))).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Whether nothing else of the entity is needed: no other flow looks at its records.</summary>
    public bool IsAll(EntityRef entity) => Count(entity) > 0 && !_whole.Contains(entity);

    public Seq<EntityRef> NamedBySettings(EntityRef entity) => _picking.Filter(flow => flow.From.Entity == entity)
        .Bind(static flow => flow.PickUp).Bind(static pick => pick.Value.Reads.Settings)
        .Choose(setting => _rules.Settings.Values.Find(setting).Filter(static value => value.Kind == ValueKind.Reference))
        .Map(static value => value.Referenced.Record.Entity).Distinct().Strict();

    /// <summary>Whether the system can filter by something of what a flow picks up.</summary>
    private static bool Filters(RuleBook rules, DocumentFlow flow) =>
        flow.PickUp.Exists(pick => rules.Entity(flow.From.Entity).Read.Filter.ContainsKey(pick.Field));
}
