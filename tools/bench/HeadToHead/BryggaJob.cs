using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Nordic;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Bench.HeadToHead;

/// <summary>The product: files to rows as a connector makes them, rows to compared registers, and the likely pairs to a file.</summary>
internal sealed class BryggaJob(RegisterFiles files, string links) : IMatchingJob
{
    private static readonly Memory Nothing = new(Seq<Link>(), Seq<Intent>(), Seq<DoneMark>());

    public long Run()
    {
        var snapshot = Snapshots.Of(JobRules.Book, RegisterFiles.ReadRegister(files.Left), RegisterFiles.ReadRegister(files.Right), Registers.Now);
        var compared = RegisterComparison.Compare(JobRules.Book, snapshot, Nothing, new("bench", Registers.Now), JobRules.Flow).Match(
            static registers => registers.IfNone(static () => throw new InvalidOperationException("the rules have no score")),
            static findings => throw new InvalidOperationException(string.Join('\n', findings)));
        RegisterFiles.WriteLinks(links, Likely(compared));
        return compared.Keys.Pairs;
    }

    private static IEnumerable<(string Left, string Right)> Likely(ComparedRegisters compared) =>
        from record in compared.Severa
        where record.Standing == Standing.Likely
        from best in record.Best
        select (record.Record.Id, best.Other.Id);
}
