using Brygga.Engine;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Nordic;
using LanguageExt;

namespace Brygga.Bench.HeadToHead;

/// <summary>The product: files to rows as a connector makes them, rows to the likely pairs, and these to a file.</summary>
/// <param name="explained">Every record's candidates are explained besides, comparison by comparison.</param>
internal sealed class BryggaJob(RegisterFiles files, string links, bool explained) : IMatchingJob
{
    private static readonly Run Now = new("bench", Registers.Now);

    public long Run()
    {
        var snapshot = Snapshots.Of(JobRules.Book, RegisterFiles.ReadRegister(files.Left), RegisterFiles.ReadRegister(files.Right), Registers.Now);
        var (found, compared) = explained ? Explained(snapshot) : Likely(snapshot);
        RegisterFiles.WriteLinks(links, found);
        return compared;
    }

    private static (IEnumerable<(string Left, string Right)> Found, long Compared) Likely(Snapshot snapshot)
    {
        var likely = RegisterComparison.Likely(JobRules.Book, snapshot, Memory.Blank, Now, JobRules.Flow)
            .IfLeft(static findings => throw new InvalidOperationException(string.Join('\n', findings)));
        return (likely.Pairs.Map(static pair => (pair.Severa.Id, pair.Fortnox.Id)), likely.Compared);
    }

    private static (IEnumerable<(string Left, string Right)> Found, long Compared) Explained(Snapshot snapshot)
    {
        var compared = RegisterComparison.Compare(JobRules.Book, snapshot, Memory.Blank, Now, JobRules.Flow).Match(
            static registers => registers.IfNone(static () => throw new InvalidOperationException("the rules have no score")),
            static findings => throw new InvalidOperationException(string.Join('\n', findings)));
        Explain(compared.Severa.ToArray());
        Explain(compared.Fortnox.ToArray());
        var found = from record in compared.Severa
                    where record.Standing == Standing.Likely
                    from best in record.Best
                    select (record.Record.Id, best.Other.Id);
        return (found, compared.Keys.Pairs);
    }

    /// <exception cref="InvalidOperationException">A pair has other points than its comparisons add up to.</exception>
    private static void Explain(ComparedRecord[] records) => Parallel.ForEach(records, static record =>
    {
        foreach (var pair in record.Candidates)
            if (pair.Compared.Sum(static one => one.Points) != pair.Points) throw new InvalidOperationException($"{pair.One} and {pair.Other} have {pair.Points} points, and their comparisons add up to something else");
    });
}
