using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;
using Microsoft.Data.Sqlite;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The state of one connection in a SQLite file, which other connections may share without seeing each other.</summary>
public sealed class SqliteStateStore : IStateStore, IStateTables
{
    private readonly SqliteFile _file;

    private SqliteStateStore(SqliteFile file) => _file = file;

    /// <summary>Opens the file, which is made or brought up to date as need be.</summary>
    /// <exception cref="InvalidDataException">The file was migrated by a newer program, or a script has changed since it ran.</exception>
    public static async Task<SqliteStateStore> Open(string path, string connection, TimeProvider clock, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        return new(await SqliteFile.Open(path, connection, clock, stop).ConfigureAwait(false));
    }

    /// <summary>How far the file was brought up to date; one that is not there, not at all.</summary>
    public static MigrationStatus Migrated(string path) => Migrations.Status(path);

    public Task<Option<Lease>> FindLease(CancellationToken stop) => _file.Read(LeaseReads.Find, stop);

    public async Task<bool> TakeLease(Option<Lease> before, Lease next, CancellationToken stop)
    {
        var isTaken = await _file.WriteUnfenced(work => LeaseTable.Take(work, before, next), stop).ConfigureAwait(false);
        if (isTaken) _file.Fence = next.Number;
        return isTaken;
    }

    public Task<bool> KeepLease(long number, DateTimeOffset until, CancellationToken stop) => _file.WriteUnfenced(work => LeaseTable.Keep(work, number, until), stop);

    public Task EndLease(long number, DateTimeOffset at, CancellationToken stop) => _file.WriteUnfenced(work => LeaseTable.End(work, number, at), stop);

    public Task<Memory> LoadMemory(RuleBook rules, CancellationToken stop) => _file.Read(work => MemoryReads.Load(work, rules), stop);

