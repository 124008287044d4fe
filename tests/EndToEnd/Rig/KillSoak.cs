using System.Diagnostics;
using System.Globalization;
using Brygga.Tool;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// Invoices that wait to be transferred, and a `brygga sync` that is killed again and again while it is at it: a process of its own each
/// time, by SIGKILL, at a moment that a seed chooses by what the process is seen doing.
/// </summary>
internal sealed class KillSoak(SoakStage stage, int kills, int seed) : IAsyncDisposable
{
    /// <summary>How often each phase is aimed at, of all.</summary>
    private static readonly (Phase Phase, double Share)[] Aims = [(Phase.Starting, 0.1), (Phase.Reading, 0.25), (Phase.Planning, 0.15), (Phase.Applying, 0.5)];

    /// <summary>In how much the transfer of one invoice is told, about.</summary>
    private const int ToldOfOne = 20;

    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(8);

    private readonly Random _random = new(seed);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>How long a process takes to say something, how much it tells of reading, and how long it plans: as was seen last.</summary>
    private (TimeSpan Starting, int Reading, TimeSpan Planning) _seen = (TimeSpan.FromSeconds(1), 40, TimeSpan.FromMilliseconds(200));

    public Landings Landings { get; } = new();

    public static async Task<KillSoak> Start(int kills, int invoices, int seed) => new(await SoakStage.Start(invoices), kills, seed);

    /// <summary>Kills as often as asked, in the end perhaps when nothing is left to apply.</summary>
    public async Task Kill()
    {
        while (Landings.Kills < kills) await KillOne();
    }

    /// <summary>The run to its end, and what is not as it must be.</summary>
    public Task<IReadOnlyList<string>> Finish() => stage.Finish();

    /// <summary>What happened, for people to read.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {stage.Invoices} invoices, {Landings.Kills} kills in {_clock.Elapsed:hh\\:mm\\:ss}\n{Landings}");

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    private async Task KillOne()
    {
        var where = new Whereabouts();
        await using var child = stage.Sync(where.Hear);
        var ended = child.Ended();
        await Task.WhenAny(Moment(where), ended);
        child.Kill();
        var ran = await ended;
        See(where);
        if (ran.Exit == Child.Killed) Landings.Add(where);
        else ran.Ended(ExitCode.Done, ExitCode.Findings);
    }

    private async Task Moment(Whereabouts where)
    {
        var phase = Aim(_random.NextDouble());
        var (number, later) = phase switch
        {
            Phase.Starting => (0, _seen.Starting),
            Phase.Reading => (_random.Next(1, _seen.Reading + 1), Later),
            Phase.Planning => (1, _seen.Planning),
            _ => (_random.Next(1, Farthest), Later),
        };
        await where.Reached(phase, number);
        await Task.Delay(later * _random.NextDouble());
    }

    /// <summary>So far that the invoices which are left last for the kills which are left, of which every other one comes while applying.</summary>
    private int Farthest => Math.Max(2, 2 * ToldOfOne * stage.Left / Math.Max(1, (kills - Landings.Kills) / 2));

    private static Phase Aim(double dice)
    {
        foreach (var (phase, share) in Aims)
        {
            if (dice < share) return phase;
            dice -= share;
        }
        return Phase.Applying;
    }

    private void See(Whereabouts where) => _seen = (
        where.Lasted(Phase.Starting) ?? _seen.Starting,
        where.Phase > Phase.Reading ? where.Told(Phase.Reading) : _seen.Reading,
        where.Lasted(Phase.Planning) ?? _seen.Planning);
}
