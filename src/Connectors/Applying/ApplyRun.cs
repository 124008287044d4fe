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
    RuleBook rules, IStateStore state, Systems systems, TimeProvider clock, Plan plan, Hash planId, Option<DateTimeOffset> readAt, Memory memory, DateTimeOffset quiet)
{
    private const int TroublesInARow = 3;

    /// <summary>How the plan's records are linked, by either of the two.</summary>
    private readonly Dictionary<(string Flow, Side Side, string Id), Link> _links = memory.Links
        .Bind(static link => Seq((Key: (link.Flow, Side.Severa, link.SeveraId), Link: link), (Key: (link.Flow, Side.Fortnox, link.FortnoxId), Link: link)))
        .ToDictionary(static entry => entry.Key, static entry => entry.Link);

    private readonly Dictionary<RecordRef, Hash> _written = [];
    private readonly System.Collections.Generic.HashSet<Hash> _passing = [];
    private readonly System.Collections.Generic.HashSet<(string Flow, string SeveraId)> _moved = [];
    private readonly KeptLines _kept = new(plan);

    /// <summary>The parts that are made after a step, by the step.</summary>
    private readonly ILookup<Hash, string> _parts = plan.Steps
        .Bind(static step => step.Part.ToSeq().Bind(part => step.After.Map(edge => (edge.Step, Part: part))))
        .ToLookup(static after => after.Step, static after => after.Part);

    /// <summary>The steps that are done once for a source's link, be it for others as well.</summary>
    private readonly ILookup<(string Flow, RecordRef Source), Step> _once = plan.Steps
        .Filter(static step => step.Mark.IsSome)
        .Bind(static step => step.Source.Cons(step.SharedBy).Map(source => (Of: (step.Flow, source), Step: step)))
        .ToLookup(static once => once.Of, static once => once.Step);

    /// <summary>The steps that end a source's link.</summary>
    private readonly ILookup<(string Flow, RecordRef Source), Hash> _ends = plan.Steps
        .Filter(static step => step.EndsLink)
        .ToLookup(static step => (step.Flow, step.Source), static step => step.Id);

    private int _troubles;

    public RuleBook Rules => rules;

    public IStateStore State => state;

    public Systems Systems => systems;

    public TimeProvider Clock => clock;

    public Plan Plan => plan;

    public Hash PlanId => planId;

    public Option<DateTimeOffset> ReadAt => readAt;

    /// <summary>Until then a call that an earlier run has sent may still be under way, though that run has lost the connection.</summary>
    public DateTimeOffset Quiet => quiet;

    public Dictionary<Hash, Receipt> Receipts { get; } = [];

    /// <summary>The fault after which no further step is tried: no right to go on, or a system that does not answer.</summary>
    public Option<Fault> Stopped { get; private set; }

    /// <summary>How a flow sees a side.</summary>
    public Register Register(string flow, Side side) => rules.Register(flow, side)
        .IfNone(() => throw new InvalidOperationException($"the plan has a flow {flow} that the rules lack"));

    public bool IsOfDocuments(Step step) => rules.Documents.Exists(flow => flow.Name == step.Flow);

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

    /// <summary>What a person has decided since the plan was made that does not go with the step: it would link or create what is not to be.</summary>
    public Option<Decision> DecidedSince(Step step) => step.Part.IsSome ? None : memory.Decisions.Find(decision => decision.Of.Flow == step.Flow && step.Verb switch
    {
        Verb.Create => decision.Judgement is Judgement.Accept or Judgement.Defer && decision.Of.Records.Contains(step.Source),
        Verb.Link => IsOfBoth(decision, step)
            ? decision.Judgement is not Judgement.Accept
            : decision.Judgement is not Judgement.Reject && decision.Of.Records.Exists(record => record == step.Source || step.Target == record),
        _ => false,
    });

    private static bool IsOfBoth(Decision decision, Step step) => decision.Of.Records.Contains(step.Source) && step.Target.Exists(target => decision.Of.Records.Contains(target));

    /// <summary>Whether an earlier step of the plan, in this run or another, has ended the link that the step is done for.</summary>
    public bool LinkEnded(Step step) => _ends[(step.Flow, step.Source)].Any(end => Receipts.TryGetValue(end, out var receipt) && IsDone(receipt));

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

    /// <summary>The record that a step is done to: known to the plan, or made by an earlier step.</summary>
    public Option<RecordRef> Target(Step step) => step.Target || (
        from made in step.On
        from earlier in plan.Steps.Find(other => other.Id == made)
        from receipt in Receipts.TryGetValue(made, out var found) ? Some(found) : None
        from id in receipt.TargetId
        where receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted
        select new RecordRef(earlier.Entity, id));

    /// <summary>Whether the step that an edge names ended as the edge wants. A fault that may pass by itself is no failure that anything answers for.</summary>
    public bool Ended(After edge) => Receipts.TryGetValue(edge.Step, out var receipt)
        && (edge.On == Outcome.Success ? IsDone(receipt) : receipt.Outcome == StepOutcome.Failed && !_passing.Contains(edge.Step));

    /// <summary>Whether a step would answer for a failure that did not come.</summary>
    public bool IsUnneeded(Step step) => step.After.Exists(edge => Receipts.TryGetValue(edge.Step, out var receipt)
        && (receipt.Outcome == StepOutcome.Unneeded || (edge.On == Outcome.Failure && IsDone(receipt))));

    /// <summary>Nothing was done, and nothing is kept of it.</summary>
    public Receipt Unneeded(Step step) => new(planId, step.Id, StepOutcome.Unneeded, clock.GetUtcNow(), None, None, "", "");

    public async Task<Receipt> Confirm(Step step, Ending ending)
    {
        var now = clock.GetUtcNow();
        var receipt = new Receipt(planId, step.Id, ending.Outcome, now, ending.Target.Id, ending.Written.Map(static w => w.Row.Json), "", ending.Remark);
        var marks = (ending.Link.ToSeq().Bind(link => DoneMarks(step, link)) + SharedMarks(step)).Strict();
        var log = LogLines.Done(step, ending, now).Cons(ending.Link.ToSeq().Bind(link => _kept.Take(link, now)).Strict());
        await state.Confirm(new(receipt, ending.Link, ending.Written, marks, step.Marker, log) { Ends = ending.Ends, Mends = Wishes.Subject(step) }, CancellationToken.None);
        _troubles = 0;
        ending.Ends.IfSome(Forget);
        ending.Link.IfSome(Remember);
        ending.Written.IfSome(record => _written[record.Record] = ending.Expected.Hash);
        return receipt;
    }

    private void Remember(Link link)
    {
        _moved.Add((link.Flow, link.SeveraId));
        _links[(link.Flow, Side.Severa, link.SeveraId)] = _links[(link.Flow, Side.Fortnox, link.FortnoxId)] = link;
    }

    private void Forget(Link link)
    {
        _links.Remove((link.Flow, Side.Severa, link.SeveraId));
        _links.Remove((link.Flow, Side.Fortnox, link.FortnoxId));
    }

    /// <summary>The log lines of a base that moves without a step.</summary>
    public Seq<LogEntry> Kept(Link link) => _kept.Take(link, clock.GetUtcNow());

    /// <param name="remedy">What a person can do; where nothing is said, what helps for the most part.</param>
    /// <param name="fault">What the system answered, where it was that.</param>
    public async Task<Receipt> Fail(
        Step step, StepOutcome outcome, string code, string message, bool closesIntent = false, Option<RecordRef> gone = default, Option<string> remedy = default, Option<Fault> fault = default)
    {
        var receipt = new Receipt(planId, step.Id, outcome, clock.GetUtcNow(), Target(step).Map(static t => t.Id), None, code, remedy.Match(it => $"{message} {it}", () => message));
        var kind = fault.Map(static f => f.Kind).IfNone(outcome == StepOutcome.Unknown ? FaultKind.UnknownOutcome : FaultKind.Data);
        var line = LogLines.NotDone(step, receipt, kind, message, remedy);
        await state.Fail(new(receipt, closesIntent ? step.Marker : None, gone, line) { Waits = Waiting(step, outcome, kind, line, fault) }, CancellationToken.None);
        return receipt;
    }

    /// <summary>What only waits for others, or is planned anew, is no issue of its own.</summary>
    private Option<FailedStep> Waiting(Step step, StepOutcome outcome, FaultKind kind, LogEntry line, Option<Fault> fault) => outcome is StepOutcome.Failed or StepOutcome.Unknown
        ? new FailedStep(Wishes.Subject(step), Wishes.Of(step, plan.Header.Rules), new(line, IssueKinds.Of(kind), fault.Map(f => Mending.Fields(rules, step, f)).IfNone(Seq<string>())))
        : None;

    /// <summary>A fault as the step's outcome.</summary>
    /// <param name="said">What there is to say besides the system's own words.</param>
    public Task<Receipt> Fail(Step step, Fault fault, bool closesIntent = false, string said = "", Option<string> remedy = default)
    {
        Trouble(fault);
        if (fault.Kind != FaultKind.Data) _passing.Add(step.Id);
        var field = fault.Field.Match(static name => $" ({name})", static () => "");
        return Fail(step, StepOutcome.Failed, fault.Code, $"{fault}{field}{said}", closesIntent, remedy: remedy, fault: fault);
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

    /// <summary>
    /// The once-only rules that a new link settles: a create by writing them, a match by leaving both sides as they are; and what the
    /// plan has besides for the two, which is owed until it is done.
    /// </summary>
    private Seq<DoneMark> DoneMarks(Step step, Link link) => Marked(step).Map(rule => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, rule)).Strict();

    private Seq<string> Marked(Step step) => step.Mark.ToSeq() + ((step.Part.Case, step.Verb) switch
    {
        (string part, _) => Seq1(PartMarks.Made(part)),
        (_, Verb.Update or Verb.Act or Verb.Attach) => Seq<string>(),
        _ => rules.Flows.Find(flow => flow.Name == step.Flow).ToSeq().Bind(static flow => flow.Fields).Filter(static rule => rule.Update == UpdateMode.Once).Map(static rule => rule.Name)
            + toSeq(_parts[step.Id]).Map(PartMarks.Owed)
            + toSeq(_once[(step.Flow, step.Source)]).Bind(Standing),
    });

    /// <summary>What is done once for several sources is remembered for each, so that it stays done when the link of one is ended.</summary>
    private Seq<DoneMark> SharedMarks(Step step) => step.SharedBy
        .Bind(source => LinkOf(step.Flow, source.Side, source.Id).ToSeq())
        .Bind(link => step.Mark.ToSeq().Map(mark => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, mark)));

    /// <summary>Owed, and done where it was done for another source already.</summary>
    private Seq<string> Standing(Step once) => once.Mark.ToSeq().Bind(mark => Receipts.TryGetValue(once.Id, out var receipt) && IsDone(receipt) ? Seq(PartMarks.Owed(mark), mark) : Seq1(PartMarks.Owed(mark)));

    private static bool IsDone(Receipt receipt) => receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted;
}
