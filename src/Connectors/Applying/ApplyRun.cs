using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>One plan being applied: what its steps share, and how they end.</summary>
internal sealed class ApplyRun(
    RuleBook rules, IStateStore state, Systems systems, TimeProvider clock, Plan plan, Hash planId, Option<DateTimeOffset> readAt, Memory memory)
{
    private const int TroublesInARow = 3;

    /// <summary>How the plan's records are linked, by either of the two.</summary>
    private readonly Dictionary<(string Flow, Side Side, string Id), Link> _links = memory.Links
        .Bind(static link => Seq((Key: (link.Flow, Side.Severa, link.SeveraId), Link: link), (Key: (link.Flow, Side.Fortnox, link.FortnoxId), Link: link)))
        .ToDictionary(static entry => entry.Key, static entry => entry.Link);

    private readonly Dictionary<RecordRef, Hash> _written = [];
    private readonly System.Collections.Generic.HashSet<(string Flow, string SeveraId)> _moved = [];
    private readonly KeptLines _kept = new(plan);

    /// <summary>The parts that are made after a step, by the step.</summary>
    private readonly ILookup<Hash, string> _parts = plan.Steps
        .Bind(static step => step.Part.ToSeq().Bind(part => step.After.Map(edge => (edge.Step, Part: part))))
        .ToLookup(static after => after.Step, static after => after.Part);

    private int _troubles;

    public RuleBook Rules => rules;

    public IStateStore State => state;

    public Systems Systems => systems;

    public TimeProvider Clock => clock;

    public Plan Plan => plan;

    public Hash PlanId => planId;

    public Option<DateTimeOffset> ReadAt => readAt;

    public Dictionary<Hash, Receipt> Receipts { get; } = [];

    /// <summary>The fault after which no further step is tried: no right to go on, or a system that does not answer.</summary>
    public Option<Fault> Stopped { get; private set; }

    public Flow Flow(string name) => rules.Flows.Find(flow => flow.Name == name).IfNone(() => throw new InvalidOperationException($"the plan has a flow {name} that the rules lack"));

    /// <summary>What the rules read of an entity's own records.</summary>
    public Schema Schema(EntityRef entity) => rules.Schemas.Find(schema => schema.Entity == entity)
        .IfNone(() => throw new InvalidOperationException($"the plan has records of {entity}, of which the rules read nothing"));

    /// <summary>The link whose part a step makes or changes.</summary>
    public Option<Link> Owner(Step step) => LinkOf(step.Flow, step.Source.Side, step.Source.Id);

    public Option<Link> Known(string flow, string severa, string fortnox) =>
        LinkOf(flow, Side.Severa, severa).Filter(link => link.FortnoxId == fortnox);

    /// <summary>The link of a record that had none when the plan was made.</summary>
    public Option<Link> LinkedSince(Step step) => step.Verb is Verb.Link or Verb.Create && step.Part.IsNone
        ? LinkOf(step.Flow, step.Source.Side, step.Source.Id) || step.Target.Bind(target => LinkOf(step.Flow, target.Side, target.Id))
        : None;

    /// <summary>Whether a record is another one's: then it is not what a create of this step has made.</summary>
    public bool IsLinked(Step step, Received received) => step.Part.IsNone && LinkOf(step.Flow, step.Entity.Side, received.Id).IsSome;

    /// <summary>The create for the step's source that was begun, by this plan or another, and never confirmed.</summary>
    public Option<Intent> OpenIntent(Step step) => memory.Intents.Find(intent => step.Marker == intent.Marker);

    /// <summary>How a record has to be: as the plan saw it, with what this run's own steps made of it.</summary>
    public Hash Expected(Fingerprint print) => _written.TryGetValue(print.Record, out var own) ? own : print.Row;

    /// <summary>Whether the link of the step's records has got other bases since the plan was made, by another run.</summary>
    public bool AgreedAnew(Step step) => step.Agreed.Case is Hash agreed
        && LinkOf(step.Flow, step.Source.Side, step.Source.Id).Case is Link link
        && link.Agreed != agreed && !_moved.Contains((link.Flow, link.SeveraId));

    /// <summary>Whether the step that an edge names ended as the edge wants.</summary>
    public bool Ended(After edge) => Receipts.TryGetValue(edge.Step, out var receipt)
        && (edge.On == Outcome.Success ? receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted : receipt.Outcome == StepOutcome.Failed);

    /// <param name="expected">The written record as it is now if nobody else has touched it.</param>
    public async Task<Receipt> Confirm(Step step, StepOutcome outcome, Link link, Option<WrittenRecord> written, Row expected, string remark)
    {
        var now = clock.GetUtcNow();
        var target = written.Match(static w => w.Record.Id, () => link.Id(step.Entity.Side));
        var receipt = new Receipt(planId, step.Id, outcome, now, target, written.Map(static w => w.Row.Json), "", remark);
        var marks = DoneMarks(step, link);
        var log = LogLines.Done(step, outcome, target, remark, now).Cons(_kept.Take(link, now));
        await state.Confirm(new(receipt, link, written, marks, step.Marker, log), CancellationToken.None);
        _troubles = 0;
        _moved.Add((link.Flow, link.SeveraId));
        _links[(link.Flow, Side.Severa, link.SeveraId)] = _links[(link.Flow, Side.Fortnox, link.FortnoxId)] = link;
        written.IfSome(record => _written[record.Record] = expected.Hash);
        return receipt;
    }

    /// <summary>The log lines of a base that moves without a step.</summary>
    public Seq<LogEntry> Kept(Link link) => _kept.Take(link, clock.GetUtcNow());

    public async Task<Receipt> Fail(Step step, StepOutcome outcome, string code, string message, bool closesIntent = false, Option<RecordRef> gone = default)
    {
        var receipt = new Receipt(planId, step.Id, outcome, clock.GetUtcNow(), step.Target.Map(static t => t.Id), None, code, message);
        await state.Fail(new(receipt, closesIntent ? step.Marker : None, gone, LogLines.NotDone(step, receipt)), CancellationToken.None);
        return receipt;
    }

    /// <summary>A fault as the step's outcome.</summary>
    public Task<Receipt> Fail(Step step, Fault fault, bool closesIntent = false)
    {
        Trouble(fault);
        var field = fault.Field.Match(static name => $" ({name})", static () => "");
        return Fail(step, StepOutcome.Failed, fault.Code, $"{fault}{field}", closesIntent);
    }

    /// <summary>
    /// One fault of authorisation ends the run, and so do several in a row of a system that does not answer: a thousand steps would
    /// each wait for it, and each leave a create open.
    /// </summary>
    public void Trouble(Fault fault)
    {
        _troubles = fault.Kind == FaultKind.Data ? 0 : _troubles + 1;
        if (fault.Kind == FaultKind.Auth || _troubles >= TroublesInARow) Stopped = fault;
    }

    private Option<Link> LinkOf(string flow, Side side, string id) => _links.TryGetValue((flow, side, id), out var link) ? Some(link) : None;

    /// <summary>The once-only rules that a new link settles: a create by writing them, a match by leaving both sides as they are.</summary>
    private Seq<DoneMark> DoneMarks(Step step, Link link) => Marked(step).Map(rule => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, rule)).Strict();

    private Seq<string> Marked(Step step) => (step.Part.Case, step.Verb) switch
    {
        (string part, _) => Seq1(PartMarks.Made(part)),
        (_, Verb.Update) => Seq<string>(),
        _ => Flow(step.Flow).Fields.Filter(static rule => rule.Update == UpdateMode.Once).Map(static rule => rule.Name)
            + toSeq(_parts[step.Id]).Map(PartMarks.Owed),
    };
}
