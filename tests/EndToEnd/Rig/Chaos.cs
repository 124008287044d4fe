using System.Globalization;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd.Rig;

/// <summary>
/// A day on which people work in both systems and everything goes wrong, in an order that a seed gives: calls fail and are lost, runs die,
/// the disk is full, two runs start at once. Afterwards it is quiet, and all must be as if nothing had been.
/// </summary>
internal sealed class Chaos(TransferStage stage, Random random)
{
    private const int Rounds = 5;
    private const int FarthestCall = 14;
    private const int FarthestWrite = 60;

    private static readonly FaultKind[] Kinds =
    [
        FaultKind.ResetBefore, FaultKind.ResetAfter, FaultKind.InternalError, FaultKind.Unavailable, FaultKind.TooManyRequests, FaultKind.TokenRevoked, FaultKind.TruncatedPage, FaultKind.Slow,
    ];

    private static readonly string?[] Methods = [null, "GET", "POST", "PUT", "PATCH"];

    private readonly List<Func<IReadOnlyList<string>>> _told = [];
    private readonly List<string> _troubles = [];

    /// <summary>What went wrong, for people to read.</summary>
    public string Troubles => string.Join('\n', _troubles);

    /// <summary>A company that trades in what the seed says.</summary>
    public static async Task<Chaos> Start(int seed) => new(
        (seed % 3) switch
        {
            0 => await RegisterStage.Start(),
            1 => await InvoiceStage.Start(Rounds),
            _ => await CostFaultStage.Start(Rounds),
        },
        new(seed));

    /// <summary>The day, and the quiet after it; what is not as it must be.</summary>
    public async Task<IReadOnlyList<string>> Day()
    {
        await using (stage)
        {
            for (var round = 0; round < Rounds; round++)
            {
                _told.Add(stage.Queue());
                if (random.Next(4) > 0) Faults();
                await stage.Troubled(Run);
            }
            stage.Faults.Clear();
            await stage.Troubled(static (own, _) => own.Run("sync", "--whole"));    // what a cut list has hidden
            var runs = await stage.Resumed();
            return [.. runs is null ? ["steps are left"] : Array.Empty<string>(), .. _told.SelectMany(static told => told())];
        }
    }

    private async Task Run(Stage own, Seams seams)
    {
        var (when, call, write) = (random.Next(2) == 0 ? "before" : "after", random.Next(1, 3 * FarthestCall), random.Next(1, FarthestWrite));
        switch (random.Next(5))
        {
            case 0: await Told($"dies {when} call {call}", () => own.MayDie($"{when}-http", call, "sync")); break;
            case 1: await Told($"dies {when} state write {write}", () => own.MayDie($"{when}-state", write, "sync")); break;
            case 2: await Told($"disk full {when} state write {write}", () => own.RunOutOfDisk($"{when}-state", write, "sync")); break;
            case 3: await Told("two at once", () => Task.WhenAll(own.Run(seams, "sync"), own.Run(seams, "sync"))); break;
            default: await Told("a run", () => own.Run(seams, "sync")); break;
        }
    }

    private Task Told(string trouble, Func<Task> run)
    {
        _troubles.Add(trouble);
        return run();
    }

    private void Faults()
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var fault = new SandboxFault
            {
                Kind = Kinds[random.Next(Kinds.Length)],
                System = random.Next(2) == 0 ? "severa" : "fortnox",
                Method = Methods[random.Next(Methods.Length)],
                Nth = random.Next(1, FarthestCall),
                Times = random.Next(1, 3),
                Delay = TimeSpan.FromSeconds(3),
            };
            stage.Faults.Add(fault);
            _troubles.Add(string.Create(CultureInfo.InvariantCulture, $"{fault.Kind} at {fault.System} {fault.Method ?? "any call"} {fault.Nth}, {fault.Times} times"));
        }
    }
}
