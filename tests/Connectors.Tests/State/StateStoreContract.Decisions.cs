using System.Data.Common;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>What people have decided.</summary>
public abstract partial class StateStoreContract
{
    private protected static readonly Subject Pair = new("customers", new RecordRef(Sample.Severa, "s1"), new RecordRef(Sample.Fortnox, "101"));

    [SkippableFact]
    public async Task M10_decisions_are_there_after_the_store_was_opened_again()
    {
        var decisions = Seq(
            Decided(Subject.One("customers", new(Sample.Fortnox, "101")), Judgement.Defer, 4),
            Decided(Pair, Judgement.Accept, 1),
            Decided(Pair with { Severa = new RecordRef(Sample.Severa, "s2") }, Judgement.Reject, 2),
            Decided(Subject.One("customers", new(Sample.Severa, "s3")), Judgement.CreateNew, 3),
            Decided(Pair with { Flow = "suppliers" }, Judgement.Reject, 1));
        await using (var before = await Open()) await before.Decide(toSeq(decisions.Reverse()).Strict(), Stop);
        await using var store = await Open();
        Assert.Equal(decisions, (await store.LoadMemory(Sample.Book(), Stop)).Decisions);
        Assert.Equal(5, (await store.ReadLog(new(10), Stop)).Count);
    }

    [SkippableFact]
    public async Task M10_a_new_decision_of_the_same_records_takes_the_place_of_the_old_one_which_stays_in_the_log()
    {
        await using var store = await Open();
        await store.Decide(Seq1(Decided(Pair, Judgement.Accept, 1)), Stop);
        var later = new Decision(Pair, Judgement.Reject, "Eva", Sample.At(5), "two companies");
        await store.Decide(Seq1(later), Stop);
        Assert.Equal(Seq1(later), (await store.LoadMemory(Sample.Book(), Stop)).Decisions);
        var log = await store.ReadLog(new(10), Stop);
        Assert.Equal(2, log.Count);
        Assert.Equal((Sample.At(5), "info", "customers", "severa.customer/s1 and fortnox.customer/101"), (log[0].At, log[0].Level, log[0].Flow, log[0].Item));
        Assert.All(new[] { "Eva decided", "they are never one", "two companies", "Ada decided on 2026-03-02 06:01:00Z: they are one", "same address" }, said => Assert.Contains(said, log[0].Message, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_decision_that_says_nothing_new_leaves_no_trace()
    {
        await using var store = await Open();
        await store.Decide(Seq1(Decided(Pair, Judgement.Accept, 1)), Stop);
        await store.Decide(Seq1(Decided(Pair, Judgement.Accept, 9)), Stop);
        Assert.Equal(Seq1(Decided(Pair, Judgement.Accept, 1)), (await store.LoadMemory(Sample.Book(), Stop)).Decisions);
        Assert.Single(await store.ReadLog(new(10), Stop));
    }

    [SkippableFact]
    public async Task A_decision_that_is_taken_back_stays_in_the_log_alone()
    {
        await using var store = await Open();
        var other = Decided(Pair with { Fortnox = new RecordRef(Sample.Fortnox, "102") }, Judgement.Reject, 2);
        await store.Decide(Seq(Decided(Pair, Judgement.Accept, 1), other), Stop);
        await store.Withdraw(Seq(new Withdrawal(Pair, "Eva", Sample.At(5), "a mistake"), new Withdrawal(Pair with { Flow = "suppliers" }, "Eva", Sample.At(5), "a mistake")), Stop);
        Assert.Equal(Seq1(other), (await store.LoadMemory(Sample.Book(), Stop)).Decisions);
        var log = await store.ReadLog(new(10), Stop);
        Assert.Equal(3, log.Count);
        Assert.All(new[] { "Eva took a decision back: a mistake", "they are one", "same address" }, said => Assert.Contains(said, log[0].Message, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Decisions_are_kept_all_or_none()
    {
        await using var store = await Open();
        var pair = Decided(Pair, Judgement.Accept, 1);
        foreach (var wrong in new[] { pair with { Of = Subject.One("customers", new(Sample.Severa, "s2")) }, pair with { Of = Pair with { Flow = "other" }, Judgement = Judgement.CreateNew } })
            await Assert.ThrowsAnyAsync<DbException>(() => store.Decide(Seq(pair, wrong), Stop));
        Assert.Empty((await store.LoadMemory(Sample.Book(), Stop)).Decisions);
        Assert.Empty(await store.ReadLog(new(10), Stop));
    }

    [SkippableFact]
    public async Task Decisions_belong_to_one_connection()
    {
        await using var store = await Open();
        await using var other = await Open("other");
        await store.Decide(Seq1(Decided(Pair, Judgement.Accept, 1)), Stop);
        await other.Withdraw(Seq1(new Withdrawal(Pair, "Eva", Sample.At(5), "a mistake")), Stop);
        Assert.Empty((await other.LoadMemory(Sample.Book(), Stop)).Decisions);
        Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Decisions);
    }

    private protected static Decision Decided(Subject of, Judgement judgement, int minutes) => new(of, judgement, "Ada", Sample.At(minutes), "same address");
}
