using System.Collections.Concurrent;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>What outlives the process: any number of connections.</summary>
internal sealed class MemoryStorage
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, Lease> Leases { get; } = new(StringComparer.Ordinal);

    public Kept this[string connection]
    {
        get => _kept.GetValueOrDefault(connection, Kept.Nothing);
        set => _kept[connection] = value;
    }
}

/// <summary>A state store without a disk, under the same contract as the others, so that crashes can be tried by the thousand.</summary>
internal sealed class MemoryStateStore(MemoryStorage storage, string connection) : IStateStore
{
    private long? _fence;

    public Task<Option<Lease>> FindLease(CancellationToken stop) => Look(_ => Now, stop);

    public Task<bool> TakeLease(Option<Lease> before, Lease next, CancellationToken stop) => Leased(
        () =>
        {
            if (Now != before) return false;
            (storage.Leases[connection], _fence) = (next, next.Number);
            return true;
        },
        stop);

    public Task<bool> KeepLease(long number, DateTimeOffset until, CancellationToken stop) => Leased(() => Moved(number, lease => lease with { Until = until }), stop);

    public Task EndLease(long number, DateTimeOffset at, CancellationToken stop) => Leased(() => Moved(number, lease => lease with { Ended = at }), stop);

    public Task<Memory> LoadMemory(RuleBook rules, CancellationToken stop) => Look(kept => kept.Memory(rules), stop);

