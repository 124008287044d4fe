using System.Globalization;

namespace Brygga.Bench.HeadToHead;

/// <summary>The goals R1 to R5, as ratios of one run.</summary>
internal static class Goals
{
    private const int Small = 1_000;
    private const int Medium = 10_000;
    private const int Usual = 100_000;
    private const int Large = 1_000_000;

    /// <summary>Prints those for which all figures are there.</summary>
    public static void Print(Shown[] shown)
    {
        Console.WriteLine();
        Console.WriteLine("| goal | what | promised | measured |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (goal, what, promised, measured) in All(new(shown)))
            if (measured is { } value) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {goal} | {what} | {promised} | {value:0.000} |"));
    }

    private static IEnumerable<(string Goal, string What, string Promised, double? Measured)> All(Figures of)
    {
        yield return ("R1", "times faster than the loose SQL job, cold process", ">= 12", of.Ratio(Usual, Party.SqlLoose, static s => s.Times.Wall));
        yield return ("R1", "times faster, warm against the SQL inside its process", ">= 20", of.Sql(Usual, Party.SqlLoose)?.Times.Inside / of.Brygga(Usual)?.Times.Warm);
        yield return ("R1", "F1 above that of the loose SQL job", ">= 0", of.Brygga(Usual)?.F1 - of.Sql(Usual, Party.SqlLoose)?.F1);
        yield return ("R2", "times faster than the tight SQL job, cold process", ">= 15", of.Ratio(Large, Party.SqlTight, static s => s.Times.Wall));
        yield return ("R2", "F1 above that of the tight SQL job", ">= 0.01", of.Brygga(Large)?.F1 - of.Sql(Large, Party.SqlTight)?.F1);
        yield return ("R2", "its peak memory by that of the tight SQL job", "<= 0.25", of.Inverse(Large, Party.SqlTight, static s => s.Times.Megabytes));
        yield return ("R3", "time of a million by that of 100,000, warm", "<= 12", of.Brygga(Large)?.Times.Warm / of.Brygga(Usual)?.Times.Warm);
        yield return ("R3", "memory of a million by that of 100,000", "<= 11", (double?)of.Brygga(Large)?.Times.Megabytes / of.Brygga(Usual)?.Times.Megabytes);
        foreach (var size in (int[])[Small, Medium, Usual, Large])
            yield return ("R3", string.Create(CultureInfo.InvariantCulture, $"candidates a record, {size} a side"), "<= 40", (double?)of.Brygga(size)?.Times.Pairs / size);
        yield return ("R5", "time with every record's candidates explained, by that without", "<= 1.25", of.Sql(Usual, Party.Explained)?.Times.Warm / of.Brygga(Usual)?.Times.Warm);
        foreach (var size in (int[])[Small, Medium])
            yield return ("R4", string.Create(CultureInfo.InvariantCulture, $"its time by that of the SQL job inside the process, {size} a side"), "<= 1", of.Inverse(size, Party.SqlLoose, static s => s.Times.Inside));
    }

    private sealed record Figures(Shown[] Shown)
    {
        public Shown? Brygga(int size) => Sql(size, Party.Brygga);

        public Shown? Sql(int size, string party) => Shown.FirstOrDefault(one => one.Size == size && one.Party == party);

        public double? Ratio(int size, string party, Func<Shown, double> of) =>
            Sql(size, party) is { } sql && Brygga(size) is { } own ? of(sql) / of(own) : null;

        public double? Inverse(int size, string party, Func<Shown, double> of) => 1 / Ratio(size, party, of);
    }
}
