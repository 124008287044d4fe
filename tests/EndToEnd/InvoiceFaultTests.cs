using System.Globalization;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>
/// Everything that can go wrong at every call of one invoice's transfer. The calls are those of a run that nothing disturbs, so that a
/// call that comes to be made is covered by itself.
/// </summary>
/// <remarks>
/// Each write goes wrong for an invoice of its own. Reads go wrong one after the other in one run, each once: what is wrong with a read is
/// over when it has been made again, or the run would end there and the others would not be struck. A run is killed at each read that
/// comes before the first write, one run after the other, for one invoice; killed before an answer or after it is the same to a read, of
/// which nothing is kept yet.
/// </remarks>
public sealed class InvoiceFaultTests(ITestOutputHelper output)
{
    private const int SideBySide = 3;

    private static readonly Disturbance[] Disturbances =
    [
        new("reset before", FaultKind.ResetBefore),
        new("reset after", FaultKind.ResetAfter),
        new("500", FaultKind.InternalError),
        new("429", FaultKind.TooManyRequests),
        new("timeout", FaultKind.Slow),
        new("killed before", null),
        new("killed after", null),
    ];

    [Fact]
    public async Task M1_an_invoice_is_transferred_once_whatever_happens_at_whichever_call()
    {
        var calls = await Calls();
        var columns = new Dictionary<HttpCall, string>[Disturbances.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Disturbances.Length).Reverse(),    // the kills and the timeouts take longest
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (column, _) => columns[column] = await Column(calls, Disturbances[column]));
        var table = Table(calls, columns);
        output.WriteLine(table);
        Assert.False(table.Contains("WRONG", StringComparison.Ordinal), table);
        Assert.All(calls, call => Assert.Equal(call.Writes ? Disturbances.Length : Disturbances.Length - 1, columns.Count(column => column.ContainsKey(call))));
    }

    private static async Task<IReadOnlyList<HttpCall>> Calls()
    {
        await using var stage = await InvoiceStage.Start(invoices: 1);
        var calls = await stage.Undisturbed();
        Assert.True(calls.Count(static call => call.Writes) >= 7, $"few writes: {string.Join(", ", calls.Where(static call => call.Writes))}");
        return calls;
    }

    private static async Task<Dictionary<HttpCall, string>> Column(IReadOnlyList<HttpCall> calls, Disturbance disturbance)
    {
        var groups = disturbance.Groups(calls).ToList();
        await using var stage = await InvoiceStage.Start(groups.Count);
        var cells = new Dictionary<HttpCall, string>();
        foreach (var group in groups)
        {
            var cell = await Cell(stage, group, disturbance);
            foreach (var call in group) cells.Add(call, cell);
        }
        return cells;
    }

    private static async Task<string> Cell(InvoiceStage stage, IReadOnlyList<HttpCall> calls, Disturbance disturbance)
    {
        var invoice = stage.Queue();
        await disturbance.Strike(stage, calls);
        var runs = await stage.Resumed();
        var wrongs = stage.Wrongs(invoice);
        return runs is null ? $"WRONG: steps are left, {string.Join(", ", wrongs)}"
            : wrongs.Count > 0 ? $"WRONG: {string.Join(", ", wrongs)}"
            : runs is 0 ? "same run"
            : string.Create(CultureInfo.InvariantCulture, $"{runs} more");
    }

    private static string Table(IReadOnlyList<HttpCall> calls, Dictionary<HttpCall, string>[] columns) => string.Join('\n',
    [
        $"| call | {string.Join(" | ", Disturbances.Select(static one => one.Name))} |",
        $"| --- |{string.Concat(Disturbances.Select(static _ => " --- |"))}",
        .. calls.Select(call => $"| {call} | {string.Join(" | ", columns.Select(column => column.GetValueOrDefault(call, "")))} |"),
    ]);

    /// <summary>A thing that goes wrong at a call.</summary>
    /// <param name="Kind">None: the process is killed.</param>
    private sealed record Disturbance(string Name, FaultKind? Kind)
    {
        /// <summary>The calls that go wrong for one invoice.</summary>
        public IEnumerable<IReadOnlyList<HttpCall>> Groups(IReadOnlyList<HttpCall> calls) => Kind is null
            ? calls.Where(call => call.Writes || Name == "killed before").GroupBy(call => Before(calls, call) ? -1 : PlaceOf(calls, call)).Select(static group => group.ToList())
            : calls.GroupBy(call => call.Writes ? -1 - PlaceOf(calls, call) : call.OfRoute).Select(static group => group.ToList());

        public async Task Strike(InvoiceStage stage, IReadOnlyList<HttpCall> calls)
        {
            if (Kind is { } kind) await stage.Disturbed([.. calls.Select(call => call.Fault(kind) with { Delay = TimeSpan.FromSeconds(6) })]);
            else foreach (var call in calls) await stage.Killed($"{Name.Replace("killed ", "", StringComparison.Ordinal)}-{call.Method}", call.OfMethod);
        }

        private static int PlaceOf(IReadOnlyList<HttpCall> calls, HttpCall call) => calls.TakeWhile(one => one != call).Count();

        /// <summary>Nothing was written yet.</summary>
        private static bool Before(IReadOnlyList<HttpCall> calls, HttpCall call) => !calls.TakeWhile(one => one != call).Append(call).Any(static one => one.Writes);
    }
}
