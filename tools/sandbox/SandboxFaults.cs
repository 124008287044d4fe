using System.Collections.Immutable;

namespace Brygga.Sandbox;

/// <summary>The faults that wait to strike.</summary>
public sealed class SandboxFaults
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];

    /// <summary>The faults that have not struck for the last time.</summary>
    public ImmutableArray<SandboxFault> All
    {
        get
        {
            lock (gate) return [.. waiting.Select(static one => one.Fault)];
        }
    }

    /// <summary>Adds a fault; it counts requests from now on.</summary>
    public void Add(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (gate) waiting.Add(new(fault));
    }

    /// <summary>Forgets all faults.</summary>
    public void Clear()
    {
        lock (gate) waiting.Clear();
    }

    /// <summary>Every fault that fits counts the request; the first whose turn it is strikes.</summary>
    internal SandboxFault? Next(string system, string method, string path)
    {
        lock (gate)
        {
            Waiting? striking = null;
            foreach (var one in waiting.Where(one => one.Fault.Fits(system, method, path)))
            {
                one.Seen++;
                if (striking is null && one.Seen >= one.Fault.Nth) striking = one;
            }

            if (striking is not null && ++striking.Struck >= striking.Fault.Times) waiting.Remove(striking);
            return striking?.Fault;
        }
    }

    private sealed class Waiting(SandboxFault fault)
    {
        public SandboxFault Fault { get; } = fault;

        public int Seen { get; set; }

        public int Struck { get; set; }
    }
}
