namespace Brygga.Bench.HeadToHead;

/// <summary>Two files of registers in, a file of links out: what each party does, in a process of its own.</summary>
internal interface IMatchingJob
{
    /// <returns>How many pairs of entries were compared.</returns>
    long Run();
}
