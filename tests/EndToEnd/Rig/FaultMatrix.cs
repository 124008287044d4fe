using System.Globalization;
using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Everything that can go wrong at every call of one document's transfer. The calls are those of a run that nothing disturbs, so that a
/// call that comes to be made is covered by itself.
/// </summary>
/// <remarks>
/// Each write goes wrong for a document of its own. Reads go wrong one after the other in one run, each once: what is wrong with a read is
/// over when it has been made again, or the run would end there and the others would not be struck. A run is killed at each read that
/// comes before the first write, one run after the other, for one document; killed before an answer or after it is the same to a read, of
/// which nothing is kept yet.
///
/// Runs die in this process, since a process of its own for each would take minutes. A few are killed with theirs, and have to come out alike.
/// </remarks>
internal sealed class FaultMatrix
{
    private const string KilledBefore = "killed before";
    private const string KilledAfter = "killed after";
    private const int SideBySide = 3;

    /// <summary>The kills stand last.</summary>
    private static readonly Disturbance[] Disturbances =
    [
        new("reset before", FaultKind.ResetBefore),
        new("reset after", FaultKind.ResetAfter),
        new("500", FaultKind.InternalError),
        new("429", FaultKind.TooManyRequests),
        new("timeout", FaultKind.Slow),
        new(KilledBefore, null),
        new(KilledAfter, null),
    ];

    private static readonly Disturbance[] Kills = [new(KilledBefore, null) { OfProcess = true }, new(KilledAfter, null) { OfProcess = true }];

    private readonly IReadOnlyList<HttpCall> _calls;
    private readonly Dictionary<HttpCall, string>[] _columns;
    private readonly Dictionary<HttpCall, string>[] _kills;

    private FaultMatrix(IReadOnlyList<HttpCall> calls, Dictionary<HttpCall, string>[] columns, Dictionary<HttpCall, string>[] kills) =>
        (_calls, _columns, _kills) = (calls, columns, kills);

    public IEnumerable<HttpCall> Writes => _calls.Where(static call => call.Writes);

    /// <param name="start">Starts a stage with as many documents.</param>
    /// <param name="about">Which reads are struck; writes all are.</param>
    public static async Task<FaultMatrix> Of(Func<int, Task<TransferStage>> start, Func<HttpCall, bool> about)
    {
        var calls = (await Calls(start)).Where(call => call.Writes || about(call)).ToList();
        Disturbance[] all = [.. Disturbances, .. Kills];
        var columns = new Dictionary<HttpCall, string>[all.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Length).Reverse(),    // the kills and the timeouts take longest
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (column, _) => columns[column] = await Column(start, all[column].OfProcess ? Sample(calls) : calls, all[column]));
        return new(calls, columns[..Disturbances.Length], columns[Disturbances.Length..]);
    }

    /// <summary>Every call was struck in every way, and nothing was wrong afterwards.</summary>
    public void Approves()
    {
        var table = ToString();
        Assert.False(table.Contains("WRONG", StringComparison.Ordinal), table);
        Assert.All(_calls, call => Assert.Equal(call.Writes ? Disturbances.Length : Disturbances.Length - 1, _columns.Count(column => column.ContainsKey(call))));
        Assert.Equal(Sampled(_columns[^Kills.Length..]), Sampled(_kills));

        IEnumerable<string> Sampled(Dictionary<HttpCall, string>[] killed) => killed.SelectMany(column => Sample(_calls).Select(call => $"{call}: {column[call]}"));
    }

    /// <summary>The table for the docs.</summary>
    public override string ToString() => string.Join('\n',
    [
        $"| call | {string.Join(" | ", Disturbances.Select(static one => one.Name))} |",
        $"| --- |{string.Concat(Disturbances.Select(static _ => " --- |"))}",
        .. _calls.Select(call => $"| {call} | {string.Join(" | ", _columns.Select(column => column.GetValueOrDefault(call, "")))} |"),
    ]);

    /// <summary>The first write, one in the middle, and the last.</summary>
    private static List<HttpCall> Sample(IReadOnlyList<HttpCall> calls)
    {
        var writes = calls.Where(static call => call.Writes).ToList();
        return [writes[0], writes[writes.Count / 2], writes[^1]];
    }

    private static async Task<IReadOnlyList<HttpCall>> Calls(Func<int, Task<TransferStage>> start)
    {
        await using var stage = await start(1);
        return await stage.Undisturbed();
    }

    private static async Task<Dictionary<HttpCall, string>> Column(Func<int, Task<TransferStage>> start, IReadOnlyList<HttpCall> calls, Disturbance disturbance)
    {
        var groups = disturbance.Groups(calls).ToList();
        await using var stage = await start(groups.Count);
        var cells = new Dictionary<HttpCall, string>();
        foreach (var group in groups)
        {
            var cell = await Cell(stage, group, disturbance);
            foreach (var call in group) cells.Add(call, cell);
        }
        return cells;
    }

    private static async Task<string> Cell(TransferStage stage, IReadOnlyList<HttpCall> calls, Disturbance disturbance)
    {
        var told = stage.Queue();
        await disturbance.Strike(stage, calls);
        var runs = await stage.Resumed();
        var wrongs = told();
        return runs is null ? $"WRONG: steps are left, {string.Join(", ", wrongs)}"
            : wrongs.Count > 0 ? $"WRONG: {string.Join(", ", wrongs)}"
            : runs is 0 ? "same run"
            : string.Create(CultureInfo.InvariantCulture, $"{runs} more");
    }

    /// <summary>A thing that goes wrong at a call.</summary>
    /// <param name="Kind">None: the run dies.</param>
    private sealed record Disturbance(string Name, FaultKind? Kind)
    {
        /// <summary>The run dies with its process.</summary>
        public bool OfProcess { get; init; }

        /// <summary>The calls that go wrong for one document.</summary>
        public IEnumerable<IReadOnlyList<HttpCall>> Groups(IReadOnlyList<HttpCall> calls) => Kind is null
            ? calls.Where(call => call.Writes || Name == KilledBefore).GroupBy(call => Before(calls, call) ? -1 : PlaceOf(calls, call)).Select(static group => group.ToList())
            : calls.GroupBy(call => call.Writes ? -1 - PlaceOf(calls, call) : call.OfRoute).Select(static group => group.ToList());

        public async Task Strike(TransferStage stage, IReadOnlyList<HttpCall> calls)
        {
            if (Kind is { } kind) await stage.Disturbed([.. calls.Select(call => call.Fault(kind) with { Delay = TimeSpan.FromSeconds(6) })]);
            else foreach (var call in calls) await Kill(stage, $"{(Name == KilledBefore ? "before" : "after")}-{call.Method}", call.OfMethod);
        }

        private Task Kill(TransferStage stage, string when, int number) => OfProcess ? stage.KilledWithItsProcess(when, number) : stage.Killed(when, number);

        private static int PlaceOf(IReadOnlyList<HttpCall> calls, HttpCall call) => calls.TakeWhile(one => one != call).Count();

        /// <summary>Nothing was written yet.</summary>
        private static bool Before(IReadOnlyList<HttpCall> calls, HttpCall call) => !calls.TakeWhile(one => one != call).Append(call).Any(static one => one.Writes);
    }
}
