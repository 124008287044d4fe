using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>A document of the side from which they are transferred.</summary>
internal sealed record Source(RecordRef Ref, Row Row);

/// <summary>All that the stages of one flow of documents look at.</summary>
internal sealed class DocumentTask : PlanningTask
{
    private readonly Dictionary<string, Link> _links;
    private readonly Dictionary<string, Row> _targets;
    private readonly Option<Baseline> _baseline;
    private readonly System.Collections.Generic.HashSet<string> _doneForAll;

    public DocumentTask(RuleBook rules, DocumentFlow flow, Snapshot snapshot, IWorld world, Memory memory, Run run)
        : base(rules, flow.Name, flow.At, world, memory, run)
    {
        (Flow, Snapshot, _baseline) = (flow, snapshot, memory.Baseline);
        Sources = toSeq(snapshot[flow.From.Entity].Records
            .OrderBy(static record => record.Id, StringComparer.Ordinal)
            .DistinctBy(static record => record.Id, StringComparer.Ordinal)
            .Select(record => new Source(new(flow.From.Entity, record.Id), record.Row))).Strict();
        _targets = snapshot[flow.To.Entity].Records.DistinctBy(static record => record.Id, StringComparer.Ordinal).ToDictionary(static record => record.Id, static record => record.Row, StringComparer.Ordinal);
        _doneForAll = Done.Select(static mark => mark.Rule).Where(static rule => SharedMarks.IsShared(rule) && !PartMarks.IsOwed(rule)).ToHashSet(StringComparer.Ordinal);
        _links = Links.ToDictionary(link => link.Id(From), StringComparer.Ordinal);
        Target = rules.Entity(flow.To.Entity);
        Whole = Target.Whole;
    }

    public DocumentFlow Flow { get; }

    public Snapshot Snapshot { get; }

    public Side From => Flow.From.Entity.Side;

    /// <summary>The source documents that were read, in the order of their ids.</summary>
    public Seq<Source> Sources { get; }

    /// <summary>What is written.</summary>
    public EntityType Target { get; }

    /// <summary>All of its fields: the catalogue's own formulas look at a row of these.</summary>
    public Schema Whole { get; }

    public override Seq<SelectRule> Preflight => Flow.Preflight;

    public override Scope Scope(RecordRef record, Row row) => Data.Scope.Of(record.Side, row, Rules.Settings) with { World = World, Facts = Facts(record) };

    /// <summary>Both documents; the target may be one that is yet to be written.</summary>
    public Scope Scope(Row source, Row target) => From == Side.Severa
        ? new(source, target, Value.Nothing, Rules.Settings) { World = World }
        : new(target, source, Value.Nothing, Rules.Settings) { World = World };

    public Option<Link> LinkOf(Source source) => _links.TryGetValue(source.Ref.Id, out var link) ? Some(link) : None;

    public Option<Row> TargetRow(string id) => _targets.TryGetValue(id, out var row) ? Some(row) : None;

    public IEnumerable<(RecordRef Ref, Row Row)> Targets => _targets.OrderBy(static t => t.Key, StringComparer.Ordinal).Select(t => (new RecordRef(Flow.To.Entity, t.Key), t.Value));

    /// <summary>Why no document can be proved missing on the other side; None when all were listed.</summary>
    public Option<string> Unproved => NotWhole(Target.Ref, Snapshot[Target.Ref].Coverage);

    /// <summary>Whether a source that was not read is proved to be gone.</summary>
    public bool ProvesGone => Snapshot[Flow.From.Entity].Coverage.ProvesAbsence(Run.Start);

    /// <summary>Whether what is done once for several sources was done for any of them.</summary>
    public bool IsDoneForAll(string mark) => _doneForAll.Contains(mark);

    /// <summary>The counter entry of a source that was begun and never confirmed.</summary>
    public Option<Intent> OpenCounter(RecordRef source) => OpenIntents.Find(intent => intent.Source == source && intent.Part.IsSome);

    /// <summary>Whether state remembers the mark for a link.</summary>
    public bool IsDone(Link link, string mark) => Done.Contains(new(Name, link.SeveraId, link.FortnoxId, mark));

    /// <summary>Whether the document is one that is picked up: all equalities hold.</summary>
    public bool IsPickedUp(Source source)
    {
        var scope = ScopeOfNone;
        return Flow.PickUp.ForAll(pick => source.Row.Schema!.Ordinal(pick.Field).Map(ordinal => source.Row[ordinal]) == Some(pick.Value.Run(scope)));
    }

    /// <summary>Whether a document has changed since the baseline is not kept.</summary>
    private Facts Facts(RecordRef record) => new(
        _baseline.Match(baseline => baseline.Records.ContainsKey(record), static () => true), null, Needed: false, _links.ContainsKey(record.Id));
}
