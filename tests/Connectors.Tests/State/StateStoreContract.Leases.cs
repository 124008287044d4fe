using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Engine.Data;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>One run per connection at a time, and no write by one that is no longer it (DESIGN 7).</summary>
public abstract partial class StateStoreContract
{
    /// <summary>Everything that writes, but for what leases themselves are made of.</summary>
    private static readonly Dictionary<string, Func<IStateStore, Task>> Writes = new(StringComparer.Ordinal)
    {
        [nameof(IStateStore.SaveRows)] = static store => store.SaveRows(Sample.Severa, Sample.Names(Sample.Severa), Seq1(Sample.Mirrored("s1", 1)), Stop),
        [nameof(IStateStore.SaveBelonging)] = static store => store.SaveBelonging(Sample.Severa, Sample.Names(Sample.Severa), new("o1", Seq1(Sample.Mirrored("s1", 1)), Sample.At(1)), Stop),
        [nameof(IStateStore.ForgetRows)] = static store => store.ForgetRows(Sample.Severa, Seq1("s1"), Stop),
        [nameof(IStateStore.SeeRows)] = static store => store.SeeRows(Sample.Severa, Seq1("s1"), Sample.At(1), Stop),
        [nameof(IStateStore.FinishReading)] = static store => store.FinishReading(Sample.Severa, Sample.Names(Sample.Severa), new(Sample.At(9), Sample.At(9)), Stop),
        [nameof(IStateStore.StartPlan)] = static store => store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop),
        [nameof(IStateStore.FinishPlan)] = static store => store.FinishPlan(Sample.Plan, Sample.At(0), Stop),
        [nameof(IStateStore.Intend)] = static store => store.Intend(Sample.Intent(Sample.Step, Sample.Marker), Stop),
        [nameof(IStateStore.Confirm)] = static store => store.Confirm(Sample.Confirmation(Sample.Link("s1", "101")), Stop),
        [nameof(IStateStore.Fail)] = static store => store.Fail(new(Sample.Receipt(Sample.Step, StepOutcome.Failed), None, None, Sample.Entry(1, "failed")), Stop),
        [nameof(IStateStore.MoveBases)] = static store => store.MoveBases(Seq<Link>(), Seq1(Sample.Entry(1, "kept")), Stop),
        [nameof(IStateStore.Remember)] = static store => store.Remember(Seq1(new RememberedPass("customers", "rule", new(Sample.Severa, "s1"))), Stop),
        [nameof(IStateStore.Decide)] = static store => store.Decide(Seq<Decision>(), Stop),
        [nameof(IStateStore.Withdraw)] = static store => store.Withdraw(Seq<Withdrawal>(), Stop),
        [nameof(IStateStore.Activate)] = static store => store.Activate(new(Sample.At(1), HashMap<RecordRef, Row>()), Stop),
        [nameof(IStateStore.Deactivate)] = static store => store.Deactivate(Sample.At(1), Stop),
        [nameof(IStateStore.BeginRefresh)] = static store => store.BeginRefresh(Side.Fortnox, Sample.At(1), Stop),
        [nameof(IStateStore.SaveTokens)] = static store => store.SaveTokens(Side.Fortnox, new("sealed", Sample.At(1)), Stop),
        [nameof(IStateStore.KeepCompany)] = static store => store.KeepCompany(Side.Fortnox, "1", Sample.At(1), Stop),
        [nameof(IStateStore.Log)] = static store => store.Log(Seq1(Sample.Entry(1, "late")), Stop),
        [nameof(IStateStore.LogFindings)] = static store => store.LogFindings(Seq1(Standing(1, "late")), Seq<Hash>(), Stop),
        [nameof(IStateStore.Retry)] = static store => store.Retry(new(None, "ada", Sample.At(1)), Stop),
    };

    public static TheoryData<string> AllWrites => [.. Writes.Keys];

    [Fact]
    public void Every_method_that_writes_is_among_those_that_are_fenced()
    {
        string[] others = ["DisposeAsync", nameof(IStateStore.TakeLease), nameof(IStateStore.KeepLease), nameof(IStateStore.EndLease), nameof(IStateStore.Tokens), nameof(IStateStore.Company), nameof(IStateStore.Receipts), nameof(IStateStore.Activation)];
        var reads = new[] { "Load", "Find", "Read" };
        Assert.Equal(
            typeof(IStateStore).GetInterfaces().SelectMany(static part => part.GetMethods()).Select(static method => method.Name).Where(name => !others.Contains(name, StringComparer.Ordinal) && !reads.Any(read => name.StartsWith(read, StringComparison.Ordinal))).Order(StringComparer.Ordinal),
            Writes.Keys.Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(AllWrites))]
    public async Task A_write_of_one_that_has_lost_the_connection_is_refused(string write)
    {
        await using var first = await Open();
        await using var second = await Open();
        Assert.True(await first.TakeLease(None, Leased(1), Stop));
        Assert.True(await second.TakeLease(Leased(1), Leased(2), Stop));
        await Assert.ThrowsAsync<LeaseLostException>(() => Writes[write](first));
        Assert.Empty(await second.ReadLog(new(10), Stop));
        Assert.Equal(Memory.Blank, await second.LoadMemory(Sample.Book(), Stop));
        Assert.Empty((await second.LoadMirror(Sample.Severa, Stop)).Rows);
        await second.Log(Seq1(Sample.Entry(1, "mine")), Stop);
        Assert.Single(await first.ReadLog(new(10), Stop));
    }

    [SkippableFact]
    public async Task A_lease_takes_the_place_of_exactly_the_one_that_was_seen()
    {
        await using var first = await Open();
        await using var second = await Open();
        Assert.Equal(None, await first.FindLease(Stop));
        Assert.True(await first.TakeLease(None, Leased(1), Stop));
        Assert.False(await second.TakeLease(None, Leased(1) with { Holder = "second" }, Stop));
        Assert.True(await first.KeepLease(1, Sample.At(20), Stop));
        Assert.False(await second.TakeLease(Leased(1), Leased(2), Stop));    // it has shown since that it lives
        Assert.True(await second.TakeLease(Leased(1) with { Until = Sample.At(20) }, Leased(2), Stop));
        Assert.Equal(Leased(2), await first.FindLease(Stop));
    }

    [SkippableFact]
    public async Task Who_has_lost_a_lease_neither_keeps_nor_ends_the_other_ones()
    {
        await using var first = await Open();
        await using var second = await Open();
        Assert.True(await first.TakeLease(None, Leased(1), Stop));
        Assert.True(await second.TakeLease(Leased(1), Leased(2), Stop));
        Assert.False(await first.KeepLease(1, Sample.At(99), Stop));
        await first.EndLease(1, Sample.At(3), Stop);
        Assert.Equal(Leased(2), await second.FindLease(Stop));
        await second.EndLease(2, Sample.At(4), Stop);
        Assert.Equal(Leased(2) with { Ended = Sample.At(4) }, await first.FindLease(Stop));
        Assert.False(await second.KeepLease(2, Sample.At(99), Stop));
    }

    [SkippableFact]
    public async Task Leases_of_other_connections_are_their_own()
    {
        await using var acme = await Open("acme");
        await using var other = await Open("other");
        Assert.True(await acme.TakeLease(None, Leased(1), Stop));
        Assert.True(await other.TakeLease(None, Leased(7), Stop));
        await acme.Log(Seq1(Sample.Entry(1, "mine")), Stop);
        Assert.Equal(Leased(1), await acme.FindLease(Stop));
    }

    private static Lease Leased(long number) => new(number, $"holder {number}", "here", Sample.At(1), Sample.At(2), Sample.At(0));
}
