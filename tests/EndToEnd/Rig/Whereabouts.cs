using System.Diagnostics;

namespace Brygga.EndToEnd.Rig;

/// <summary>What a run is at.</summary>
internal enum Phase
{
    Starting,
    Reading,
    Planning,
    Applying,
    Ending,
}

/// <summary>Where a process is, by what it tells of itself (<see cref="Child.Telling"/>).</summary>
internal sealed class Whereabouts
{
    private static readonly string[] Writing = ["POST", "PUT", "PATCH", "DELETE"];

    private readonly Lock _gate = new();
    private readonly int[] _told = new int[Enum.GetValues<Phase>().Length];
    private readonly List<(Phase Phase, int Number, TaskCompletionSource Reached)> _awaited = [];
    private readonly long[] _began = new long[Enum.GetValues<Phase>().Length];
    private int _memories;
    private string _underWay = "";

    public Whereabouts() => _began[(int)Phase.Starting] = Stopwatch.GetTimestamp();

    public Phase Phase { get; private set; }

    /// <summary>A call that changes something was sent, and no answer was heard.</summary>
    public bool IsWriting => Phase == Phase.Applying && Writing.Contains(_underWay, StringComparer.Ordinal);

    /// <summary>It is in the state that something will be created, and not yet what became of it.</summary>
    public bool IsIntent { get; private set; }

    /// <summary>How much was told in a phase.</summary>
    public int Told(Phase phase)
    {
        lock (_gate) return _told[(int)phase];
    }

    /// <summary>How long a phase took; null while it has not ended.</summary>
    public TimeSpan? Lasted(Phase phase)
    {
        lock (_gate) return Phase > phase && _began[(int)phase + 1] is var next and > 0 ? Stopwatch.GetElapsedTime(_began[(int)phase], next) : null;
    }

    public void Hear(string line)
    {
        lock (_gate)
        {
            (var before, (Phase, _memories)) = (Phase, Next(line));
            if (Phase != before) _began[(int)Phase] = Stopwatch.GetTimestamp();
            _underWay = line;
            if (line == "Intend.") IsIntent = true;
            if (line is "Confirm." or "Fail.") IsIntent = false;
            _told[(int)Phase]++;
            foreach (var (_, _, reached) in _awaited.Where(one => IsPast(one.Phase, one.Number))) reached.TrySetResult();
        }
    }

    /// <summary>Ends when so much of the phase was told, or a later one has begun.</summary>
    public Task Reached(Phase phase, int number)
    {
        lock (_gate)
        {
            if (IsPast(phase, number)) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((phase, number, reached));
            return reached.Task;
        }
    }

    private bool IsPast(Phase phase, int number) => Phase > phase || (Phase == phase && _told[(int)phase] >= number);

    /// <summary>What is remembered is read once for reading, which then knows what has been picked up, once for planning, and once for applying.</summary>
    private (Phase Phase, int Memories) Next(string line) => (line, _memories) switch
    {
        ("LoadMemory", 0) => (Phase.Reading, 1),
        ("LoadMemory", 1) => (Phase.Planning, 2),
        ("LoadMemory", _) => (Phase.Applying, 3),
        ("FinishPlan." or "EndLease", _) => (Phase.Ending, _memories),
        _ when Phase == Phase.Starting => (Phase.Reading, _memories),
        _ => (Phase, _memories),
    };
}
