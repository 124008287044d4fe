using Brygga.Engine.Data;
using Brygga.Engine.Planning;

namespace Brygga.Engine.Reading;

/// <summary>How fast the systems let themselves be called (Fortnox FACTS 5, Severa FACTS 3), and how many records a page of them has.</summary>
public static class Pace
{
    /// <summary>What a call takes when the rate limit is what bounds: 25 in five seconds and 10 a second, one of them left to others.</summary>
    public static TimeSpan ACall(Side side) => side == Side.Fortnox ? TimeSpan.FromSeconds(5) / 24 : TimeSpan.FromSeconds(1) / 9;

    /// <summary>What calls take at least: the two systems are bounded each by itself.</summary>
    public static TimeSpan Of(Cost calls)
    {
        var (severa, fortnox) = (calls.Severa * ACall(Side.Severa), calls.Fortnox * ACall(Side.Fortnox));
        return severa > fortnox ? severa : fortnox;
    }

    public static int PageSize(Side side) => side == Side.Fortnox ? 500 : 100;
}
