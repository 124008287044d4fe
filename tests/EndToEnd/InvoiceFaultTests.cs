using System.Globalization;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>
/// Everything that can go wrong at every call of one invoice's transfer. The calls are those of a run that nothing disturbs, so that a
/// call that comes to be made is covered by itself.
/// </summary>
public sealed class InvoiceFaultTests(ITestOutputHelper output)
{
    private const int SideBySide = 3;

    private static readonly (string Name, Func<InvoiceStage, HttpCall, Task> Strike)[] Disturbances =
    [
        ("reset before", static (stage, call) => stage.Disturbed(call.Fault(FaultKind.ResetBefore))),
        ("reset after", static (stage, call) => stage.Disturbed(call.Fault(FaultKind.ResetAfter))),
        ("500", static (stage, call) => stage.Disturbed(call.Fault(FaultKind.InternalError))),
        ("429", static (stage, call) => stage.Disturbed(call.Fault(FaultKind.TooManyRequests))),
        ("timeout", static (stage, call) => stage.Disturbed(call.Fault(FaultKind.Slow) with { Delay = TimeSpan.FromSeconds(6) })),
        ("killed before", static (stage, call) => stage.Killed($"before-{call.Method}", call.OfMethod)),
        ("killed after", static (stage, call) => stage.Killed($"after-{call.Method}", call.OfMethod)),
    ];

    [Fact]
    public async Task M1_an_invoice_is_transferred_once_whatever_happens_at_whichever_call()
    {
        var calls = await Calls();
        var columns = new string[Disturbances.Length][];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Disturbances.Length),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (column, _) => columns[column] = await Column(calls, column));
        var table = Table(calls, columns);
        output.WriteLine(table);
        Assert.False(table.Contains("WRONG", StringComparison.Ordinal), table);
    }

    /// <summary>Every write, and of the reads the first of each route.</summary>
    private static async Task<IReadOnlyList<HttpCall>> Calls()
    {
        await using var stage = await InvoiceStage.Start(invoices: 1);
        HttpCall[] calls = [.. (await stage.Undisturbed()).Where(static call => call.Writes || call.OfRoute == 1)];
        Assert.True(calls.Count(static call => call.Writes) >= 7, $"few writes: {string.Join(", ", calls.Where(static call => call.Writes))}");
        return calls;
    }

    private static async Task<string[]> Column(IReadOnlyList<HttpCall> calls, int column)
    {
        await using var stage = await InvoiceStage.Start(calls.Count);
        var cells = new string[calls.Count];
        for (var row = 0; row < cells.Length; row++) cells[row] = Tried(calls[row], row, column) ? await Cell(stage, calls[row], column) : "";
        return cells;
    }

    /// <summary>All faults at each write; one at each read, another from one to the next.</summary>
    private static bool Tried(HttpCall call, int row, int column) =>
        call.Writes || row % Disturbances.Length == column;

    private static async Task<string> Cell(InvoiceStage stage, HttpCall call, int column)
    {
        var invoice = stage.Queue();
        await Disturbances[column].Strike(stage, call);
        var runs = await stage.Resumed();
        var wrongs = stage.Wrongs(invoice);
        return runs is null ? $"WRONG: steps are left, {string.Join(", ", wrongs)}"
            : wrongs.Count > 0 ? $"WRONG: {string.Join(", ", wrongs)}"
            : runs is 0 ? "same run"
            : string.Create(CultureInfo.InvariantCulture, $"{runs} more");
    }

    private static string Table(IReadOnlyList<HttpCall> calls, string[][] columns) => string.Join('\n',
    [
        $"| call | {string.Join(" | ", Disturbances.Select(static one => one.Name))} |",
        $"| --- |{string.Concat(Disturbances.Select(static _ => " --- |"))}",
        .. calls.Select((call, row) => $"| {call} | {string.Join(" | ", columns.Select(column => column[row]))} |"),
    ]);
}
