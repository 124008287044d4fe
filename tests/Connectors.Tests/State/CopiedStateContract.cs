using Brygga.Connectors.State;
using Brygga.Connectors.State.Copying;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>What a store that outlives its process promises besides: its state moves to another store.</summary>
public abstract class CopiedStateContract : StateStoreContract
{
    private static readonly string[] Awkward = ["", " ", "\0", "'", "\"", "\\", "\n", "åäö", "😀", "\u2028", "]]>", "@rows", "null"];

    [SkippableFact]
    public async Task A_state_goes_through_a_file_and_comes_back_whole()
    {
        await using var store = await Open();
        await Fill(store);
        using var folder = new TemporaryFolder();
        var written = await StateFile.Write(folder.At("state.jsonl"), "acme", Sample.At(9), (IStateTables)store, Stop);
        Assert.All(StateTables.All, table => Assert.True(written.Counts[table.Name] > 0, $"{table.Name} is empty, so this proves nothing of it"));
        var read = StateFile.Check(folder.At("state.jsonl"), "acme");
        Assert.Equal((written.Rows, written.Hash), (read.Rows, read.Hash));

        await using var copy = await Open("copy");
        await ((IStateTables)copy).CopyIn(StateFile.Rows(folder.At("state.jsonl"), "acme"), Stop);
        Assert.Equal(await Rows(store), await Rows(copy));
        Assert.Equal(await store.LoadMemory(Sample.Book(), Stop), await copy.LoadMemory(Sample.Book(), Stop));
    }

    [SkippableFact]
    public async Task A_state_that_is_not_empty_takes_nothing_over()
    {
        await using var store = await Open();
        await Fill(store);
        var rows = await Copied(store);
        await using var other = await Open("other");
        await other.KeepCompany(Side.Severa, "1", Sample.At(1), Stop);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ((IStateTables)other).CopyIn(rows, Stop));
        Assert.Contains("companies 1", fault.Message, StringComparison.Ordinal);
        Assert.Single(await Rows(other));
    }

    [SkippableFact]
    public async Task A_state_is_taken_over_whole_or_not_at_all()
    {
        await using var store = await Open();
        await Fill(store);
        var rows = await Copied(store);
        await using var other = await Open("other");
        await Assert.ThrowsAsync<InvalidDataException>(() => ((IStateTables)other).CopyIn(rows.Append(rows[^1]), Stop));
        Assert.Empty(await Rows(other));
        await ((IStateTables)other).CopyIn(rows, Stop);
        Assert.Equal(await Rows(store), await Rows(other));
    }

    /// <summary>Something in every table, and every kind of null.</summary>
    private static async Task Fill(IStateStore store)
    {
        await Confirmed(store);
        await store.Confirm(Sample.Confirmation(Sample.Link("s2", "102", Row.None, Row.None)) with { Receipt = Sample.Receipt(Hash.Of("second"), StepOutcome.Done) with { TargetId = None, Answer = None }, ClosesIntent = None }, Stop);
        await store.Intend(Sample.Intent(Hash.Of("third"), Hash.Of("third")) with { SourceRow = Row.None, Part = "billing" }, Stop);
        await store.FinishPlan(Sample.Plan, Sample.At(3), Stop);
        await store.StartPlan(Hash.Of("unfinished"), "{}", Sample.At(4), Stop);
        await store.SaveBelonging(Sample.Severa, Names, new("o1", Seq(Sample.Mirrored("s1", 1), Sample.Mirrored("S1", 1)), Sample.At(1)), Stop);
        await store.SaveRows(Sample.Severa, Names, Seq1(Sample.Mirrored("s3", 1) with { ReadAt = Sample.Start.AddTicks(1) }), Stop);
        await store.FinishReading(Sample.Severa, Names, new(Cursor.Never, Sample.At(2)), Stop);
        await store.Remember(Seq1(new RememberedPass("customers", "prospect", new(Sample.Severa, "s1"))), Stop);
        await store.Decide(Seq(Decided(Pair, Judgement.Accept, 1), Decided(Subject.One("customers", new(Sample.Fortnox, "9")), Judgement.CreateNew, 1)), Stop);
        await store.Activate(Baseline(1, ("s1", "Kiruna")), Stop);
        await store.SaveTokens(Side.Fortnox, new("sealed", Sample.At(1)), Stop);
        await store.BeginRefresh(Side.Fortnox, Sample.At(2), Stop);
        await store.SaveTokens(Side.Severa, new("sealed too", Sample.At(1)), Stop);
        await store.KeepCompany(Side.Fortnox, "101", Sample.At(1), Stop);
        await store.Log(toSeq(Awkward.Select(static (text, i) => Sample.Entry(i, text))).Strict(), Stop);
        await store.Fail(Failed(1, Wanted, "wish"), Stop);
        await store.LogFindings(Seq1(Standing(1, "too long")), Seq1(Wanted), Stop);
    }

    private static async Task<List<StateRow>> Copied(IStateStore store)
    {
        var rows = new List<StateRow>();
        await ((IStateTables)store).CopyOut(rows.AddRange, Stop);
        return rows;
    }

    private static async Task<IEnumerable<string>> Rows(IStateStore store) => (await Copied(store)).Select(static row =>
        $"{row.Table.Name}: {string.Join(" | ", row.Values.Select(static value => value is byte[] bytes ? Convert.ToHexString(bytes) : value ?? "NULL"))}").ToArray();

    /// <summary>A folder that goes with the test.</summary>
    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("brygga-copy-");

        public string At(string name) => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
