using Brygga.Engine.Data;
using Brygga.Engine.Seeing;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>
/// Which documents of an entity a run has to do with: those that its flows pick up, and those that are linked. At work are the ones that
/// are picked up and not linked yet.
/// </summary>
public sealed class AtWork
{
    private readonly EntityType _entity;
    private readonly Seq<Seq<Picked>> _flows;
    private readonly System.Collections.Generic.HashSet<string> _linked;

    /// <param name="read">What has been read so far: the records that settings name.</param>
    public AtWork(RuleBook rules, EntityRef entity, Snapshot read, Memory memory, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(memory);
        _entity = rules.Entity(entity);
        var world = new SnapshotWorld(read, rules, memory, start);
        var settings = new ReferenceSettings(rules, world);
        var flows = rules.Documents.Filter(flow => UsedFields.IsPlanned(flow) && flow.From.Entity == entity).Strict();
        _flows = flows.Choose(flow => settings.Of(flow.PickUp.Map(static pick => pick.Value)).Bind(known => PicksOf(flow, known, world))).Strict();
        _linked = memory.Links.Filter(link => flows.Exists(flow => flow.Name == link.Flow)).Map(link => link.Id(entity.Side)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether there are linked documents at all.</summary>
    public bool Follows => _linked.Count > 0;

    /// <summary>The filtered lists that bring all that is picked up.</summary>
    public Seq<Pass> PickUps => toSeq(_flows.Map(flow => new Pass(None, None) { Filter = flow.Bind(pick => Filter(pick)).Strict() })
        .Filter(static pass => !pass.Filter.IsEmpty).Distinct()).Strict();

    public bool IsLinked(string id) => _linked.Contains(id);

    /// <summary>Whether all that a flow picks up by holds on the document's row.</summary>
    public bool IsPickedUp(Row row) => _flows.Exists(flow => flow.ForAll(pick => Has(row, pick)));

    /// <summary>What a flow picks up by; None where a value is not known or not set: it then picks up nothing.</summary>
    private static Option<Seq<Picked>> PicksOf(DocumentFlow flow, Settings settings, IWorld world)
    {
        var scope = new Scope(Row.None, Row.None, Value.Nothing, settings) { World = world };
        var picked = flow.PickUp.Map(pick => new Picked(pick.Field, pick.Value.Run(scope))).Strict();
        return picked.IsEmpty || picked.Exists(static pick => !pick.Value.IsSet) ? None : picked;
    }

    private Seq<ListFilter> Filter(Picked pick) => _entity.Read.Filter.Find(pick.Field).Map(parameter => new ListFilter(parameter, pick.Value)).ToSeq();

    private static bool Has(Row row, Picked pick) => row.Schema is { } schema && schema.Ordinal(pick.Field).Exists(ordinal => row[ordinal] == pick.Value);

    private sealed record Picked(string Field, Value Value);
}
