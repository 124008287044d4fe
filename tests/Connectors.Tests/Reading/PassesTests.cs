using Brygga.Engine.Reading;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>Which listings a run makes, decided without any.</summary>
public sealed class PassesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ReadingAges Ages = ReadingAges.Usual;
    private static readonly Way.Listed Rows = new(Incremental: true, new(None, OneByOne: false));
    private static readonly Way.Listed Singles = new(Incremental: true, new(None, OneByOne: true));
    private static readonly Way.Listed Whole = new(Incremental: false, new(None, OneByOne: true));

    [Fact]
    public void Nothing_was_read() => Assert.Equal(Seq1(new Pass(None, None)), Passes.Of(Singles, None, [], Start, Ages));

    [Fact]
    public void Something_was_read_by_a_run_that_broke_off() => Assert.Equal(
        Seq(new Pass(Start.AddHours(-3) - Ages.Overlap, None), new Pass(None, Start.AddDays(-1))),
        Passes.Of(Singles, None, [Start.AddDays(-2), Start.AddHours(-3), Start.AddHours(-2)], Start, Ages));

    [Fact]
    public void A_list_that_carries_all_is_simply_read_again() => Assert.Equal(Passes.Anew, Passes.Of(Rows, None, [Start.AddHours(-3)], Start, Ages));

    [Fact]
    public void The_last_run_read_to_the_end() => Assert.Equal(
        Seq1(new Pass(Start.AddHours(-1) - Ages.Overlap, None)), Passes.Of(Singles, So(days: 6.9, hours: 1), [], Start, Ages));

    [Fact]
    public void It_is_time_to_see_what_is_gone()
    {
        Assert.Equal(Passes.Anew, Passes.Of(Rows, So(days: 7.1, hours: 1), [], Start, Ages));
        Assert.Equal(
            Seq(new Pass(Start.AddHours(-1) - Ages.Overlap, None), new Pass(None, DateTimeOffset.MinValue)), Passes.Of(Singles, So(days: 7.1, hours: 1), [], Start, Ages));
    }

    [Fact]
    public void Who_wants_it_sees_that_more_often() =>
        Assert.Equal(2, Passes.Of(Singles, So(days: 1.1, hours: 1), [], Start, Ages with { Whole = TimeSpan.FromDays(1) }).Count);

    [Fact]
    public void A_list_that_can_t_tell_changes_is_listed_whole() =>
        Assert.Equal(Seq1(new Pass(None, Start.AddDays(-7))), Passes.Of(Whole, So(days: 0.1, hours: 1), [], Start, Ages));

    /// <summary>No change is missed: the listing of changes reaches back before all that is taken over.</summary>
    [Property]
    public bool What_is_taken_over_of_a_run_that_broke_off_is_covered_by_a_listing_of_changes(int[] minutesAgo)
    {
        var read = minutesAgo.Select(static minutes => Start.AddMinutes(-Math.Abs((long)minutes % 4000))).ToList();
        var passes = Passes.Of(Singles, None, read, Start, Ages);
        return passes.ForAll(pass => pass.KnownFrom.ForAll(from => read.Where(at => at >= from).All(at => passes.Exists(other => other.Since.Exists(since => since <= at)))));
    }

    private static ReadSoFar So(double days, double hours) => new(Start.AddDays(-days), Start.AddHours(-hours));
}
