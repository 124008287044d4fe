namespace Brygga.Tool.Runs;

/// <summary>When a watch makes its next run.</summary>
/// <param name="Every">From start to start, while all goes well.</param>
internal sealed record Schedule(TimeSpan Every)
{
    private const double Jitter = 0.1;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The pause from the start of a run to the next: twice as long with each run in a row that could not be made, an hour at most.</summary>
    /// <param name="chance">Below one: spreads the runs of many companies, so that they do not all call at the full minute.</param>
    public TimeSpan Pause(int faults, double chance)
    {
        var most = Every > Longest ? Every : Longest;
        var backedOff = Every * Math.Pow(2, Math.Min(faults, 20));
        return (backedOff < most ? backedOff : most) * (1 + (Jitter * chance));
    }
}
