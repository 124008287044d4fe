using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>What the integration does with a record that has no partner.</summary>
public abstract record Fate
{
    private Fate()
    {
    }

    /// <summary>The next run creates it on the other side.</summary>
    public sealed record Created(EntityRef There) : Fate;

    /// <summary>It stays alone, and a rule says why.</summary>
    /// <param name="ForBeing">Only since it was there before the integration was switched on: nobody has said that this is right.</param>
    public sealed record Left(Finding Why, bool ForBeing) : Fate;

    /// <summary>It stays alone: the flow creates nothing on the other side.</summary>
    public sealed record NeverCreated(Side There) : Fate;
}

/// <summary>Tells what a plan does with the records of a flow that have no partner.</summary>
internal sealed class Fates
{
    private readonly Flow _flow;
    private readonly Dictionary<RecordRef, EntityRef> _created = [];
    private readonly Dictionary<RecordRef, Finding> _findings = [];
    private readonly System.Collections.Generic.HashSet<Origin> _forBeing;

    public Fates(Flow flow, Plan plan)
    {
        _flow = flow;
        foreach (var step in plan.Steps.Where(step => step.Flow == flow.Name && step.Part.IsNone && step.Verb is Verb.Create or Verb.Resolve)) _created.TryAdd(step.Source, step.Entity);
        foreach (var finding in plan.Findings.Where(finding => finding.Flow == flow.Name).OrderBy(static finding => finding.Kind == FindingKind.Skip))
            foreach (var record in finding.Records) _findings.TryAdd(record, finding);
        _forBeing = flow.Creating.Filter(static rule => rule.Holds.Reads.Facts.Contains(Fact.ExistedBefore)).Map(static rule => rule.At).ToHashSet();
    }

    /// <returns>None where the plan does not speak of the record: the flow could not be planned.</returns>
    public Option<Fate> Of(RecordRef record)
    {
        if (_created.TryGetValue(record, out var entity)) return new Fate.Created(entity);
        if (_findings.TryGetValue(record, out var finding)) return new Fate.Left(finding, _forBeing.Contains(finding.What.At));
        return _flow.Enabled && _flow.CreatesIn.Contains(record.Side.Other()) ? None : Some<Fate>(new Fate.NeverCreated(record.Side.Other()));
    }
}
