using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>The first run dies at seeded points: no duplicate, nothing lost, the next runs finish.</summary>
public abstract class KillTests(KillTests.Effects effects)
{
    private static readonly string[] Moments = ["before-http", "after-http", "before-state", "after-state"];

    /// <summary>So many die in this process before one is killed with its own: one at each moment.</summary>
    private const int OfProcess = 5;

    /// <summary>Every run draws its moment in turn and its number from its seed; every third time people go on working meanwhile.</summary>
    protected async Task Kill(int seed)
    {
        var moment = Moments[seed % Moments.Length];
        var number = new Random(seed).Next(1, effects.Of(moment) + 1);
        await using var stage = await Stage.Start();
        if (seed % OfProcess == 0) await stage.Kill(moment, number, "sync");
        else await stage.Die(moment, number, "sync");
        var added = seed % 3 == 0 ? People.Work(stage.World) : [];

        (await stage.Run("sync")).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        Oracle.Approves(stage, added);
        (await stage.Run("plan", "--whole")).Ended(ExitCode.Done);
    }

    protected static TheoryData<int> Seeds(int first, int count) => [.. Enumerable.Range(first, count)];

    /// <summary>How many effects an undisturbed run of the same world has.</summary>
    public sealed class Effects : IAsyncLifetime
    {
        private (int Http, int State) _counts;

        public async Task InitializeAsync()
        {
            await using var stage = await Stage.Start();
            _counts = await stage.CountEffects("sync");
            Assert.True(_counts is { Http: > 20, State: > 40 }, $"a run with only {_counts.Http} calls and {_counts.State} state writes leaves little to kill");
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public int Of(string moment) => moment.EndsWith("http", StringComparison.Ordinal) ? _counts.Http : _counts.State;
    }
}

/// <summary>In two classes, so that they run side by side.</summary>
public sealed class KillTestsOne(KillTests.Effects effects) : KillTests(effects), IClassFixture<KillTests.Effects>
{
    public static TheoryData<int> Ten => Seeds(1, 10);

    [Theory]
    [MemberData(nameof(Ten))]
    public Task A_killed_run_loses_nothing_and_doubles_nothing(int seed) => Kill(seed);
}

/// <summary>The other ten.</summary>
public sealed class KillTestsTwo(KillTests.Effects effects) : KillTests(effects), IClassFixture<KillTests.Effects>
{
    public static TheoryData<int> Ten => Seeds(11, 10);

    [Theory]
    [MemberData(nameof(Ten))]
    public Task A_killed_run_loses_nothing_and_doubles_nothing(int seed) => Kill(seed);
}
