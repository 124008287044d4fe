using Brygga.Connectors.State.SqlServer;
using Xunit;

namespace Brygga.SqlServer.Tests;

public sealed class TransientTests
{
    [Theory]
    [InlineData(1205, 13, true)] // deadlock victim
    [InlineData(-2, 11, true)] // no answer in time
    [InlineData(0, 20, true)] // the connection was forcibly closed
    [InlineData(10054, 20, true)]
    [InlineData(4060, 11, true)] // Azure SQL: the database is not there yet
    [InlineData(40197, 17, true)]
    [InlineData(40501, 20, true)]
    [InlineData(40613, 17, true)]
    [InlineData(49918, 16, true)]
    [InlineData(49919, 16, true)]
    [InlineData(49920, 16, true)]
    [InlineData(10928, 16, true)]
    [InlineData(10929, 16, true)]
    [InlineData(596, 21, true)] // the session was killed
    [InlineData(2627, 14, false)] // a key refuses the row
    [InlineData(2601, 14, false)]
    [InlineData(547, 16, false)] // a constraint refuses it
    [InlineData(515, 16, false)]
    [InlineData(208, 16, false)] // no such table
    [InlineData(207, 16, false)]
    [InlineData(229, 14, false)] // no right
    [InlineData(262, 14, false)]
    [InlineData(2628, 16, false)] // too long
    [InlineData(18456, 14, false)] // wrong password
    [InlineData(50001, 16, false)]
    public void Only_what_goes_away_by_itself_is_done_again(int number, byte severity, bool again) => Assert.Equal(again, Transient.Is(number, severity));
}
