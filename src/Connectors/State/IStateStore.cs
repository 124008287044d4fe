using Brygga.Connectors.State.Leases;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>
/// What Brygga knows of one connection, kept for good (DESIGN 8). Each method is one unit of work: it happens whole or not at all.
/// One contract, held by the same tests on every implementation.
/// </summary>
public interface IStateStore : IAsyncDisposable
{
    /// <summary>The connection's lease, be it held or over; None before the first.</summary>
    Task<Option<Lease>> FindLease(CancellationToken stop);

    /// <summary>
    /// Puts a lease in place of another one, unless that has changed meanwhile: then false. From here on each write of this store is
    /// refused, with nothing written, once the lease is no longer the connection's (DESIGN 7).
    /// </summary>
    Task<bool> TakeLease(Option<Lease> before, Lease next, CancellationToken stop);

    /// <summary>Moves the end of the lease with this number; false when it is no longer the connection's, or has ended.</summary>
    Task<bool> KeepLease(long number, DateTimeOffset until, CancellationToken stop);

    /// <summary>Gives the lease with this number back, if it is still the connection's.</summary>
    Task EndLease(long number, DateTimeOffset at, CancellationToken stop);

    /// <summary>Links with their bases (under the rule book's schemas), open intents, done marks, the baseline, remembered passes, decisions and refusals.</summary>
    Task<Memory> LoadMemory(RuleBook rules, CancellationToken stop);

