using System.Diagnostics;
using System.Reflection;
using Brygga.Connectors.State;

namespace Brygga.Bench.FirstLoad;

/// <summary>
/// Stands before the state, and notes when a command goes on to its next stage: what was agreed is loaded when all is read, and once
/// more, or the baseline is stored, when all is planned.
/// </summary>
public class StageClock : DispatchProxy
{
    private static readonly string[] Boundaries = [nameof(IStateStore.LoadMemory), nameof(IStateStore.Activate)];

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private readonly List<TimeSpan> _ends = [];
    private IStateStore? _inner;

    public static (IStateStore Store, StageClock Clock) Before(IStateStore inner)
    {
        var store = Create<IStateStore, StageClock>();
        var clock = (StageClock)(object)store;
        clock._inner = inner;
        return (store, clock);
    }

    /// <summary>How long reading, planning and all after it took, in seconds.</summary>
    public double[] Seconds()
    {
        var now = _since.Elapsed;
        var (read, planned) = (_ends.Count > 0 ? _ends[0] : now, _ends.Count > 1 ? _ends[1] : now);
        return [read.TotalSeconds, (planned - read).TotalSeconds, (now - planned).TotalSeconds];
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (Boundaries.Contains(targetMethod!.Name, StringComparer.Ordinal)) _ends.Add(_since.Elapsed);
        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
