using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>A store before another one; who derives changes what it does.</summary>
internal abstract class PassingState(IStateStore inner) : IStateStore
{
    protected IStateStore Inner => inner;

    public Task<Option<Lease>> FindLease(CancellationToken stop) => inner.FindLease(stop);

    public Task<bool> TakeLease(Option<Lease> before, Lease next, CancellationToken stop) => inner.TakeLease(before, next, stop);

    public Task<bool> KeepLease(long number, DateTimeOffset until, CancellationToken stop) => inner.KeepLease(number, until, stop);

    public Task EndLease(long number, DateTimeOffset at, CancellationToken stop) => inner.EndLease(number, at, stop);

    public Task<Memory> LoadMemory(RuleBook rules, CancellationToken stop) => inner.LoadMemory(rules, stop);

    public virtual Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop) => inner.LoadMirror(entity, stop);

    public Task<MirrorRows> LoadRows(EntityRef entity, CancellationToken stop) => inner.LoadRows(entity, stop);

    public Task<Option<MirrorRow>> FindMirrorRow(RecordRef record, CancellationToken stop) => inner.FindMirrorRow(record, stop);

    public virtual Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop) => inner.SaveRows(entity, schema, rows, stop);

    public virtual Task SaveBelonging(EntityRef entity, Schema schema, Belonging belonging, CancellationToken stop) => inner.SaveBelonging(entity, schema, belonging, stop);

    public virtual Task ForgetRows(EntityRef entity, Seq<string> ids, CancellationToken stop) => inner.ForgetRows(entity, ids, stop);

    public virtual Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop) => inner.SeeRows(entity, ids, at, stop);

    public virtual Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop) => inner.FinishReading(entity, schema, cursor, stop);

    public virtual Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop) => inner.StartPlan(plan, json, at, stop);

    public virtual Task<Seq<Receipt>> Receipts(Hash plan, CancellationToken stop) => inner.Receipts(plan, stop);

    public virtual Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop) => inner.FinishPlan(plan, at, stop);

    public virtual Task Intend(Intent intent, CancellationToken stop) => inner.Intend(intent, stop);

    public virtual Task Confirm(Confirmation confirmation, CancellationToken stop) => inner.Confirm(confirmation, stop);

    public virtual Task Fail(Failure failure, CancellationToken stop) => inner.Fail(failure, stop);

    public virtual Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop) => inner.MoveBases(links, log, stop);

    public virtual Task Remember(Seq<RememberedPass> passes, CancellationToken stop) => inner.Remember(passes, stop);

    public virtual Task Decide(Seq<Decision> decisions, CancellationToken stop) => inner.Decide(decisions, stop);

    public virtual Task Withdraw(Seq<Withdrawal> withdrawals, CancellationToken stop) => inner.Withdraw(withdrawals, stop);

    public Task<Option<Activation>> Activation(CancellationToken stop) => inner.Activation(stop);

    public virtual Task Activate(Baseline baseline, CancellationToken stop) => inner.Activate(baseline, stop);

    public virtual Task Deactivate(DateTimeOffset at, CancellationToken stop) => inner.Deactivate(at, stop);

    public Task<Option<SealedTokens>> Tokens(Side system, CancellationToken stop) => inner.Tokens(system, stop);

    public virtual Task BeginRefresh(Side system, DateTimeOffset at, CancellationToken stop) => inner.BeginRefresh(system, at, stop);

    public virtual Task SaveTokens(Side system, SealedTokens tokens, CancellationToken stop) => inner.SaveTokens(system, tokens, stop);

    public Task<Option<string>> Company(Side system, CancellationToken stop) => inner.Company(system, stop);

    public virtual Task KeepCompany(Side system, string id, DateTimeOffset at, CancellationToken stop) => inner.KeepCompany(system, id, at, stop);

    public virtual Task Log(Seq<LogEntry> entries, CancellationToken stop) => inner.Log(entries, stop);

    public virtual Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop) => inner.LogFindings(standing, wanted, stop);

    public Task<Seq<Issue>> ReadIssues(CancellationToken stop) => inner.ReadIssues(stop);

    public virtual Task<Seq<Issue>> Retry(RetryWish wish, CancellationToken stop) => inner.Retry(wish, stop);

    public Task<Seq<LogEntry>> ReadLog(LogQuery query, CancellationToken stop) => inner.ReadLog(query, stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>A store whose every write is an effect.</summary>
internal sealed class WatchedState(IStateStore inner, Effects effects) : PassingState(inner)
{
    public override Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop) =>
        effects.Around("save rows", () => base.SaveRows(entity, schema, rows, stop));

    public override Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop) =>
        effects.Around("see rows", () => base.SeeRows(entity, ids, at, stop));

    public override Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop) =>
        effects.Around("finish reading", () => base.FinishReading(entity, schema, cursor, stop));

    public override Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop) =>
        effects.Around("start plan", () => base.StartPlan(plan, json, at, stop));

    public override Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop) => effects.Around("finish plan", () => base.FinishPlan(plan, at, stop));

    public override Task Intend(Intent intent, CancellationToken stop) => effects.Around("intend", () => base.Intend(intent, stop));

    public override Task Confirm(Confirmation confirmation, CancellationToken stop) => effects.Around("confirm", () => base.Confirm(confirmation, stop));

    public override Task Fail(Failure failure, CancellationToken stop) => effects.Around("fail", () => base.Fail(failure, stop));

    public override Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop) => effects.Around("move bases", () => base.MoveBases(links, log, stop));

    public override Task Log(Seq<LogEntry> entries, CancellationToken stop) => effects.Around("log", () => base.Log(entries, stop));

    public override Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop) =>
        effects.Around("log findings", () => base.LogFindings(standing, wanted, stop));
}