    /// <summary>The mirrored records with their JSON, which is most of the mirror: for encoding them anew, and for comparing.</summary>
    Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop);

    /// <summary>The mirrored records without their JSON: what planning needs.</summary>
    Task<MirrorRows> LoadRows(EntityRef entity, CancellationToken stop);

    /// <summary>The mirrored record, or None.</summary>
    Task<Option<MirrorRow>> FindMirrorRow(RecordRef record, CancellationToken stop);

    /// <summary>Stores a page of records as they were read.</summary>
    Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop);

    /// <summary>Stores all that belongs to an owner: what the mirror has of it besides is gone.</summary>
    Task SaveBelonging(EntityRef entity, Schema schema, Belonging belonging, CancellationToken stop);

    /// <summary>These records are no longer there: they leave the mirror.</summary>
    Task ForgetRows(EntityRef entity, Seq<string> ids, CancellationToken stop);

    /// <summary>A listing brought these records as they are in the mirror; they were not read again.</summary>
    Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop);

    /// <summary>
    /// Moves the cursor after a listing was read to its end. After a complete listing the rows that it did not bring
    /// (neither read nor seen since <see cref="Cursor.Complete"/>) are removed: they are gone in the system.
    /// </summary>
    Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop);

    /// <summary>Consumes a plan: the first call starts it, a later one says whether it may be resumed (never twice, DESIGN 7).</summary>
    Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop);

    Task<Seq<Receipt>> Receipts(Hash plan, CancellationToken stop);

    Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop);

    /// <summary>
    /// Committed before a create is sent. Refused while an intent with its marker is open: one that proved never to have happened is
    /// closed first, by <see cref="Fail"/>.
    /// </summary>
    Task Intend(Intent intent, CancellationToken stop);

    /// <summary>
    /// A step that is done: its receipt, its link with both bases, the written record's mirror row and done marks, the link that it
    /// ends with all its marks gone, and its intent closed, in one transaction.
    /// </summary>
    Task Confirm(Confirmation confirmation, CancellationToken stop);

    /// <summary>A step that is not done: its receipt, its log line and, where it failed, that it waits, in one transaction.</summary>
    Task Fail(Failure failure, CancellationToken stop);

    /// <summary>Moves bases of links that exist, without a step, and logs what was kept thereby.</summary>
    Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop);

    /// <summary>Keeps for good which records a rule with <c>remember:</c> has let through.</summary>
    Task Remember(Seq<RememberedPass> passes, CancellationToken stop);

    /// <summary>
    /// Keeps what people have decided, for good. A decision of a subject that was decided before takes the other's place, which stays in
    /// the transfer log; one that says nothing new leaves no trace.
    /// </summary>
    Task Decide(Seq<Decision> decisions, CancellationToken stop);

    /// <summary>Takes decisions back: they stay in the transfer log alone. What was never decided is not taken back.</summary>
    Task Withdraw(Seq<Withdrawal> withdrawals, CancellationToken stop);

    /// <summary>When the connection was switched on and off last; None before the first time.</summary>
    Task<Option<Activation>> Activation(CancellationToken stop);

    /// <summary>Switches the connection on: this is what there was. An earlier baseline gives way (M37).</summary>
    Task Activate(Baseline baseline, CancellationToken stop);

    /// <summary>Switches the connection off; what it remembers stays.</summary>
    Task Deactivate(DateTimeOffset at, CancellationToken stop);

    /// <summary>The tokens of a system; None before it was connected.</summary>
    Task<Option<SealedTokens>> Tokens(Side system, CancellationToken stop);

    /// <summary>A refresh is about to be sent: until the next tokens are stored, those that are kept may be spent.</summary>
    Task BeginRefresh(Side system, DateTimeOffset at, CancellationToken stop);

    /// <summary>Stores tokens in place of the earlier ones, whose refresh has thereby ended.</summary>
    Task SaveTokens(Side system, SealedTokens tokens, CancellationToken stop);

    /// <summary>The id of the company that the connection is with; None before it was seen.</summary>
    Task<Option<string>> Company(Side system, CancellationToken stop);

    /// <summary>Keeps for good which company the connection is with: the first one stays.</summary>
    Task KeepCompany(Side system, string id, DateTimeOffset at, CancellationToken stop);

    /// <summary>Appends to the transfer log.</summary>
    Task Log(Seq<LogEntry> entries, CancellationToken stop);

    /// <summary>
    /// These are all the findings that now stand in somebody's way. One that did not stand just so before is logged; one that no longer
    /// does is forgotten, and logged again should it come back (M38). Failed steps of subjects that are no longer wanted are closed.
    /// </summary>
    /// <param name="wanted">The subjects of all steps that are now wanted, done by this plan or not.</param>
    Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop);

    /// <summary>All that waits to be mended: the findings that stand and the steps that failed, the oldest first.</summary>
    Task<Seq<Issue>> ReadIssues(CancellationToken stop);

    /// <summary>Lets refused steps be tried once more by the next run; yields which, and logs who wants it.</summary>
    Task<Seq<Issue>> Retry(RetryWish wish, CancellationToken stop);

    /// <summary>What is asked for of the transfer log, newest first.</summary>
    Task<Seq<LogEntry>> ReadLog(LogQuery query, CancellationToken stop);
}

/// <summary>The mirrored records of one entity.</summary>
/// <param name="Schema">Hash of the schema that the rows are encoded under; None while there are no rows, or rows of several schemas: they are then decoded anew.</param>
public sealed record Mirror(Option<Hash> Schema, Seq<MirrorRow> Rows, Option<Cursor> Cursor);

/// <summary>The same without their JSON.</summary>
public sealed record MirrorRows(Option<Hash> Schema, Seq<EncodedRow> Rows, Option<Cursor> Cursor)
{
    /// <summary>The ids of the owners of which all was stored that belongs to them.</summary>
    public Seq<string> Owners { get; init; }
}

/// <summary>A record's canonical bytes, and when they were read.</summary>
public sealed record EncodedRow(string Id, ReadOnlyMemory<byte> Row, DateTimeOffset ReadAt)
{
    /// <summary>The owner with which it was stored.</summary>
    public Option<string> Owner { get; init; }
}

/// <summary>All records of an entity that belong to one owner.</summary>
/// <param name="Owner">The owner's id.</param>
public sealed record Belonging(string Owner, Seq<MirrorRow> Rows, DateTimeOffset At);

/// <summary>A record as it was read.</summary>
/// <param name="Json">As received, so that a new mapped field needs no new reading (MODEL 3).</param>
/// <param name="Row">Its canonical bytes under the schema it was saved with.</param>
public sealed record MirrorRow(string Id, string Json, ReadOnlyMemory<byte> Row, DateTimeOffset ReadAt);

