using Brygga.Nordic;

namespace Brygga.Bench.HeadToHead;

/// <summary>Who takes part, and how a job of it is written down for a process of its own.</summary>
/// <param name="Least">The size from which on it takes part, <paramref name="Most"/> the one up to which.</param>
internal sealed record Party(string Name, int Least, int Most, Func<RegisterFiles, string, string[]> Job)
{
    public const string SqlLoose = "SQL, loose";
    public const string SqlTight = "SQL, tight";
    public const string SqlKeys = "SQL, same keys";
    public const string Brygga = "Brygga";
    public const string Explained = "Brygga, explained";

    /// <summary>The loose pairs of a million entries are billions.</summary>
    private const int MostLoose = 100_000;

    public static Party[] All { get; } =
    [
        Sql(SqlLoose, "loose", 0, MostLoose, SqlPairs.Loose),
        Sql(SqlTight, "tight", MostLoose, int.MaxValue, SqlPairs.Tight),
        Sql(SqlKeys, "keys", 0, int.MaxValue, SqlPairs.Keys(JobRules.Score)),
        new(Brygga, 0, int.MaxValue, static (files, links) => ["brygga", files.Folder, links]),
        new(Explained, 0, MostLoose, static (files, links) => ["explained", files.Folder, links]),
    ];

    public bool TakesPart(int size) => size >= Least && size <= Most;

    private static Party Sql(string name, string word, int least, int most, string pairs) => new(name, least, most, (files, links) =>
    {
        var script = Path.Combine(files.Folder, $"{word}.sql");
        File.WriteAllText(script, SqlScripts.Of(files, pairs, JobRules.Score, links));
        return ["sql", script];
    });
}
