using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Victim;

/// <summary>
/// Whether a run may still do something to the world. When it dies, all that it does stands still for good where it is: nothing goes on,
/// so no <c>catch</c> and no <c>finally</c> can tidy up after it, as in a process that is killed.
/// </summary>
/// <param name="kill">What ends the process; nothing, where the death is only to look like that.</param>
internal sealed class Life(Action kill)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _stillness = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _never = new();
    private int _underWay;
    private bool _dead;

    /// <summary>The run is dead, and what was under way at that moment has happened.</summary>
    public Task Stillness => _stillness.Task;

    /// <summary>The lock on the connection, which goes with a process.</summary>
    public Option<IAsyncDisposable> Lock { get; private set; }

    public void Locks(IAsyncDisposable taken) => Lock = Some(taken);

    /// <summary>An effect begins; never, when the run is dead.</summary>
    public Task Begin()
    {
        lock (_gate)
        {
            if (_dead) return _never.Task;
            _underWay++;
            return Task.CompletedTask;
        }
    }

    /// <summary>An effect is over, and the run goes on; never, when it is dead.</summary>
    public Task End()
    {
        lock (_gate)
        {
            _underWay--;
            return Stood();
        }
    }

    /// <summary>The run dies in the middle of an effect, and never comes back.</summary>
    public Task Die()
    {
        kill();
        lock (_gate)
        {
            _dead = true;
            _underWay--;
            return Stood();
        }
    }

    private Task Stood()
    {
        if (!_dead) return Task.CompletedTask;
        if (_underWay == 0) _stillness.TrySetResult();
        return _never.Task;
    }
}
