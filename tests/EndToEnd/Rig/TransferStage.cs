using System.Collections.Concurrent;
using Brygga.Connectors.Http;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd.Rig;

/// <summary>Two companies in step, whose documents wait to be transferred one at a time, undisturbed or not.</summary>
/// <param name="seen">All that the sandbox was asked.</param>
internal abstract class TransferStage(Stage stage, ConcurrentQueue<SandboxExchange> seen) : IAsyncDisposable
{
    private const int Most = 6;

    private static readonly RetryLimits Hasty = new() { Tries = 3, Delay = TimeSpan.FromMilliseconds(20), RateDelay = TimeSpan.FromMilliseconds(50) };

    public SandboxFaults Faults => Stage.Sandbox.Faults;

    protected Stage Stage { get; } = stage;

    protected SandboxWorld World => Stage.World;

    /// <summary>A run that waits two seconds for an answer, and tries again at once.</summary>
    private static Seams Impatient => Seams.None with { WithoutLimits = true, Session = new() { Timeout = TimeSpan.FromSeconds(2), Retry = Hasty } };

    /// <summary>Makes the next document ready, and returns what tells what is not as it must be once it is transferred: nothing when all is.</summary>
    public abstract Func<IReadOnlyList<string>> Queue();

    /// <summary>The calls of a run that nothing disturbs.</summary>
    public async Task<IReadOnlyList<HttpCall>> Undisturbed()
    {
        var wrongs = Queue();
        seen.Clear();
        var ran = (await Stage.Run(Impatient, "sync")).Ended(ExitCode.Done, ExitCode.Findings);
        var calls = HttpCall.Of(seen);
        Assert.True(wrongs().Count == 0, $"{string.Join(", ", wrongs())}\n{ran.Said}");
        return calls;
    }

    /// <summary>What such a run keeps in the state, in its order, by name.</summary>
    public async Task<IReadOnlyList<string>> UndisturbedWrites()
    {
        var wrongs = Queue();
        var writes = await Stage.StateWrites("sync");
        Assert.Empty(wrongs());
        return writes;
    }

    /// <summary>A run in which calls fail.</summary>
    public async Task Disturbed(params SandboxFault[] faults)
    {
        foreach (var fault in faults) Faults.Add(fault);
        var ran = await Stage.Run(Impatient, "sync");
        Assert.True(Faults.All.IsEmpty, $"never struck: {string.Join(", ", Faults.All.Select(static fault => $"{fault.Kind} at {fault.Method} {fault.Route}"))}: {ran.Said}");
    }

    /// <summary>A run that may go wrong in any way, and ends as it likes.</summary>
    public Task Troubled(Func<Stage, Seams, Task> run) => run(Stage, Impatient);

    /// <summary>A run that dies, as if its process were killed.</summary>
    public Task Killed(string when, int number) => Stage.Die(when, number, "sync");

    /// <summary>A run whose process is killed.</summary>
    public Task KilledWithItsProcess(string when, int number) => Stage.Kill(when, number, "sync");

    /// <summary>Runs `sync` until one has no step, and tells how many had some; None were too many.</summary>
    public async Task<int?> Resumed()
    {
        for (var runs = 0; runs < Most; runs++)
        {
            var ran = (await Stage.Run("sync", "--json")).Ended(ExitCode.Done, ExitCode.Findings, ExitCode.StepsFailed, ExitCode.StalePlan);
            if (ran.Exit is ExitCode.Done or ExitCode.Findings && ran.Json["steps"]!.AsArray().Count == 0) return runs;
        }
        return null;
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    protected static IEnumerable<KeyValuePair<string, object?>> Values(params (string Name, object? Value)[] values) =>
        values.Select(static one => KeyValuePair.Create(one.Name, one.Value));
}
