using System.Data.Common;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>
/// What every state store promises. A store class derives and says how a store is opened on the test's own storage; where that
/// is not to be had, opening skips the test, so every test here must be one that can be skipped.
/// </summary>
public abstract partial class StateStoreContract
{
    private protected static CancellationToken Stop => CancellationToken.None;

    /// <summary>Opens a connection of the one storage that the test has to itself; a second call opens it again.</summary>
    protected abstract Task<IStateStore> Open(string connection = "acme");

    [SkippableFact]
    public async Task A_store_that_is_new_knows_nothing()
    {
        await using var store = await Open();
        Assert.Equal(Memory.Blank, await store.LoadMemory(Sample.Book(), Stop));
        Assert.Equal(new Mirror(None, Seq<MirrorRow>(), None), await store.LoadMirror(Sample.Severa, Stop));
        Assert.Empty(await store.ReadLog(new(10), Stop));
        Assert.Empty(await store.Receipts(Sample.Plan, Stop));
        Assert.Equal(None, await store.FindMirrorRow(new(Sample.Severa, "s1"), Stop));
    }

    [SkippableTheory]
    [InlineData("s1", "102")]
    [InlineData("s2", "101")]
    public async Task M9_a_record_is_linked_at_most_once_on_either_side(string severaId, string fortnoxId)
    {
        await using var store = await Open();
        await Confirmed(store);
        var second = Sample.Confirmation(Sample.Link(severaId, fortnoxId));
        await Assert.ThrowsAnyAsync<DbException>(() => store.Confirm(second with { Receipt = Sample.Receipt(Hash.Of("other"), StepOutcome.Done) }, Stop));
        Assert.Equal(("s1", "101"), Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Links.Map(static link => (link.SeveraId, link.FortnoxId))));
    }

    [SkippableFact]
    public async Task A_record_may_be_linked_in_another_flow()
    {
        await using var store = await Open();
        await Confirmed(store);
        var other = Sample.Confirmation(Sample.Link("s1", "101") with { Flow = "suppliers" });
        await store.Confirm(other with { Receipt = Sample.Receipt(Hash.Of("other"), StepOutcome.Done) }, Stop);
        Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Links);
    }

    [SkippableFact]
    public async Task Links_of_flows_that_are_not_in_the_rule_book_are_left_out()
    {
        await using var store = await Open();
        await Confirmed(store);
        Assert.Empty((await store.LoadMemory(Sample.Book() with { Flows = Seq<Flow>() }, Stop)).Links);
    }

    [SkippableFact]
    public async Task Bases_survive_a_change_of_the_rules_and_new_fields_are_unknown()
    {
        var (severa, fortnox) = (Sample.Schema(Sample.Severa, "name", "phone"), Sample.Schema(Sample.Fortnox, "Name", "Phone1"));
        await using (var before = await Open())
            await Confirmed(before, Sample.Link("s1", "101", Sample.Row(severa, "Kiruna", "0980"), Sample.Row(fortnox, "Kiruna AB", "0980")));
        await using var store = await Open();
        var book = Sample.Book(Sample.Schema(Sample.Severa, "email", "name"), fortnox);
        var link = Assert.Single((await store.LoadMemory(book, Stop)).Links);
        Assert.Equal(Sample.Row(book.Flows[0].Severa.Schema, Value.Unknown, Value.Of("Kiruna")), link.Severa.Row);
        Assert.Same(book.Flows[0].Severa.Schema, link.Severa.Row.Schema);
        Assert.Equal(Sample.Row(fortnox, "Kiruna AB", "0980"), link.Fortnox.Row);
        Assert.Equal(Sample.Rules, link.Severa.Rules);
    }

    [SkippableFact]
    public async Task Bases_move_without_a_step()
    {
        await using var store = await Open();
        await Confirmed(store);
        var moved = Sample.Link("s1", "101", Sample.Row(Sample.Names(Sample.Severa), "Gällivare"), Row.None);
        await store.MoveBases(Seq1(moved), Seq1(Sample.Entry(3, "kept")), Stop);
        Assert.Equal(moved, Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Links));
    }

    [SkippableFact]
    public async Task Bases_of_records_that_are_not_linked_are_refused_with_all_the_others()
    {
        await using var store = await Open();
        await Confirmed(store);
        var moved = Sample.Link("s1", "101", Row.None, Row.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.MoveBases(Seq(moved, Sample.Link("s1", "102")), Seq<LogEntry>(), Stop));
        Assert.Equal(Sample.Link("s1", "101"), Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Links));
    }

    [SkippableFact]
    public async Task Two_connections_in_one_storage_do_not_see_each_other()
    {
        await using var acme = await Open("acme");
        await using var other = await Open("Acme/2");
        await Confirmed(acme);
        await acme.SaveRows(Sample.Severa, Sample.Names(Sample.Severa), Seq1(Sample.Mirrored("s1", 1)), Stop);
        Assert.Equal(Memory.Blank, await other.LoadMemory(Sample.Book(), Stop));
        Assert.Empty((await other.LoadMirror(Sample.Severa, Stop)).Rows);
        Assert.Empty(await other.ReadLog(new(10), Stop));
        Assert.Empty(await other.Receipts(Sample.Plan, Stop));
        await Confirmed(other);
        await other.FinishReading(Sample.Severa, Sample.Names(Sample.Severa), new(Sample.At(9), Sample.At(9)), Stop);
        Assert.Single((await acme.LoadMirror(Sample.Severa, Stop)).Rows);
    }

    [SkippableFact]
    public async Task Work_that_was_stopped_stores_nothing()
    {
        await using var store = await Open();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Log(Seq1(Sample.Entry(1, "late")), new CancellationToken(canceled: true)));
        Assert.Empty(await store.ReadLog(new(10), Stop));
    }

    private protected static async Task Confirmed(IStateStore store, Link? link = null)
    {
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Intend(Sample.Intent(Sample.Step, Sample.Marker), Stop);
        await store.Confirm(Sample.Confirmation(link ?? Sample.Link("s1", "101")), Stop);
    }
}
