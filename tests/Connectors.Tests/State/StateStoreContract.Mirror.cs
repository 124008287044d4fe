using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>The mirror and its cursors.</summary>
public abstract partial class StateStoreContract
{
    private protected static Schema Names => Sample.Names(Sample.Severa);

    [SkippableFact]
    public async Task Mirrored_rows_come_back_as_they_were_saved()
    {
        var row = new MirrorRow("s1", """{"name":"Kiruna \"Å\""}""", Sample.Row(Names, "Kiruna").Memory, Sample.Start.AddTicks(1234567));
        await using (var before = await Open()) await before.SaveRows(Sample.Severa, Names, Seq1(row), Stop);
        await using var store = await Open();
        var mirror = await store.LoadMirror(Sample.Severa, Stop);
        Assert.Equal(Names.Hash, mirror.Schema);
        AssertSame(row, Assert.Single(mirror.Rows));
        AssertSame(row, (await store.FindMirrorRow(new(Sample.Severa, "s1"), Stop)).ToSeq().Single());
        Assert.Empty((await store.LoadMirror(Sample.Fortnox, Stop)).Rows);
        Assert.Equal(None, await store.FindMirrorRow(new(Sample.Fortnox, "s1"), Stop));
    }

    [SkippableFact]
    public async Task A_record_that_is_read_again_replaces_its_row()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("s1", 1), Sample.Mirrored("s2", 1)), Stop);
        await store.SaveRows(Sample.Severa, Names, Seq1(Sample.Mirrored("s1", 2)), Stop);
        Assert.Equal(Seq(("s1", Sample.At(2)), ("s2", Sample.At(1))), (await store.LoadMirror(Sample.Severa, Stop)).Rows.Map(static r => (r.Id, r.ReadAt)));
    }

    [SkippableFact]
    public async Task Ids_that_differ_only_in_case_are_two_records()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("a", 1), Sample.Mirrored("A", 1)), Stop);
        Assert.Equal(Seq("A", "a"), (await store.LoadMirror(Sample.Severa, Stop)).Rows.Map(static row => row.Id));
    }

    [SkippableFact]
    public async Task Rows_of_several_schemas_have_no_schema_in_common()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq1(Sample.Mirrored("s1", 1)), Stop);
        await store.SaveRows(Sample.Severa, Sample.Schema(Sample.Severa, "email"), Seq1(Sample.Mirrored("s2", 1)), Stop);
        Assert.Equal(None, (await store.LoadMirror(Sample.Severa, Stop)).Schema);
        await store.SaveRows(Sample.Severa, Names, Seq1(Sample.Mirrored("s2", 1)), Stop);
        Assert.Equal(Names.Hash, (await store.LoadMirror(Sample.Severa, Stop)).Schema);
    }

    [SkippableFact]
    public async Task What_belongs_to_an_owner_replaces_what_it_had()
    {
        await using var store = await Open();
        await store.SaveBelonging(Sample.Severa, Names, new("o1", Seq(Sample.Mirrored("gone", 1), Sample.Mirrored("s1", 1)), Sample.At(1)), Stop);
        await store.SaveBelonging(Sample.Severa, Names, new("o2", Seq1(Sample.Mirrored("s2", 1)), Sample.At(1)), Stop);
        await store.SaveBelonging(Sample.Severa, Names, new("o1", Seq1(Sample.Mirrored("s1", 2)), Sample.At(2)), Stop);
        Assert.Equal(
            Seq(("s1", Sample.At(2), Some("o1")), ("s2", Sample.At(1), Some("o2"))), (await store.LoadRows(Sample.Severa, Stop)).Rows.Map(static row => (row.Id, row.ReadAt, row.Owner)));
        Assert.Equal(Seq("s1", "s2"), (await store.LoadMirror(Sample.Severa, Stop)).Rows.Map(static row => row.Id));
    }

    [SkippableFact]
    public async Task A_record_that_moves_belongs_to_its_new_owner()
    {
        await using var store = await Open();
        await store.SaveBelonging(Sample.Severa, Names, new("o1", Seq1(Sample.Mirrored("s1", 1)), Sample.At(1)), Stop);
        await store.SaveBelonging(Sample.Severa, Names, new("o2", Seq1(Sample.Mirrored("s1", 2)), Sample.At(2)), Stop);
        await store.SaveBelonging(Sample.Severa, Names, new("o1", Seq<MirrorRow>(), Sample.At(3)), Stop);
        Assert.Equal(Some("o2"), Assert.Single((await store.LoadRows(Sample.Severa, Stop)).Rows).Owner);
    }

    [SkippableFact]
    public async Task An_owner_that_has_nothing_is_remembered_too()
    {
        await using (var before = await Open()) await before.SaveBelonging(Sample.Severa, Names, new("o1", Seq<MirrorRow>(), Sample.At(1)), Stop);
        await using var store = await Open();
        Assert.Equal(Seq1("o1"), (await store.LoadRows(Sample.Severa, Stop)).Owners);
        Assert.Empty((await store.LoadRows(Sample.Fortnox, Stop)).Owners);
    }

    [SkippableFact]
    public async Task A_written_record_stays_its_owner_s()
    {
        await using var store = await Open();
        await store.SaveBelonging(Sample.Severa, Names, new("o1", Seq1(Sample.Mirrored("s1", 1)), Sample.At(1)), Stop);
        await store.SaveRows(Sample.Severa, Names, Seq1(Sample.Mirrored("s1", 2)), Stop);
        Assert.Equal((Sample.At(2), Some("o1")), (await store.LoadRows(Sample.Severa, Stop)).Rows.Map(static row => (row.ReadAt, row.Owner)).Single());
    }

    [SkippableFact]
    public async Task Forgotten_rows_are_gone_and_no_others()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("s1", 1), Sample.Mirrored("s2", 1)), Stop);
        await store.SaveRows(Sample.Fortnox, Sample.Names(Sample.Fortnox), Seq1(Sample.Mirrored("s1", 1)), Stop);
        await store.ForgetRows(Sample.Severa, Seq("s1", "unheard of"), Stop);
        Assert.Equal(Seq1("s2"), (await store.LoadMirror(Sample.Severa, Stop)).Rows.Map(static row => row.Id));
        Assert.Single((await store.LoadMirror(Sample.Fortnox, Stop)).Rows);
    }

    [SkippableFact]
    public async Task A_complete_reading_removes_the_rows_that_it_did_not_bring()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("gone", 1), Sample.Mirrored("s1", 1)), Stop);
        await store.SaveRows(Sample.Fortnox, Sample.Names(Sample.Fortnox), Seq1(Sample.Mirrored("101", 1)), Stop);
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("s1", 5), Sample.Mirrored("s2", 6)), Stop);
        await store.FinishReading(Sample.Severa, Names, new(Sample.At(5), Sample.At(7)), Stop);
        Assert.Equal(Seq("s1", "s2"), (await store.LoadMirror(Sample.Severa, Stop)).Rows.Map(static row => row.Id));
        Assert.Single((await store.LoadMirror(Sample.Fortnox, Stop)).Rows);
    }

    [SkippableFact]
    public async Task A_reading_of_changes_removes_nothing()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("s1", 5), Sample.Mirrored("s2", 6)), Stop);
        await store.FinishReading(Sample.Severa, Names, new(Sample.At(5), Sample.At(7)), Stop);
        await store.SaveRows(Sample.Severa, Names, Seq1(Sample.Mirrored("s2", 9)), Stop);
        await store.FinishReading(Sample.Severa, Names, new(Sample.At(5), Sample.At(9)), Stop);
        Assert.Equal(2, (await store.LoadMirror(Sample.Severa, Stop)).Rows.Count);
    }

    [SkippableFact]
    public async Task A_cursor_is_what_it_was_moved_to_last()
    {
        await using (var before = await Open())
        {
            await before.FinishReading(Sample.Severa, Names, new(Sample.At(1), Sample.At(2)), Stop);
            await before.FinishReading(Sample.Severa, Names, new(Sample.At(1), Sample.At(8)), Stop);
        }
        await using var store = await Open();
        Assert.Equal(new Cursor(Sample.At(1), Sample.At(8)) { Schema = Sample.Names(Sample.Severa).Hash }, (await store.LoadMirror(Sample.Severa, Stop)).Cursor);
        Assert.Equal(None, (await store.LoadMirror(Sample.Fortnox, Stop)).Cursor);
    }

    [SkippableFact]
    public async Task Rows_come_without_their_JSON_for_planning()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("s2", 1), Sample.Mirrored("s1", 2)), Stop);
        await store.FinishReading(Sample.Severa, Names, new(Sample.At(0), Sample.At(3)), Stop);
        var (whole, rows) = (await store.LoadMirror(Sample.Severa, Stop), await store.LoadRows(Sample.Severa, Stop));
        Assert.Equal((whole.Schema, whole.Cursor), (rows.Schema, rows.Cursor));
        Assert.Equal(whole.Rows.Map(static r => (r.Id, r.ReadAt)), rows.Rows.Map(static r => (r.Id, r.ReadAt)));
        Assert.Equal(whole.Rows.Map(static r => Convert.ToHexString(r.Row.Span)), rows.Rows.Map(static r => Convert.ToHexString(r.Row.Span)));
        Assert.Equal(2, rows.Rows.Count);
        Assert.Empty((await store.LoadRows(Sample.Fortnox, Stop)).Rows);
    }

    [SkippableFact]
    public async Task A_record_that_a_listing_brought_as_it_was_stays_and_keeps_the_time_of_its_reading()
    {
        await using var store = await Open();
        await store.SaveRows(Sample.Severa, Names, Seq(Sample.Mirrored("s1", 1), Sample.Mirrored("gone", 1)), Stop);
        await store.SaveRows(Sample.Fortnox, Sample.Names(Sample.Fortnox), Seq1(Sample.Mirrored("s1", 1)), Stop);
        await store.SeeRows(Sample.Severa, Seq("s1", "never heard of"), Sample.At(5), Stop);
        await store.FinishReading(Sample.Severa, Names, new(Sample.At(5), Sample.At(5)), Stop);
        Assert.Equal(("s1", Sample.At(1)), Assert.Single((await store.LoadMirror(Sample.Severa, Stop)).Rows.Map(static row => (row.Id, row.ReadAt))));
        await store.SaveRows(Sample.Severa, Sample.Schema(Sample.Severa, "email"), Seq1(Sample.Mirrored("s1", 1)), Stop);
        await store.FinishReading(Sample.Severa, Names, new(Sample.At(5), Sample.At(7)), Stop);
        Assert.Single((await store.LoadMirror(Sample.Severa, Stop)).Rows);
        await store.FinishReading(Sample.Fortnox, Sample.Names(Sample.Fortnox), new(Sample.At(5), Sample.At(5)), Stop);
        Assert.Empty((await store.LoadMirror(Sample.Fortnox, Stop)).Rows);
    }

    private static void AssertSame(MirrorRow wanted, MirrorRow found)
    {
        Assert.Equal((wanted.Id, wanted.Json, wanted.ReadAt), (found.Id, found.Json, found.ReadAt));
        Assert.Equal(wanted.Row.ToArray(), found.Row.ToArray());
    }
}
