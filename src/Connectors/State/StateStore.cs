using System.Data.Common;
using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.Tables;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>The state of one connection in a database, which other connections may share without seeing each other. Says what belongs to one unit of work.</summary>
public sealed class StateStore : IStateStore, IStateTables
{
    private readonly IUnits _units;
    private long? _fence;

    internal StateStore(IUnits units) => _units = units;

    public Task<Option<Lease>> FindLease(CancellationToken stop) => _units.Read(LeaseReads.Find, stop);

    public async Task<bool> TakeLease(Option<Lease> before, Lease next, CancellationToken stop)
    {
        var isTaken = await _units.Write(work => LeaseTable.Take(work, before, next), fence: null, stop).ConfigureAwait(false);
        if (isTaken) _fence = next.Number;
        return isTaken;
    }

    public Task<bool> KeepLease(long number, DateTimeOffset until, CancellationToken stop) => _units.Write(work => LeaseTable.Keep(work, number, until), fence: null, stop);

    public Task EndLease(long number, DateTimeOffset at, CancellationToken stop) => _units.Write(work => LeaseTable.End(work, number, at), fence: null, stop);

    public Task<Memory> LoadMemory(RuleBook rules, CancellationToken stop) => _units.Read(work => MemoryReads.Load(work, rules), stop);

