using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>One plan being applied: what its steps share, and how they end.</summary>
internal sealed class ApplyRun(
    RuleBook rules, IStateStore state, Systems systems, TimeProvider clock, Plan plan, Hash planId, Option<DateTimeOffset> readAt, Memory memory)
{
    private readonly Dictionary<(string Flow, string Severa, string Fortnox), Link> _links =
        memory.Links.ToDictionary(static link => (link.Flow, link.SeveraId, link.FortnoxId));

    public RuleBook Rules => rules;

    public IStateStore State => state;

    public Systems Systems => systems;

    public TimeProvider Clock => clock;

    public Plan Plan => plan;

    public Hash PlanId => planId;

    public Option<DateTimeOffset> ReadAt => readAt;

    public Memory Memory => memory;

    public Dictionary<Hash, Receipt> Receipts { get; } = [];

    /// <summary>What this run's own writes made of a record, over what the plan saw.</summary>
    public Dictionary<RecordRef, Hash> Written { get; } = [];

    /// <summary>The fault after which no further step is tried.</summary>
    public Option<Fault> Stopped { get; private set; }

    public Flow Flow(string name) => rules.Flows.Find(flow => flow.Name == name).IfNone(() => throw new InvalidOperationException($"the plan has a flow {name} that the rules lack"));

    public Schema Schema(Step step, Side side) => Flow(step.Flow)[side].Schema;

    public Option<Link> Known(string flow, string severa, string fortnox) =>
        _links.TryGetValue((flow, severa, fortnox), out var link) ? Some(link) : None;

    /// <summary>Whether the step that an edge names ended as the edge wants.</summary>
    public bool Ended(After edge) => Receipts.TryGetValue(edge.Step, out var receipt)
        && (receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted) == (edge.On == Outcome.Success);

    public async Task<Receipt> Confirm(Step step, StepOutcome outcome, Link link, Option<WrittenRecord> written, string remark)
    {
        var now = clock.GetUtcNow();
        var target = link.Id(step.Entity.Side);
        var receipt = new Receipt(planId, step.Id, outcome, now, target, written.Map(static w => w.Row.Json), "", remark);
        var marks = DoneMarks(step, link);
        await state.Confirm(new(receipt, link, written, marks, step.Marker, LogLines.Done(step, outcome, target, remark, now)), CancellationToken.None);
        _links[(link.Flow, link.SeveraId, link.FortnoxId)] = link;
        written.IfSome(record => Written[record.Record] = Hash.Of(record.Row.Row.Span));
        return receipt;
    }

    public async Task<Receipt> Fail(Step step, StepOutcome outcome, string code, string message, bool closesIntent = false)
    {
        var receipt = new Receipt(planId, step.Id, outcome, clock.GetUtcNow(), step.Target.Map(static t => t.Id), None, code, message);
        await state.Fail(new(receipt, closesIntent ? step.Marker : None, LogLines.NotDone(step, receipt)), CancellationToken.None);
        return receipt;
    }

    /// <summary>A fault as the step's outcome; one that takes the right to go on stops the run.</summary>
    public Task<Receipt> Fail(Step step, Fault fault, bool closesIntent = false)
    {
        if (fault.Kind == FaultKind.Auth) Stopped = fault;
        var field = fault.Field.Match(static name => $" ({name})", static () => "");
        return Fail(step, StepOutcome.Failed, fault.Code, $"{fault}{field}", closesIntent);
    }

    /// <summary>The once-only rules that a create has settled.</summary>
    private Seq<DoneMark> DoneMarks(Step step, Link link) => step.Verb is Verb.Create or Verb.Resolve
        ? Flow(step.Flow).Fields
            .Filter(rule => rule.Update == UpdateMode.Once && step.Fields.Exists(change => change.Rule == rule.Name))
            .Map(rule => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, rule.Name)).Strict()
        : Seq<DoneMark>();
}
