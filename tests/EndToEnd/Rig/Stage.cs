using Brygga.ApiConformance;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Sqlite;
using Brygga.Sandbox;
using Brygga.Tool;
using Brygga.Victim;
using LanguageExt;
using Microsoft.Data.Sqlite;

namespace Brygga.EndToEnd.Rig;

/// <summary>A sandbox, a workspace that points at it, and the command line to be run on them.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>A small world without awkward cases. Its limits are off: only RateLimitTests look at them, and each run has its own.</summary>
    public static readonly SandboxOptions Small = new() { Customers = 24, Cases = false, RateLimits = false };

    /// <summary>A small world with the awkward cases.</summary>
    public static readonly SandboxOptions Awkward = Small with { Cases = true };

    private const int Most = 5;

    private readonly bool _limited;
    private readonly ConformanceWatch _conformance;
    private readonly List<IStateStore> _left = [];

    private Stage(SandboxServer sandbox, string folder, bool limited, ConformanceWatch conformance) =>
        (Sandbox, Folder, _limited, _conformance, Before) = (sandbox, folder, limited, conformance, Picture.Of(sandbox.World));

    public SandboxServer Sandbox { get; }

    public SandboxWorld World => Sandbox.World;

    public string Folder { get; }

    /// <summary>Both systems as they were before anything ran.</summary>
    public Picture Before { get; }

    /// <summary>Starts a sandbox, <see cref="Small"/> unless said otherwise, for the guide's small rules.</summary>
    public static Task<Stage> Start(SandboxOptions? options = null, string settings = "") =>
        Start(options ?? Small, settings, static folder => WorkspaceFolder.CopyRules(folder, small: true));

    /// <summary>The same for the product's rules.</summary>
    public static Task<Stage> StartShipped(SandboxOptions? options = null, string settings = "") =>
        Start(options ?? Small, settings, static folder => WorkspaceFolder.CopyRules(folder, small: false));

    /// <summary>The same for the product's rules where they are shipped, and files of the workspace that change them.</summary>
    public static Task<Stage> StartOverlaid(IReadOnlyDictionary<string, string> overlay, SandboxOptions? options = null, string settings = "") =>
        Start(options ?? Small, settings, folder => WorkspaceFolder.Overlay(folder, overlay));

    private static async Task<Stage> Start(SandboxOptions options, string settings, Func<string, string> rules)
    {
        var conformance = new ConformanceWatch(refusedToo: true);
        var sandbox = await SandboxServer.Start(options with { Watch = options.Watch + conformance.See });
        var folder = Directory.CreateTempSubdirectory("brygga-e2e-").FullName;
        WorkspaceFolder.Write(folder, sandbox, rules(folder), settings);
        return new(sandbox, folder, options.RateLimits, conformance);
    }

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a command on the workspace, in this process.</summary>
    public Task<Ran> Run(params string[] command) => Run(Seams.None with { WithoutLimits = !_limited }, command);

    public Task<Ran> Run(Seams seams, params string[] command) =>
        Consoles.Capture(() => BryggaProgram.Run([.. command, "--workspace", Folder], seams));

    public Child Start(params string[] command) => Child.Brygga([.. command, "--workspace", Folder]);

    /// <summary>Runs a command that dies at a point such as <c>before-http 7</c>, in this process: a run that stands still there for good.</summary>
    /// <remarks>
    /// The lock is given back, as the operating system would; the state stays open as it is until the stage ends, since closing it would
    /// tidy up its file. That a process that is killed leaves the same is what the tests that start a victim show.
    /// </remarks>
    public async Task Die(string when, int number, params string[] command)
    {
        var survived = await MayDie(when, number, command);
        Assert.True(survived.IsNone, $"it came to its end before {when} {number}: {survived.Map(static ran => ran.Said)}");
    }

    /// <summary>The same at a point that a run may never come to: then what it ended with.</summary>
    public async Task<Option<Ran>> MayDie(string when, int number, params string[] command)
    {
        var life = new Life(static () => { });
        var seams = new Effects(new(when, number), life).Seams;
        var run = Run(seams with { State = inner => seams.State(Left(inner)) }, command);
        var ended = await Task.WhenAny(run, life.Stillness);
        if (life.Mark.Case is IAsyncDisposable taken) await taken.DisposeAsync();
        return ended == run ? await run : Option<Ran>.None;
    }

    /// <summary>Runs a command in which the state can't be written at a point: before it, or when it has been and nobody is told.</summary>
    public Task<Ran> RunOutOfDisk(string when, int number, params string[] command) =>
        Run(new Effects(new(when, number), new(static () => throw new SqliteException("database or disk is full", 13))).Seams, command);

    /// <summary>The same with a process of its own, which is killed hard.</summary>
    public async Task Kill(string when, int number, params string[] command)
    {
        await using var victim = Child.Victim(when, number, [.. command, "--workspace", Folder]);
        (await victim.Ended()).Ended(Child.Killed);
    }

    /// <summary>How many calls and state writes a command makes that ends well.</summary>
    public async Task<(int Http, int State)> CountEffects(params string[] command)
    {
        var effects = new Effects(KillPoint.None, new(static () => { }));
        (await Run(effects.Seams, command)).Ended(ExitCode.Done);
        return (effects.Http, effects.State);
    }

    /// <summary>What a command keeps in the state that ends well, in its order, by name.</summary>
    public async Task<IReadOnlyList<string>> StateWrites(params string[] command)
    {
        var effects = new Effects(KillPoint.None, new(static () => { }));
        (await Run(effects.Seams, command)).Ended(ExitCode.Done, ExitCode.Findings);
        return effects.Writes;
    }

    /// <summary>Runs `plan` and returns what it would do.</summary>
    public async Task<PlanView> Plan() => new((await Run("plan", "--json")).Ended(ExitCode.Done, ExitCode.ChangesPlanned, ExitCode.Findings).Json);

    /// <summary>Runs `sync` until one has no step; every run on the way has to end with one of the codes.</summary>
    public async Task<Ran> SyncUntilDone(params int[] onTheWay)
    {
        for (var run = 1; run <= Most; run++)
        {
            var ran = (await Run("sync", "--json")).Ended([ExitCode.Done, ExitCode.Findings, .. onTheWay]);
            if (ran.Json["steps"]!.AsArray().Count == 0 && ran.Json["notReached"]!.GetValue<int>() == 0) return ran;
        }
        throw new InvalidOperationException($"after {Most} runs there still are steps");
    }

    /// <summary>The transfer log, newest first.</summary>
    public async Task<Seq<LogEntry>> Log()
    {
        await using var state = await SqliteState.Open(At("brygga.db"), WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None);
        return await state.ReadLog(new(1000), CancellationToken.None);
    }

    private IStateStore Left(IStateStore state)
    {
        _left.Add(state);
        return state;
    }

    /// <summary>All that was asked on this stage has to be what the vendors' documents say can be asked, where they are at hand.</summary>
    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        foreach (var state in _left) await state.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        _conformance.Approve();
    }
}
