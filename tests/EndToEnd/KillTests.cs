using System.Globalization;
using System.Text.RegularExpressions;
using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>The process killed hard at seeded points of its first run: no duplicate, nothing lost, the next runs finish.</summary>
public abstract partial class KillTests(KillTests.Effects effects)
{
    private static readonly string[] Moments = ["before-http", "after-http", "before-state", "after-state"];

    /// <summary>Every run draws its moment in turn and its number from its seed; every third time people go on working meanwhile.</summary>
    protected async Task Kill(int seed)
    {
        var moment = Moments[seed % Moments.Length];
        var number = new Random(seed).Next(1, effects.Of(moment) + 1);
        await using var stage = await Stage.Start();
        await using (var victim = stage.StartVictim(moment, number, "sync")) (await victim.Ended()).Ended(Child.Killed);
        var added = seed % 3 == 0 ? People.Work(stage.World) : [];

        await using (var next = stage.StartVictim("none", 0, "sync")) (await next.Ended()).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        Oracle.Approves(stage, added);
        (await stage.Run("plan", "--whole")).Ended(ExitCode.Done);
    }

    protected static TheoryData<int> Seeds(int first, int count) => [.. Enumerable.Range(first, count)];

    /// <summary>How many effects an undisturbed run of the same world has.</summary>
    public sealed partial class Effects : IAsyncLifetime
    {
        private int _http;
        private int _state;

        public async Task InitializeAsync()
        {
            await using var stage = await Stage.Start();
            await using var whole = stage.StartVictim("none", 0, "sync");
            var counted = Counts().Match((await whole.Ended()).Ended(ExitCode.Done).Error);
            (_http, _state) = (Number(counted.Groups["http"]), Number(counted.Groups["state"]));
            Assert.True(_http > 20 && _state > 40, $"a run with only {_http} calls and {_state} state writes leaves little to kill");
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public int Of(string moment) => moment.EndsWith("http", StringComparison.Ordinal) ? _http : _state;

        private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

        [GeneratedRegex("effects: http (?<http>[0-9]+), state (?<state>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Counts();
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
