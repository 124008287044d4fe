using System.Globalization;

namespace Brygga.EndToEnd.Rig;

/// <summary>A run dies before and after each thing that it keeps in the state, a document of its own each time.</summary>
/// <remarks>Of what is kept while reading, which is the same again and again, only the first and the last of a kind.</remarks>
internal sealed class StateKills
{
    private static readonly string[] OfReading = ["SaveRows", "SaveBelonging", "SeeRows", "ForgetRows", "FinishReading"];

    private readonly List<(string Write, string Before, string After)> _rows = [];

    /// <param name="stage">With twice as many documents as a run keeps things that are tried.</param>
    public static async Task<StateKills> Of(TransferStage stage)
    {
        var kills = new StateKills();
        foreach (var (name, number) in Sampled(await stage.UndisturbedWrites()))
            kills._rows.Add((string.Create(CultureInfo.InvariantCulture, $"{name} ({number})"), await Cell(stage, "before", name, number), await Cell(stage, "after", name, number)));
        return kills;
    }

    public void Approves()
    {
        Assert.Contains(_rows, static row => row.Write.StartsWith("Intend", StringComparison.Ordinal));
        Assert.DoesNotContain("WRONG", ToString(), StringComparison.Ordinal);
    }

    /// <summary>The table for the docs.</summary>
    public override string ToString() => string.Join('\n',
    [
        "| state write | killed before | killed after |",
        "| --- | --- | --- |",
        .. _rows.Select(static row => $"| {row.Write} | {row.Before} | {row.After} |"),
    ]);

    private static IEnumerable<(string Name, int Number)> Sampled(IReadOnlyList<string> writes) => writes.CountBy(static name => name, StringComparer.Ordinal)
        .SelectMany(static kind => OfReading.Contains(kind.Key, StringComparer.Ordinal)
            ? new[] { 1, kind.Value }.Distinct().Select(number => (kind.Key, number))
            : Enumerable.Range(1, kind.Value).Select(number => (kind.Key, number)));

    private static async Task<string> Cell(TransferStage stage, string when, string name, int number)
    {
        var told = stage.Queue();
        await stage.Killed($"{when}-{name}", number);
        var runs = await stage.Resumed();
        var wrongs = told();
        return runs is null || wrongs.Count > 0 ? $"WRONG: {(runs is null ? "steps are left, " : "")}{string.Join(", ", wrongs)}" : string.Create(CultureInfo.InvariantCulture, $"{runs} more");
    }
}
