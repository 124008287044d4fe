namespace Brygga.Connectors.Tests.Applying;

/// <summary>A place where a process touches the world or its state: just before, or just after.</summary>
internal readonly record struct Effect(int Number, string What, bool After);

/// <summary>kill -9: what was committed stays, nothing after it runs.</summary>
internal sealed class CrashException : Exception
{
    public CrashException()
        : base("the process was killed")
    {
    }
}

/// <summary>
/// Every remote call and every unit of state of one process, counted; before and after each a test may look, change the world,
/// or kill the process, which is then dead whatever it catches.
/// </summary>
internal sealed class Effects(Action<Effect> at)
{
    private bool _dead;

    public int Count { get; private set; }

    public static Effects Calm() => new(static _ => { });

    public static Effects CrashAt(int number) => new(effect =>
    {
        if (effect.Number == number) throw new CrashException();
    });

    public async Task<T> Around<T>(string what, Func<Task<T>> act)
    {
        Reach(what, after: false);
        var result = await act();
        Reach(what, after: true);
        return result;
    }

    public Task Around(string what, Func<Task> act) => Around(what, async () =>
    {
        await act();
        return true;
    });

    private void Reach(string what, bool after)
    {
        if (_dead) throw new CrashException();
        try
        {
            at(new(Count++, what, after));
        }
        catch (CrashException)
        {
            _dead = true;
            throw;
        }
    }
}
