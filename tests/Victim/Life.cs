using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Victim;

/// <summary>
/// Whether a run may still do something to the world. When it dies, all that it does stands still for good where it is: nothing goes on,
/// so no <c>catch</c> and no <c>finally</c> can tidy up after it, as in a process that is killed.
/// </summary>
/// <param name="kill">What ends the process; nothing, where the death is only to look like that.</param>
/// <param name="wakes">It was only frozen: after that it goes on as if nothing had been.</param>
internal sealed class Life(Action kill, bool wakes = false)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _stillness = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _never = new();
    private int _underWay;
    private bool _dead;

    /// <summary>The run is dead, and what was under way at that moment has happened.</summary>
    public Task Stillness => _stillness.Task;

    /// <summary>What shows that the process lives, and goes with it.</summary>
    public Option<IAsyncDisposable> Mark { get; private set; }

    public void Shows(IAsyncDisposable mark) => Mark = Some(mark);

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

    /// <summary>The run dies in the middle of an effect, and never comes back, unless it was only frozen.</summary>
    public Task Die()
    {
        if (wakes) return Freeze();
        kill();
        lock (_gate)
        {
            _dead = true;
            _underWay--;
            return Stood();
        }
    }

    /// <summary>Between two writes of the state: one that is frozen in the middle of one keeps the file for itself.</summary>
    private Task Freeze()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_underWay == 1)
                {
                    kill();
                    return Task.CompletedTask;
                }
            }
            Thread.Yield();
        }
    }

    private Task Stood()
    {
        if (!_dead) return Task.CompletedTask;
        if (_underWay == 0) _stillness.TrySetResult();
        return _never.Task;
    }
}