    public Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop) => Look(
        kept =>
        {
            var rows = kept.Mirror.Where(row => row.Key.Entity == entity).OrderBy(static row => row.Key.Id, StringComparer.Ordinal).Select(static row => row.Value).ToArray();
            var schemas = rows.Select(static row => row.Schema).Distinct().ToArray();
            return new Mirror(schemas.Length == 1 ? schemas[0] : None, toSeq(rows.Select(static row => row.Row)).Strict(), kept.Cursors.TryGetValue(entity, out var cursor) ? cursor : None);
        },
        stop);

    public async Task<MirrorRows> LoadRows(EntityRef entity, CancellationToken stop)
    {
        var mirror = await LoadMirror(entity, stop);
        return await Look(
            kept => new MirrorRows(
                mirror.Schema,
                mirror.Rows.Map(row => new EncodedRow(row.Id, row.Row, row.ReadAt) { Owner = kept.Owned.TryGetValue(new(entity, row.Id), out var owner) ? owner : None }).Strict(),
                mirror.Cursor)
            {
                Owners = toSeq(kept.Owners.Where(owner => owner.Entity == entity).Select(static owner => owner.Id).Order(StringComparer.Ordinal)).Strict(),
            },
            stop);
    }

    public Task<Option<MirrorRow>> FindMirrorRow(RecordRef record, CancellationToken stop) =>
        Look(kept => kept.Mirror.TryGetValue(record, out var found) ? Some(found.Row) : None, stop);

    public Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop) => Change(kept => kept.Mirrored(entity, schema, rows), stop);

    public Task SaveBelonging(EntityRef entity, Schema schema, Belonging belonging, CancellationToken stop) => Change(kept => kept.Belongs(entity, schema, belonging), stop);

    public Task ForgetRows(EntityRef entity, Seq<string> ids, CancellationToken stop) => Change(kept => ids.Fold(kept, (k, id) => k.Forgot(new RecordRef(entity, id))), stop);

    public Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop) => Change(kept => kept.Saw(entity, ids, at), stop);

    public Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop) => Change(kept => kept.Read(entity, cursor with { Schema = schema.Hash }), stop);

    public async Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop)
    {
        var start = await Look(kept => !kept.Plans.TryGetValue(plan, out var finished) ? PlanStart.Started : finished ? PlanStart.Finished : PlanStart.Resumed, stop);
        await Change(kept => kept.Started(plan), stop);
        return start;
    }

    public Task<Seq<Receipt>> Receipts(Hash plan, CancellationToken stop) => Look(kept => toSeq(kept.Receipts.Where(receipt => receipt.Plan == plan)).Strict(), stop);

    public Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop) => Change(kept => kept.Finished(plan), stop);

    public Task Intend(Intent intent, CancellationToken stop) => Change(kept => kept.Intended(intent), stop);

    public Task Confirm(Confirmation confirmation, CancellationToken stop) => Change(
        kept =>
        {
            var linked = confirmation.Link.Fold(kept.Recorded(confirmation.Receipt).Ended(confirmation.Ends), static (k, link) => k.Linked(link));
            var mirrored = confirmation.Written.Fold(linked, static (k, written) => k.Mirrored(written.Record.Entity, written.Schema, Seq1(written.Row)));
            return mirrored.Marked(confirmation.Done).Closed(confirmation.ClosesIntent).Mended(confirmation.Mends).Logged(confirmation.Log);
        },
        stop);

    public Task Fail(Failure failure, CancellationToken stop) =>
        Change(kept => kept.Recorded(failure.Receipt).Closed(failure.ClosesIntent).Forgot(failure.Gone).Failing(failure.Waits).Logged(Seq1(failure.Log)), stop);

    public Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop) =>
        Change(kept => links.Fold(kept, static (k, link) => k.Moved(link)).Logged(log), stop);

    public Task Remember(Seq<RememberedPass> passes, CancellationToken stop) => Change(kept => kept with { Passes = kept.Passes.Union(passes) }, stop);

    public Task Decide(Seq<Decision> decisions, CancellationToken stop) => Change(kept => decisions.Fold(kept, static (k, decision) => k.Decided(decision)), stop);

    public Task Withdraw(Seq<Withdrawal> withdrawals, CancellationToken stop) => Change(kept => withdrawals.Fold(kept, static (k, withdrawal) => k.Withdrawn(withdrawal)), stop);

    public Task<Option<Activation>> Activation(CancellationToken stop) => Look(static kept => kept.Activation, stop);

    public Task Activate(Baseline baseline, CancellationToken stop) => Change(kept => kept with { Activation = new Activation(baseline.At, None), Baseline = baseline }, stop);

    public Task Deactivate(DateTimeOffset at, CancellationToken stop) =>
        Change(kept => kept with { Activation = kept.Activation.Map(a => a.IsActive ? a with { Off = at } : a) }, stop);

    public Task<Option<SealedTokens>> Tokens(Side system, CancellationToken stop) =>
        Look(kept => kept.Tokens.TryGetValue(system, out var tokens) ? Some(tokens) : None, stop);

    public Task BeginRefresh(Side system, DateTimeOffset at, CancellationToken stop) => Change(
        kept => kept.Tokens.TryGetValue(system, out var tokens) ? kept with { Tokens = kept.Tokens.SetItem(system, tokens with { RefreshBegun = at }) } : kept,
        stop);

    public Task SaveTokens(Side system, SealedTokens tokens, CancellationToken stop) =>
        Change(kept => kept with { Tokens = kept.Tokens.SetItem(system, tokens with { RefreshBegun = None }) }, stop);

    public Task<Option<string>> Company(Side system, CancellationToken stop) =>
        Look(kept => kept.Companies.TryGetValue(system, out var id) ? Some(id) : None, stop);

    public Task KeepCompany(Side system, string id, DateTimeOffset at, CancellationToken stop) =>
        Change(kept => kept.Companies.ContainsKey(system) ? kept : kept with { Companies = kept.Companies.Add(system, id) }, stop);

    public Task Log(Seq<LogEntry> entries, CancellationToken stop) => Change(kept => kept.Logged(entries), stop);

    public Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop) => Change(kept => kept.Stands(standing).Wants(wanted), stop);

    public Task<Seq<Issue>> ReadIssues(CancellationToken stop) => Look(static kept => kept.Issues, stop);

    public async Task<Seq<Issue>> Retry(RetryWish wish, CancellationToken stop)
    {
        var meant = await Look(kept => toSeq(kept.Failed.Values.OrderBy(static failed => failed.Issue.Line.At)).Map(static failed => failed.Issue).Filter(wish.Concerns).Strict(), stop);
        await Change(kept => kept.Retried(wish), stop);
        return meant;
    }

    public Task<Seq<LogEntry>> ReadLog(LogQuery query, CancellationToken stop) =>
        Look(kept => toSeq(kept.Log.Reverse().Where(query.Fits).OrderByDescending(static entry => entry.At).Take(query.Most)).Strict(), stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<T> Look<T>(Func<Kept, T> of, CancellationToken stop) =>
        stop.IsCancellationRequested ? Task.FromCanceled<T>(stop) : Task.FromResult(of(storage[connection]));

    private async Task Change(Func<Kept, Kept> to, CancellationToken stop)
    {
        if (_fence is { } number && Now.ForAll(lease => lease.Number != number)) throw new LeaseLostException();
        storage[connection] = await Look(to, stop);
    }

    private Option<Lease> Now => storage.Leases.TryGetValue(connection, out var lease) ? lease : None;

    private Task<bool> Leased(Func<bool> change, CancellationToken stop)
    {
        lock (storage) return Look(_ => change(), stop);
    }

    private bool Moved(long number, Func<Lease, Lease> move)
    {
        var own = Now.Filter(lease => lease.Number == number && lease.Ended.IsNone);
        foreach (var lease in own) storage.Leases[connection] = move(lease);
        return own.IsSome;
    }
}
