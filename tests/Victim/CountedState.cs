using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Victim;

/// <summary>Stands around the state: every method that writes is an effect.</summary>
internal sealed class CountedState(Effects effects, Life life, IStateStore inner) : IStateStore
{
    public Task<Option<Lease>> FindLease(CancellationToken stop) => inner.FindLease(stop);

    public Task<bool> TakeLease(Option<Lease> before, Lease next, CancellationToken stop) => effects.OnState(() => inner.TakeLease(before, next, stop));

    /// <summary>Comes when it comes, so it is not counted; the dead show no life.</summary>
    public async Task<bool> KeepLease(long number, DateTimeOffset until, CancellationToken stop)
    {
        await life.Begin();
        var isKept = await inner.KeepLease(number, until, stop);
        await life.End();
        return isKept;
    }

    public Task EndLease(long number, DateTimeOffset at, CancellationToken stop) => effects.OnState(() => inner.EndLease(number, at, stop));

    /// <summary>Changes nothing, but tells where a run is: planning begins with it, and so does applying.</summary>
    public Task<Memory> LoadMemory(RuleBook rules, CancellationToken stop)
    {
        effects.Begins(nameof(LoadMemory));
        return inner.LoadMemory(rules, stop);
    }

    public Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop) => inner.LoadMirror(entity, stop);

    public Task<MirrorRows> LoadRows(EntityRef entity, CancellationToken stop) => inner.LoadRows(entity, stop);

    public Task<Option<MirrorRow>> FindMirrorRow(RecordRef record, CancellationToken stop) => inner.FindMirrorRow(record, stop);

    public Task<Seq<Receipt>> Receipts(Hash plan, CancellationToken stop) => inner.Receipts(plan, stop);

    public Task<Seq<LogEntry>> ReadLog(LogQuery query, CancellationToken stop) => inner.ReadLog(query, stop);

    public Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop) => effects.OnState(() => inner.LogFindings(standing, wanted, stop));

    public Task<Seq<Issue>> ReadIssues(CancellationToken stop) => inner.ReadIssues(stop);

    public Task<Seq<Issue>> Retry(RetryWish wish, CancellationToken stop) => effects.OnState(() => inner.Retry(wish, stop));

    public Task<Option<Activation>> Activation(CancellationToken stop) => inner.Activation(stop);

    public Task Remember(Seq<RememberedPass> passes, CancellationToken stop) => effects.OnState(() => inner.Remember(passes, stop));

    public Task Decide(Seq<Decision> decisions, CancellationToken stop) => effects.OnState(() => inner.Decide(decisions, stop));

    public Task Withdraw(Seq<Withdrawal> withdrawals, CancellationToken stop) => effects.OnState(() => inner.Withdraw(withdrawals, stop));

    public Task Activate(Baseline baseline, CancellationToken stop) => effects.OnState(() => inner.Activate(baseline, stop));

    public Task Deactivate(DateTimeOffset at, CancellationToken stop) => effects.OnState(() => inner.Deactivate(at, stop));

    public Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop) =>
        effects.OnState(() => inner.SaveRows(entity, schema, rows, stop));

    public Task SaveBelonging(EntityRef entity, Schema schema, Belonging belonging, CancellationToken stop) =>
        effects.OnState(() => inner.SaveBelonging(entity, schema, belonging, stop));

    public Task ForgetRows(EntityRef entity, Seq<string> ids, CancellationToken stop) => effects.OnState(() => inner.ForgetRows(entity, ids, stop));

    public Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop) =>
        effects.OnState(() => inner.SeeRows(entity, ids, at, stop));

    public Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop) =>
        effects.OnState(() => inner.FinishReading(entity, schema, cursor, stop));

    public Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop) =>
        effects.OnState(() => inner.StartPlan(plan, json, at, stop));

    public Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop) => effects.OnState(() => inner.FinishPlan(plan, at, stop));

    public Task Intend(Intent intent, CancellationToken stop) => effects.OnState(() => inner.Intend(intent, stop));

    public Task Confirm(Confirmation confirmation, CancellationToken stop) => effects.OnState(() => inner.Confirm(confirmation, stop));

    public Task Fail(Failure failure, CancellationToken stop) => effects.OnState(() => inner.Fail(failure, stop));

    public Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop) => effects.OnState(() => inner.MoveBases(links, log, stop));

    public Task<Option<SealedTokens>> Tokens(Side system, CancellationToken stop) => inner.Tokens(system, stop);

    public Task BeginRefresh(Side system, DateTimeOffset at, CancellationToken stop) => effects.OnState(() => inner.BeginRefresh(system, at, stop));

    public Task SaveTokens(Side system, SealedTokens tokens, CancellationToken stop) => effects.OnState(() => inner.SaveTokens(system, tokens, stop));

    public Task<Option<string>> Company(Side system, CancellationToken stop) => inner.Company(system, stop);

    public Task KeepCompany(Side system, string id, DateTimeOffset at, CancellationToken stop) => effects.OnState(() => inner.KeepCompany(system, id, at, stop));

    public Task Log(Seq<LogEntry> entries, CancellationToken stop) => effects.OnState(() => inner.Log(entries, stop));

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
