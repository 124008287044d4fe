using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Brygga.Tool;

namespace Brygga.Victim;

/// <summary>
/// Counts what a run does to the world, by kind (http, state) and by name (GET, Intend), and dies at its point: before an effect, or
/// when it has happened but nobody knows yet.
/// </summary>
internal sealed class Effects(KillPoint point)
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Http => _counts.GetValueOrDefault("http");

    public int State => _counts.GetValueOrDefault("state");

    public Seams Seams => new(inner => new CountedHttp(this, inner), inner => new CountedState(this, inner), TimeProvider.System) { WithoutLimits = true };

    public Task<T> OnHttp<T>(HttpMethod method, Func<Task<T>> effect) => On("http", method.Method, effect);

    public Task OnState(Func<Task> effect, [CallerMemberName] string name = "") => On("state", name, async () =>
    {
        await effect();
        return true;
    });

    public Task<T> OnState<T>(Func<Task<T>> effect, [CallerMemberName] string name = "") => On("state", name, effect);

    private async Task<T> On<T>(string kind, string name, Func<Task<T>> effect)
    {
        var (ofKind, ofName) = (Next(kind), Next(name));
        Reach("before", kind, ofKind, name, ofName);
        var outcome = await effect();
        Reach("after", kind, ofKind, name, ofName);
        return outcome;
    }

    private int Next(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    private void Reach(string when, string kind, int ofKind, string name, int ofName)
    {
        point.Reach($"{when}-{kind}", ofKind);
        point.Reach($"{when}-{name}", ofName);
    }
}
