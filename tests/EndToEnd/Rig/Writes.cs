using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>Calls that write, told from those that read and from those that ask for a token.</summary>
internal static class Writes
{
    private static readonly string[] Changing = ["PUT", "PATCH", "DELETE"];

    /// <summary>Severa gives out its tokens itself, by POST; a run asks for one at most.</summary>
    public static void None(SandboxCounters counters, int runs = 1)
    {
        Assert.InRange(counters.RequestsOf("severa", "POST"), 0, runs);
        Assert.Equal(0, counters.AnswersOf("severa", 201) + counters.AnswersOf("fortnox", 201) + counters.RequestsOf("fortnox", "POST"));
        foreach (var method in Changing) Assert.Equal(0, counters.RequestsOf("severa", method) + counters.RequestsOf("fortnox", method));
    }
}
