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
    /// <summary>How the plan's records are linked, by either of the two.</summary>
    private readonly Dictionary<(string Flow, Side Side, string Id), Link> _links = memory.Links
        .Bind(static link => Seq((Key: (link.Flow, Side.Severa, link.SeveraId), Link: link), (Key: (link.Flow, Side.Fortnox, link.FortnoxId), Link: link)))
        .ToDictionary(static entry => entry.Key, static entry => entry.Link);

    public RuleBook Rules => rules;

    public IStateStore State => state;

    public Systems Systems => systems;

    public TimeProvider Clock => clock;

    public Plan Plan => plan;

    public Hash PlanId => planId;

    public Option<DateTimeOffset> ReadAt => readAt;

    public Dictionary<Hash, Receipt> Receipts { get; } = [];

    /// <summary>What the plan's own steps made of a record, over what the plan saw, and when; those of an earlier run are long ago.</summary>
    public Dictionary<RecordRef, (Hash Row, DateTimeOffset At)> Written { get; } = [];

    /// <summary>The fault after which no further step is tried.</summary>
    public Option<Fault> Stopped { get; private set; }

    public Flow Flow(string name) => rules.Flows.Find(flow => flow.Name == name).IfNone(() => throw new InvalidOperationException($"the plan has a flow {name} that the rules lack"));

    public Schema Schema(Step step, Side side) => Flow(step.Flow)[side].Schema;

    public Option<Link> Known(string flow, string severa, string fortnox) =>
        LinkOf(flow, Side.Severa, severa).Filter(link => link.FortnoxId == fortnox);

    /// <summary>The link of a record that had none when the plan was made.</summary>
    public Option<Link> LinkedSince(Step step) => step.Verb is Verb.Link or Verb.Create
        ? LinkOf(step.Flow, step.Source.Side, step.Source.Id) || step.Target.Bind(target => LinkOf(step.Flow, target.Side, target.Id))
        : None;

    /// <summary>Whether a record is another one's: then it is not what a create of this step has made.</summary>
    public bool IsLinked(Step step, Received received) => LinkOf(step.Flow, step.Entity.Side, received.Id).IsSome;

    /// <summary>The create for the step's source that was begun, by this plan or another, and never confirmed.</summary>
    public Option<Intent> OpenIntent(Step step) => memory.Intents.Find(intent => step.Marker == intent.Marker);

    /// <summary>Takes over what an earlier run of this plan had done.</summary>
    public void Resume(Step step, Receipt receipt)
    {
        Receipts.Add(step.Id, receipt);
        var written = from id in receipt.TargetId
                      from json in receipt.Answer
                      select (Record: new RecordRef(step.Entity, id), Row: systems.Reader(step.Entity.Side).Decode(rules.Entity(step.Entity), Schema(step, step.Entity.Side), json));
        written.IfSome(w => Written[w.Record] = (w.Row.Hash, DateTimeOffset.MinValue));
    }

    /// <summary>Whether the step that an edge names ended as the edge wants.</summary>
    public bool Ended(After edge) => Receipts.TryGetValue(edge.Step, out var receipt)
        && (edge.On == Outcome.Success ? receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted : receipt.Outcome == StepOutcome.Failed);

    public async Task<Receipt> Confirm(Step step, StepOutcome outcome, Link link, Option<WrittenRecord> written, string remark)
    {
        var now = clock.GetUtcNow();
        var target = link.Id(step.Entity.Side);
        var receipt = new Receipt(planId, step.Id, outcome, now, target, written.Map(static w => w.Row.Json), "", remark);
        var marks = DoneMarks(step, link);
        await state.Confirm(new(receipt, link, written, marks, step.Marker, LogLines.Done(step, outcome, target, remark, now)), CancellationToken.None);
        _links[(link.Flow, Side.Severa, link.SeveraId)] = _links[(link.Flow, Side.Fortnox, link.FortnoxId)] = link;
        written.IfSome(record => Written[record.Record] = (Hash.Of(record.Row.Row.Span), now));
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

    private Option<Link> LinkOf(string flow, Side side, string id) => _links.TryGetValue((flow, side, id), out var link) ? Some(link) : None;

    /// <summary>The once-only rules that a create has settled.</summary>
    private Seq<DoneMark> DoneMarks(Step step, Link link) => step.Verb is Verb.Create or Verb.Resolve
        ? Flow(step.Flow).Fields
            .Filter(rule => rule.Update == UpdateMode.Once && rule.To(step.Entity.Side).IsSome)
            .Map(rule => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, rule.Name)).Strict()
        : Seq<DoneMark>();
}