/// <summary>How far an entity has been read (MODEL 4).</summary>
public sealed record Cursor(DateTimeOffset Complete, DateTimeOffset Through)
{
    /// <summary>In place of a moment where no complete listing was ever made: only what has changed was read.</summary>
    public static DateTimeOffset Never => DateTimeOffset.MinValue;

    /// <summary>The schema that was asked for: a reading under other rules proves nothing of a field that it did not ask for.</summary>
    public Option<Hash> Schema { get; init; }
}

/// <summary>When a connection was switched on, and off again.</summary>
public sealed record Activation(DateTimeOffset On, Option<DateTimeOffset> Off)
{
    public bool IsActive => Off.IsNone;
}

/// <summary>Tokens as they are stored: encrypted by whoever stores them.</summary>
/// <param name="Sealed">Tells nothing without the keys, which are not in the store.</param>
public sealed record SealedTokens(string Sealed, DateTimeOffset StoredAt)
{
    /// <summary>A refresh was begun with them, and its answer was not stored.</summary>
    public Option<DateTimeOffset> RefreshBegun { get; init; }
}

/// <summary>A decision that is taken back.</summary>
public sealed record Withdrawal(Subject Of, string By, DateTimeOffset At, string Because);

/// <summary>What starting a plan found.</summary>
public enum PlanStart
{
    Started,
    Resumed,
    Finished,
}

/// <summary>How a step ended.</summary>
public enum StepOutcome
{
    Done,

    /// <summary>A create of an earlier run was found in the system and linked.</summary>
    Adopted,

    /// <summary>A record differs from what the plan saw: nothing was written.</summary>
    Stale,

    /// <summary>A step it waits for did not end as it should.</summary>
    Blocked,

    /// <summary>It waits for a failure, and what it waits for has succeeded: there is nothing to do, and nothing is stored.</summary>
    Unneeded,
    Failed,

    /// <summary>It may have happened: it is looked up in the next run before anything else.</summary>
    Unknown,
}

/// <summary>What a step did, or how it failed.</summary>
/// <param name="TargetId">The record written, where there is one.</param>
/// <param name="Answer">The written record's JSON as answered: late values are taken from it.</param>
/// <param name="Code">The API's code of a failure, else empty.</param>
/// <param name="Message">In words, with the remedy; empty when all is well.</param>
public sealed record Receipt(Hash Plan, Hash Step, StepOutcome Outcome, DateTimeOffset At, Option<string> TargetId, Option<string> Answer, string Code, string Message);

/// <summary>All that is stored when a step is done.</summary>
/// <param name="Link">None where the step's source has no partner: it failed to get one.</param>
/// <param name="ClosesIntent">The marker of the intent whose outcome is thereby known, whichever plan opened it.</param>
public sealed record Confirmation(Receipt Receipt, Option<Link> Link, Option<WrittenRecord> Written, Seq<DoneMark> Done, Option<Hash> ClosesIntent, Seq<LogEntry> Log)
{
    /// <summary>The link that there no longer is: its two records are as if they had never been linked.</summary>
    public Option<Link> Ends { get; init; }

    /// <summary>The subject of the step: an earlier failure of it is mended.</summary>
    public Option<Hash> Mends { get; init; }
}

/// <summary>A record as the system answered that it now is.</summary>
public sealed record WrittenRecord(RecordRef Record, Schema Schema, MirrorRow Row);

/// <summary>All that is stored when a step is not done.</summary>
/// <param name="ClosesIntent">The marker of an intent that is known not to have happened.</param>
/// <param name="Gone">A record that the system says it no longer has: it leaves the mirror.</param>
public sealed record Failure(Receipt Receipt, Option<Hash> ClosesIntent, Option<RecordRef> Gone, LogEntry Log)
{
    /// <summary>What waits from now on; None where the step only waits for others, or is planned anew.</summary>
    public Option<FailedStep> Waits { get; init; }
}

