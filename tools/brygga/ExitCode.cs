namespace Brygga.Tool;

/// <summary>What a command ends with (DESIGN 10); scripts rely on it.</summary>
public static class ExitCode
{
    /// <summary>Done, or nothing to do; whatever was skipped.</summary>
    public const int Done = 0;

    public const int Usage = 1;

    public const int ChangesPlanned = 2;

    /// <summary>Done, with findings other than skips.</summary>
    public const int Findings = 3;

    public const int StepsFailed = 4;

    /// <summary>Stopped before anything was done, because it might go wrong: a limit, a reading that is not whole, another company than before.</summary>
    public const int SafetyStop = 5;

    /// <summary>The plan was applied before, or was made under other rules.</summary>
    public const int StalePlan = 6;

    /// <summary>Authorisation, or another process has the connection.</summary>
    public const int PersonNeeded = 7;

    public const int OurFault = 70;

    public const int Interrupted = 130;
}