    public Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop) => _file.Read(work => MirrorReads.Load(work, entity), stop);

    public Task<MirrorRows> LoadRows(EntityRef entity, CancellationToken stop) => _file.Read(work => MirrorReads.LoadRows(work, entity), stop);

    public Task<Option<MirrorRow>> FindMirrorRow(RecordRef record, CancellationToken stop) => _file.Read(work => MirrorReads.Find(work, record), stop);

    public Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop) =>
        _file.Write(work => MirrorTable.Save(work, entity, schema, rows), stop);

    public Task SaveBelonging(EntityRef entity, Schema schema, Belonging belonging, CancellationToken stop) =>
        _file.Write(work => OwnerTable.Save(work, entity, schema, belonging), stop);

    public Task ForgetRows(EntityRef entity, Seq<string> ids, CancellationToken stop) => _file.Write(
        work =>
        {
            foreach (var id in ids) MirrorTable.Remove(work, new(entity, id));
        },
        stop);

    public Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop) =>
        _file.Write(work => MirrorTable.See(work, entity, ids, at), stop);

    public Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop) =>
        _file.Write(work => MirrorTable.Finish(work, entity, schema, cursor), stop);

    public Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop) =>
        _file.Write(work => PlanTable.Start(work, plan, json, at), stop);

    public Task<Seq<Receipt>> Receipts(Hash plan, CancellationToken stop) => _file.Read(work => PlanReads.Receipts(work, plan), stop);

    public Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop) => _file.Write(work => PlanTable.Finish(work, plan, at), stop);

    public Task Intend(Intent intent, CancellationToken stop) => _file.Write(work => IntentTable.Open(work, intent), stop);

    public Task Confirm(Confirmation confirmation, CancellationToken stop) => _file.Write(work => Confirm(work, confirmation), stop);

    public Task Fail(Failure failure, CancellationToken stop) => _file.Write(
        work =>
        {
            PlanTable.Record(work, failure.Receipt);
            foreach (var marker in failure.ClosesIntent) IntentTable.CloseMarker(work, marker, failure.Receipt.At);
            foreach (var gone in failure.Gone) MirrorTable.Remove(work, gone);
            foreach (var failed in failure.Waits) FailedStepTable.Save(work, failed);
            LogTable.Append(work, Prelude.Seq1(failure.Log));
        },
        stop);

    public Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop) => _file.Write(
        work =>
        {
            LinkTable.Move(work, links);
            LogTable.Append(work, log);
        },
        stop);

    public Task Remember(Seq<RememberedPass> passes, CancellationToken stop) => _file.Write(work => PassTable.Save(work, passes), stop);

    public Task Decide(Seq<Decision> decisions, CancellationToken stop) => _file.Write(work => DecisionTable.Save(work, decisions), stop);

    public Task Withdraw(Seq<Withdrawal> withdrawals, CancellationToken stop) => _file.Write(work => DecisionTable.Remove(work, withdrawals), stop);

    public Task<Option<Activation>> Activation(CancellationToken stop) => _file.Read(ActivationReads.Load, stop);

    public Task Activate(Baseline baseline, CancellationToken stop) => _file.Write(work => ActivationTable.Activate(work, baseline), stop);

    public Task Deactivate(DateTimeOffset at, CancellationToken stop) => _file.Write(work => ActivationTable.Deactivate(work, at), stop);

    public Task<Option<SealedTokens>> Tokens(Side system, CancellationToken stop) => _file.Read(work => TokenReads.Find(work, system), stop);

    public Task BeginRefresh(Side system, DateTimeOffset at, CancellationToken stop) => _file.Write(work => TokenTable.Begin(work, system, at), stop);

    public Task SaveTokens(Side system, SealedTokens tokens, CancellationToken stop) => _file.Write(work => TokenTable.Save(work, system, tokens), stop);

    public Task<Option<string>> Company(Side system, CancellationToken stop) => _file.Read(work => CompanyReads.Find(work, system), stop);

    public Task KeepCompany(Side system, string id, DateTimeOffset at, CancellationToken stop) =>
        _file.Write(work => CompanyTable.Keep(work, system, id, at), stop);

    public Task Log(Seq<LogEntry> entries, CancellationToken stop) => _file.Write(work => LogTable.Append(work, entries), stop);

    public Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop) => _file.Write(
        work =>
        {
            FindingTable.Replace(work, standing);
            FailedStepTable.Keep(work, wanted);
        },
        stop);

    public Task<Seq<Issue>> ReadIssues(CancellationToken stop) => _file.Read(IssueReads.Load, stop);

    public Task<Seq<Issue>> Retry(RetryWish wish, CancellationToken stop) => _file.Write(work => FailedStepTable.Retry(work, wish), stop);

    public Task<Seq<LogEntry>> ReadLog(LogQuery query, CancellationToken stop) => _file.Read(work => LogTable.Find(work, query), stop);

    public Task<Seq<(StateTable Table, long Rows)>> CountRows(CancellationToken stop) => _file.Read(CopyOuts.CountRows, stop);

    public Task CopyOut(Action<IEnumerable<StateRow>> see, CancellationToken stop) => _file.Read(
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
            await _file.Write(work => CopyIns.Run(work, rows), stop).ConfigureAwait(false);
        }
        catch (SqliteException refused)
        {
            throw new InvalidDataException($"The rows were not taken: {refused.Message}\nNothing was changed.", refused);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static void Confirm(Work work, Confirmation done)
    {
        PlanTable.Record(work, done.Receipt);
        foreach (var link in done.Ends) LinkTable.End(work, link);
        foreach (var link in done.Link) LinkTable.Save(work, link);
        foreach (var written in done.Written)
            MirrorTable.Save(work, written.Record.Entity, written.Schema, Prelude.Seq1(written.Row));
        LinkTable.Mark(work, done.Done);
        foreach (var marker in done.ClosesIntent) IntentTable.CloseMarker(work, marker, done.Receipt.At);
        foreach (var subject in done.Mends) FailedStepTable.Close(work, subject.ToString());
        LogTable.Append(work, done.Log);
    }
}