    public Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop) => _units.Read(work => MirrorReads.Load(work, entity), stop);

    public Task<MirrorRows> LoadRows(EntityRef entity, CancellationToken stop) => _units.Read(work => MirrorReads.LoadRows(work, entity), stop);

    public Task<Option<MirrorRow>> FindMirrorRow(RecordRef record, CancellationToken stop) => _units.Read(work => MirrorReads.Find(work, record), stop);

    public Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop) =>
        Write(work => MirrorTable.Save(work, entity, schema, rows), stop);

    public Task SaveBelonging(EntityRef entity, Schema schema, Belonging belonging, CancellationToken stop) =>
        Write(work => MirrorTable.SaveBelonging(work, entity, schema, belonging), stop);

    public Task ForgetRows(EntityRef entity, Seq<string> ids, CancellationToken stop) =>
        Write(work => MirrorTable.Remove(work, entity, ids), stop);

    public Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop) =>
        Write(work => MirrorTable.See(work, entity, ids, at), stop);

    public Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop) =>
        Write(work => MirrorTable.Finish(work, entity, schema, cursor), stop);

    public Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop) =>
        Write(work => PlanTable.Start(work, plan, json, at), stop);

    public Task<Seq<Receipt>> Receipts(Hash plan, CancellationToken stop) => _units.Read(work => PlanReads.Receipts(work, plan), stop);

    public Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop) => Write(work => PlanTable.Finish(work, plan, at), stop);

    public Task Intend(Intent intent, CancellationToken stop) => Write(work => IntentTable.Open(work, intent), stop);

    public Task Confirm(Confirmation confirmation, CancellationToken stop) => Write(work => Confirm(work, confirmation), stop);

    public Task Fail(Failure failure, CancellationToken stop) => Write(
        work =>
        {
            PlanTable.Record(work, failure.Receipt);
            foreach (var marker in failure.ClosesIntent) IntentTable.CloseMarker(work, marker, failure.Receipt.At);
            foreach (var gone in failure.Gone) MirrorTable.Remove(work, gone.Entity, [gone.Id]);
            foreach (var failed in failure.Waits) FailedStepTable.Save(work, failed);
            LogTable.Append(work, Prelude.Seq1(failure.Log));
        },
        stop);

    public Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop) => Write(
        work =>
        {
            LinkTable.Move(work, links);
            LogTable.Append(work, log);
        },
        stop);

    public Task Remember(Seq<RememberedPass> passes, CancellationToken stop) => Write(work => PassTable.Save(work, passes), stop);

    public Task Decide(Seq<Decision> decisions, CancellationToken stop) => Write(work => DecisionTable.Save(work, decisions), stop);

    public Task Withdraw(Seq<Withdrawal> withdrawals, CancellationToken stop) => Write(work => DecisionTable.Remove(work, withdrawals), stop);

    public Task<Option<Activation>> Activation(CancellationToken stop) => _units.Read(ActivationReads.Load, stop);

    public Task Activate(Baseline baseline, CancellationToken stop) => Write(work => ActivationTable.Activate(work, baseline), stop);

    public Task Deactivate(DateTimeOffset at, CancellationToken stop) => Write(work => ActivationTable.Deactivate(work, at), stop);

    public Task<Option<SealedTokens>> Tokens(Side system, CancellationToken stop) => _units.Read(work => TokenReads.Find(work, system), stop);

    public Task BeginRefresh(Side system, DateTimeOffset at, CancellationToken stop) => Write(work => TokenTable.Begin(work, system, at), stop);

    public Task SaveTokens(Side system, SealedTokens tokens, CancellationToken stop) => Write(work => TokenTable.Save(work, system, tokens), stop);

    public Task<Option<string>> Company(Side system, CancellationToken stop) => _units.Read(work => CompanyReads.Find(work, system), stop);

    public Task KeepCompany(Side system, string id, DateTimeOffset at, CancellationToken stop) =>
        Write(work => CompanyTable.Keep(work, system, id, at), stop);

    public Task Log(Seq<LogEntry> entries, CancellationToken stop) => Write(work => LogTable.Append(work, entries), stop);

    public Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop) => Write(
        work =>
        {
            FindingTable.Replace(work, standing);
            FailedStepTable.Keep(work, wanted);
        },
        stop);

    public Task<Seq<Issue>> ReadIssues(CancellationToken stop) => _units.Read(IssueReads.Load, stop);

    public Task<Seq<Issue>> Retry(RetryWish wish, CancellationToken stop) => Write(work => FailedStepTable.Retry(work, wish), stop);

    public Task<Seq<LogEntry>> ReadLog(LogQuery query, CancellationToken stop) => _units.Read(work => LogReads.Find(work, query), stop);

    public Task<Seq<(StateTable Table, long Rows)>> CountRows(CancellationToken stop) => _units.Read(CopyOuts.CountRows, stop);

    public Task CopyOut(Action<IEnumerable<StateRow>> see, CancellationToken stop) => _units.Read(
        work =>
        {
            see(CopyOuts.Rows(work));
            return true;
        },
        stop);

    public async Task CopyIn(IEnumerable<StateRow> rows, CancellationToken stop)
    {
        try
        {
            await Write(work => CopyIns.Run(work, rows), stop).ConfigureAwait(false);
        }
        catch (DbException refused)
        {
            throw new InvalidDataException($"The rows were not taken: {refused.Message}\nNothing was changed.", refused);
        }
    }

    public ValueTask DisposeAsync() => _units.DisposeAsync();

    private Task<bool> Write(Action<IWork> unit, CancellationToken stop) => Write(
        work =>
        {
            unit(work);
            return true;
        },
        stop);

    private Task<T> Write<T>(Func<IWork, T> unit, CancellationToken stop) => _units.Write(unit, _fence, stop);

    private static void Confirm(IWork work, Confirmation done)
    {
        PlanTable.Record(work, done.Receipt);
        foreach (var link in done.Ends) LinkTable.End(work, link);
        foreach (var link in done.Link) LinkTable.Save(work, link);
        foreach (var written in done.Written)
            MirrorTable.Save(work, written.Record.Entity, written.Schema, Prelude.Seq1(written.Row));
        LinkTable.Mark(work, done.Done);
        foreach (var marker in done.ClosesIntent) IntentTable.CloseMarker(work, marker, done.Receipt.At);
        FailedStepTable.Close(work, done.Mends.Map(static subject => subject.ToString()).ToSeq());
        LogTable.Append(work, done.Log);
    }
}
