namespace Brygga.Tool.Runs;

/// <summary>Takes turn after turn until it is stopped; never two at once, since one ends before the next begins.</summary>
internal sealed class Watching(TimeProvider clock, Schedule schedule, Func<double> chance)
{
    /// <param name="take">Makes one run; when it is stopped it ends after the step in flight.</param>
    /// <param name="say">Tells of a run, and when the next begins.</param>
    public async Task<int> Run(Func<CancellationToken, Task<Turn>> take, Action<Turn, DateTimeOffset?> say, CancellationToken stop)
    {
        var faults = 0;
        for (var first = true; ; first = false)
        {
            var began = clock.GetUtcNow();
            var turn = await take(stop);
            var ends = stop.IsCancellationRequested || (first && turn.Exit == ExitCode.Usage);
            faults = turn.IsFault ? faults + 1 : 0;
            var next = began + schedule.Pause(faults, chance());
            say(turn, ends ? null : next);
            if (stop.IsCancellationRequested) return ExitCode.Interrupted;
            if (ends) return turn.Exit;
            if (!await Wait(next, stop)) return ExitCode.Interrupted;
        }
    }

    /// <summary>False when it was stopped meanwhile. A run that took longer than the pause is followed by the next at once.</summary>
    private async Task<bool> Wait(DateTimeOffset next, CancellationToken stop)
    {
        var left = next - clock.GetUtcNow();
        if (left <= TimeSpan.Zero) return true;
        try
        {
            await Task.Delay(left, clock, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
