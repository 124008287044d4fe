using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Tool;
using LanguageExt;

namespace Brygga.Victim;

/// <summary>
/// Counts what a run does to the world, by kind (http, state) and by name (GET, Intend), and lets it die at its point: before an effect,
/// or when it has happened but nobody knows yet.
/// </summary>
/// <param name="tell">Is told what begins, and when it is over: its name, and its name with a dot.</param>
internal sealed class Effects(KillPoint point, Life life, Action<string>? tell = null)
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _writes = new();

    /// <summary>A lease that is soon over, for those who freeze.</summary>
    public static LeaseTimes Lease { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));

    public int Http => _counts.GetValueOrDefault("http");

    public int State => _counts.GetValueOrDefault("state");

    /// <summary>What was kept in the state, in its order, by name.</summary>
    public IReadOnlyList<string> Writes => [.. _writes];

    public Seams Seams => new(inner => new CountedHttp(this, inner), Counted, TimeProvider.System) { WithoutLimits = true, Alive = Alive };

    /// <summary>The run begins something that changes nothing.</summary>
    public void Begins(string name) => tell?.Invoke(name);

    public Task<T> OnHttp<T>(HttpMethod method, Func<Task<T>> effect) => On("http", method.Method, effect);

    public Task OnState(Func<Task> effect, [CallerMemberName] string name = "") => On("state", name, async () =>
    {
        await effect();
        return true;
    });

    public Task<T> OnState<T>(Func<Task<T>> effect, [CallerMemberName] string name = "") => On("state", name, effect);

    private Option<IAsyncDisposable> Alive(string path)
    {
        var mark = AliveMark.Try(path);
        mark.IfSome(life.Shows);
        return mark;
    }

    private CountedState Counted(IStateStore inner) => new(this, life, inner);

    private async Task<T> On<T>(string kind, string name, Func<Task<T>> effect)
    {
        var (ofKind, ofName) = (Next(kind), Next(name));
        if (kind == "state") _writes.Enqueue(name);
        await life.Begin();
        try
        {
            tell?.Invoke(name);
            await Reach("before");
            var outcome = await effect();
            await Reach("after");
            tell?.Invoke($"{name}.");
            return outcome;
        }
        finally
        {
            await life.End();
        }

        Task Reach(string when) => point.Is($"{when}-{kind}", ofKind) || point.Is($"{when}-{name}", ofName) ? life.Die() : Task.CompletedTask;
    }

    private int Next(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);
}
