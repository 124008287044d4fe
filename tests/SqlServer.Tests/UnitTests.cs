using Brygga.Connectors.State.Leases;
using Brygga.Connectors.State.SqlServer;
using Brygga.SqlServer.Tests.Gates;
using Xunit;

namespace Brygga.SqlServer.Tests;

/// <summary>A unit of work that is tried again, because nobody heard how the earlier try ended.</summary>
public sealed class UnitTests
{
    private readonly BoundParameters _work = new();
    private int _done;

    [Fact]
    public void A_unit_that_was_committed_is_not_done_again_and_still_says_what_it_found()
    {
        var unit = Unit(fence: null);
        Assert.Equal("try 1", unit.Run(_work, new(4, null)));
        Assert.Equal("try 1", unit.Run(_work, new(5, null)));
        Assert.Equal(1, _done);
    }

    [Fact]
    public void A_unit_that_was_not_committed_is_done_again()
    {
        var unit = Unit(fence: null);
        unit.Run(_work, new(4, null));
        Assert.Equal("try 2", unit.Run(_work, new(4, null)));
    }

    [Fact]
    public void Each_try_notes_its_unit_in_the_same_transaction()
    {
        Unit(fence: null).Run(_work, new(0, null));
        Assert.Contains(UnitTable.Sql.Note, _work.Seen);
    }

    [Theory]
    [InlineData(8L)]
    [InlineData(null)]
    public void A_unit_of_one_that_has_lost_the_lease_writes_nothing(long? now)
    {
        Assert.Throws<LeaseLostException>(() => Unit(fence: 7).Run(_work, new(4, now)));
        Assert.Equal((0, 0), (_done, _work.Seen.Count));
    }

    /// <summary>It was committed while the lease was still its own.</summary>
    [Fact]
    public void A_unit_that_was_committed_is_not_refused_afterwards()
    {
        var unit = Unit(fence: 7);
        unit.Run(_work, new(4, 7));
        Assert.Equal("try 1", unit.Run(_work, new(5, 8)));
    }

    private Unit<string> Unit(long? fence) => new("writer", 5, fence, _ => $"try {++_done}", TimeProvider.System);
}
