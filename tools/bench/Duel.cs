using System.Diagnostics;

namespace Brygga.Bench;

/// <summary>One of the two: does its work once, over so many records.</summary>
internal sealed record Contender(string Name, int Records, Action Run);

/// <summary>What a duel showed.</summary>
/// <param name="Baseline">Nanoseconds a record, median of the rounds.</param>
/// <param name="Ratio">Candidate by baseline, the median of the rounds' ratios.</param>
/// <param name="Rounds">How many there were time for.</param>
/// <param name="Low">The ratio that a tenth of the rounds stayed below; <paramref name="High"/> the one that a tenth went beyond.</param>
internal sealed record Verdict(double Baseline, double Candidate, double Ratio, double Low, double High, long BaselineBytes, long CandidateBytes, int Rounds);

/// <summary>
/// Baseline and candidate in many short rounds, in turns: whatever else the machine does hits both, so their ratio holds where the
/// times do not. A round is baseline, candidate, candidate, baseline, in processor time; long ones are fewer.
/// </summary>
internal static class Duel
{
    private const int MostRounds = 61;
    private const int FewestRounds = 11;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(12);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    public static Verdict Fight(Contender baseline, Contender candidate)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp)
        {
            baseline.Run();
            candidate.Run();
        }
        var (passesOfBaseline, passesOfCandidate) = (Passes(baseline), Passes(candidate));
        var rounds = new List<(double Baseline, double Candidate)>(MostRounds);
        clock.Restart();
        while (rounds.Count < MostRounds && (rounds.Count < FewestRounds || clock.Elapsed < Budget))
        {
            var first = Time(baseline, passesOfBaseline);
            var between = Time(candidate, passesOfCandidate) + Time(candidate, passesOfCandidate);
            rounds.Add(((first + Time(baseline, passesOfBaseline)) / 2, between / 2));
        }
        var ratios = rounds.Select(static r => r.Candidate / r.Baseline).Order().ToArray();
        return new(
            Median(rounds.Select(static r => r.Baseline)), Median(rounds.Select(static r => r.Candidate)),
            ratios[ratios.Length / 2], ratios[ratios.Length / 10], ratios[^(1 + (ratios.Length / 10))], Bytes(baseline), Bytes(candidate), rounds.Count);
    }

    private static int Passes(Contender contender)
    {
        var clock = Stopwatch.StartNew();
        contender.Run();
        return Math.Max(1, (int)(Turn / clock.Elapsed));
    }

    /// <summary>Nanoseconds a record.</summary>
    private static double Time(Contender contender, int passes)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < passes; i++) contender.Run();
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / passes / contender.Records;
    }

    private static long Bytes(Contender contender)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        contender.Run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / contender.Records;
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var inOrder = numbers.Order().ToArray();
        return inOrder[inOrder.Length / 2];
    }
}
