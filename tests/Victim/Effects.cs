using Brygga.Tool;

namespace Brygga.Victim;

/// <summary>Counts what a run does to the world, and dies at its point: before an effect, or when it has happened but nobody knows yet.</summary>
internal sealed class Effects(KillPoint point)
{
    private int _http;
    private int _state;

    public int Http => _http;

    public int State => _state;

    public Seams Seams => new(inner => new CountedHttp(this, inner), inner => new CountedState(this, inner), TimeProvider.System);

    public Task<T> OnHttp<T>(Func<Task<T>> effect) => On("http", Interlocked.Increment(ref _http), effect);

    public Task OnState(Func<Task> effect) => OnState(async () =>
    {
        await effect();
        return true;
    });

    public Task<T> OnState<T>(Func<Task<T>> effect) => On("state", Interlocked.Increment(ref _state), effect);

    private async Task<T> On<T>(string kind, int number, Func<Task<T>> effect)
    {
        point.Reach($"before-{kind}", number);
        var outcome = await effect();
        point.Reach($"after-{kind}", number);
        return outcome;
    }
}
