using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>
/// The links that the registers' steps of the same plan will make, where it is known already what the partner's id will be: documents
/// refer to it, and wait for the step.
/// </summary>
internal sealed class PlannedLinks
{
    private readonly Dictionary<(string Flow, RecordRef Record), (RecordRef Partner, Row Row)> _partners = [];
    private readonly Dictionary<RecordRef, Hash> _steps = [];

    private readonly System.Collections.Generic.HashSet<(string Flow, RecordRef Record)> _untold = [];
    private readonly System.Collections.Generic.HashSet<string> _untoldFlows = [];
    private readonly System.Collections.Generic.HashSet<(string Flow, RecordRef Record)> _coming = [];

    /// <param name="findings">Why some records get no partner in this plan.</param>
    public PlannedLinks(RuleBook rules, IEnumerable<Step> steps, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Where(static finding => finding.Reason is Reason.Unread or Reason.Unproved || finding is { Reason: Reason.Setting, Kind: FindingKind.Hold }))
        {
            foreach (var record in finding.Records) _untold.Add((finding.Flow, record));
            if (finding.Records.IsEmpty) _untoldFlows.Add(finding.Flow);
        }
        foreach (var step in steps.Where(static step => step.Part.IsNone))
        {
            if (Partner(rules, step).Case is RecordRef partner) Add(rules, step, partner);
            else if (step.Verb is Verb.Create or Verb.Resolve) _coming.Add((step.Flow, step.Source));
        }
    }

    public Option<(RecordRef Partner, Row Row)> Find(string flow, RecordRef record) => _partners.TryGetValue((flow, record), out var found) ? Some(found) : None;

    /// <summary>The row that a record will have, as far as it is known.</summary>
    public Option<Row> Find(RecordRef record) => _steps.ContainsKey(record) ? _partners.Values.Find(planned => planned.Partner == record && planned.Row.Exists).Map(static planned => planned.Row) : None;

    /// <summary>The step by which a record comes to be what a document refers to.</summary>
    public Option<Hash> StepOf(RecordRef record) => _steps.TryGetValue(record, out var step) ? Some(step) : None;

    /// <summary>Whether a record that has no partner might have got one, had everything been read.</summary>
    public bool IsUntold(string flow, RecordRef record) => _untoldFlows.Contains(flow) || _untold.Contains((flow, record));

    /// <summary>Whether a record gets a partner in this plan whose id the other system will give: what speaks of it waits for the next plan.</summary>
    public bool IsComing(string flow, RecordRef record) => _coming.Contains((flow, record));

    private void Add(RuleBook rules, Step step, RecordRef partner)
    {
        var row = step.Verb == Verb.Link ? Row.None : RowOf(rules, step);
        _partners[(step.Flow, step.Source)] = (partner, row);
        _partners[(step.Flow, partner)] = (step.Source, Row.None);
        _steps[partner] = _steps[step.Source] = step.Id;
    }

    private static Option<RecordRef> Partner(RuleBook rules, Step step) => step.Verb switch
    {
        Verb.Link => step.Target,
        Verb.Create or Verb.Resolve => step.Fields.Find(change => change.Written == rules.Entity(step.Entity).Id)
            .Bind(static change => change.WrittenValue is Wanted.Known { Value.IsSet: true } known ? Some(known.Value) : None)
            .Map(id => new RecordRef(step.Entity, id.ToString())),
        _ => None,
    };

    /// <summary>A field that the step does not write has what its system puts there, where the catalogue knows that.</summary>
    private static Row RowOf(RuleBook rules, Step step) => rules.Schemas.Find(schema => schema.Entity == step.Entity).Map(schema =>
    {
        var known = step.Fields.ToDictionary(static change => change.Written, static change => change.WrittenValue is Wanted.Known written ? written.Value : Value.Unknown, StringComparer.Ordinal);
        return Row.Of(schema, schema.Fields.Select(field => known.TryGetValue(field.Name, out var value) ? value : field.Default.IfNone(Value.Unknown)).ToArray());
    }).IfNone(Row.None);
}

/// <summary>The world as it will be once the registers' steps are done, as far as links go.</summary>
internal sealed class PlannedWorld(IWorld world, PlannedLinks planned, Queues queues) : IWorld
{
    public Presence Find(RecordRef record, out Row row)
    {
        var presence = world.Find(record, out row);
        if (presence == Presence.Present || planned.Find(record).Case is not Row coming) return presence;
        row = coming;
        return Presence.Present;
    }

    public Value ByKey(EntityRef entity, Value key) => world.ByKey(entity, key);

    public Value Related(EntityRef owner, string relation, string id) => world.Related(owner, relation, id);

    public Value Linked(string flow, RecordRef record)
    {
        var linked = world.Linked(flow, record);
        if (!linked.IsSet && planned.IsComing(flow, record)) return Value.Unknown;
        if (!linked.IsSet && queues.MayGetOne(flow, record).Case is bool mayGetOne) return mayGetOne ? Value.Unknown : linked;
        return linked.IsSet ? linked : planned.Find(flow, record).Map(static coming => Value.Reference(coming.Partner, coming.Row)).IfNone(() => IsUntold(flow, record) ? Value.Unknown : linked);
    }

    public Value Register(EntityRef entity) => world.Register(entity);

    public Value Sole(EntityRef entity) => world.Sole(entity);

    private bool IsUntold(string flow, RecordRef record) => planned.IsUntold(flow, record) || world.Find(record, out _) == Presence.Unknown;
}
