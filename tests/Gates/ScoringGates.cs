namespace Brygga.Gates;

/// <summary>
/// What comparing two registers may cost, counted and not timed: it holds on every machine. Each limit is a little above what was
/// counted when it was set; who goes beyond one has made matching dearer, or worse.
/// </summary>
public sealed class ScoringGates(ScoringGates.Runs runs) : IClassFixture<ScoringGates.Runs>
{
    private const int Small = 10_000;
    private const int Large = 100_000;

    [Fact]
    public void A_record_is_compared_with_few_others_however_many_there_are()
    {
        Assert.InRange(runs.Small.CandidatesPerRecord, 1, 40);
        Assert.InRange(runs.Large.CandidatesPerRecord, 1, 40);
    }

    [Fact]
    public void Few_pairs_need_their_texts_compared()
    {
        Assert.InRange(runs.Small.ComparisonsPerRecord, 0.1, 2);
        Assert.InRange(runs.Large.ComparisonsPerRecord, 0.1, 2);
    }

    /// <summary>Ten times the records: their square would be a hundred times the work. Texts are few, so that it takes little to have more of them.</summary>
    [Fact]
    public void The_work_grows_with_the_registers_and_not_with_their_square()
    {
        Assert.InRange(runs.Large.Likely.Compared / (double)runs.Small.Likely.Compared, 4, 12);
        Assert.InRange(runs.Large.Likely.Measured / (double)runs.Small.Likely.Measured, 4, 24);
    }

    [Fact]
    public void The_work_grows_less_between_small_registers()
    {
        var (small, large) = (Found.In(2_000, seed: 11), Found.In(20_000, seed: 11));
        Assert.InRange(large.Likely.Compared / (double)small.Likely.Compared, 4, 12);
        Assert.InRange(large.Likely.Measured / (double)small.Likely.Measured, 4, 14);
        Assert.InRange(small.Quality.F1, 0.99, 1);
        Assert.InRange(large.Quality.F1, 0.99, 1);
        Assert.InRange(Found.In(2_000, seed: 12).Quality.F1, 0.99, 1);
    }

    [Fact]
    public void A_record_takes_a_bounded_amount_of_memory() => Assert.InRange(runs.Large.BytesPerRecord, 1, 5_000);

    [Fact]
    public void The_right_pairs_are_found()
    {
        Assert.InRange(runs.Small.Quality.F1, 0.99, 1);
        Assert.InRange(runs.Large.Quality.F1, 0.99, 1);
        Assert.InRange(Found.In(Small, seed: 12).Quality.F1, 0.99, 1);
    }

    [Fact]
    public void The_same_registers_give_the_same_pairs_and_counts()
    {
        var again = Found.In(Small, seed: 11);
        Assert.Equal((runs.Small.Likely.Compared, runs.Small.Likely.Measured), (again.Likely.Compared, again.Likely.Measured));
        Assert.Equal(runs.Small.Likely.Pairs.ToArray(), again.Likely.Pairs.ToArray());
    }

    /// <summary>Both sizes, once.</summary>
    public sealed class Runs
    {
        internal Found Small { get; } = Found.In(ScoringGates.Small, seed: 11);

        internal Found Large { get; } = Found.In(ScoringGates.Large, seed: 11);
    }
}
