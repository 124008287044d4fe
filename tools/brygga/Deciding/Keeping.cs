using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Deciding;

/// <summary>Decisions that were kept, and what their records are called.</summary>
internal sealed record Kept(Seq<Decision> Decisions, RecordNames Names);

/// <summary>Resolves what people wrote against both systems as they are, and keeps all of it or nothing.</summary>
internal static class Keeping
{
    public static async Task<Either<Seq<FileMistake>, Kept>> Keep(Company company, Taken taken, Func<Resolver, Either<FileMistake, Seq<NumberedRow>>> wanted, CancellationToken stop)
    {
        var names = new RecordNames(company.Rules, taken.Snapshot);
        var resolver = new Resolver(company.Rules, names, company.Clock.GetUtcNow());
        var memory = await company.State.LoadMemory(company.Rules, stop);
        var resolved = wanted(resolver).MapLeft(Seq1).Bind(rows => Resolve(resolver, memory.Decisions, rows));
        if (resolved.Case is not Seq<Decision> decisions) return (Seq<FileMistake>)resolved.Case;
        await company.State.Decide(decisions, stop);
        return new Kept(decisions, names);
    }

    /// <summary>All mistakes at once, each with its line.</summary>
    private static Either<Seq<FileMistake>, Seq<Decision>> Resolve(Resolver resolver, Seq<Decision> standing, Seq<NumberedRow> rows)
    {
        var (mistakes, found) = (new List<FileMistake>(), new List<(int Line, Decision Decision)>());
        foreach (var row in rows)
            resolver.Resolve(row.Row).Match(Right: decision => found.Add((row.Line, decision)), Left: message => mistakes.Add(new(row.Line, message)));
        var lines = found.GroupBy(static one => one.Decision).ToDictionary(static same => same.Key, static same => same.First().Line);
        mistakes.AddRange(Resolver.Contradictory(standing, toSeq(lines.Keys).Strict()).Map(one => new FileMistake(lines[one.Decision], one.Why)));
        return mistakes.Count == 0
            ? toSeq(lines.Keys).Strict()
            : toSeq(mistakes.OrderBy(static mistake => mistake.Line).ThenBy(static mistake => mistake.Message, StringComparer.Ordinal)).Strict();
    }
}
