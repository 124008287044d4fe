namespace Brygga.Bench.HeadToHead;

/// <summary>What can run in a process of its own.</summary>
internal static class Jobs
{
    /// <param name="job">A word, and what it needs.</param>
    public static IMatchingJob Of(string[] job) => job switch
    {
        ["sql", var script] => new SqlJob(File.ReadAllText(script)),
        ["brygga", var folder, var links] => new BryggaJob(new(folder), links, explained: false),
        ["explained", var folder, var links] => new BryggaJob(new(folder), links, explained: true),
        _ => throw new ArgumentException(string.Join(' ', job), nameof(job)),
    };
}
