using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Brygga.Sandbox;

/// <summary>
/// The records of one resource in the order they were added. Keys of removed records are remembered, because Fortnox never
/// gives a customer number twice (Fortnox FACTS 7).
/// </summary>
public sealed class RecordTable
{
    private readonly Lock gate;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, SandboxRecord> byKey;
    private readonly SortedDictionary<long, SandboxRecord> inOrder = [];
    private readonly HashSet<string> removed;
    private readonly string? owner;
    private readonly Dictionary<string, List<SandboxRecord>> byOwner;
    private long last;

    internal RecordTable(Lock gate, TimeProvider clock, StringComparer comparer, string? owner = null)
    {
        this.gate = gate;
        this.clock = clock;
        this.owner = owner;
        byKey = new(comparer);
        removed = new(comparer);
        byOwner = new(comparer);
    }

    /// <summary>All records as they are now, in the order they were added.</summary>
    public ImmutableArray<SandboxRecord> All
    {
        get
        {
            lock (gate) return [.. inOrder.Values];
        }
    }

    /// <summary>How many records there are.</summary>
    public int Count
    {
        get
        {
            lock (gate) return inOrder.Count;
        }
    }

    /// <summary>The record with a key, or null.</summary>
    public SandboxRecord? Find(string key)
    {
        lock (gate) return byKey.GetValueOrDefault(key);
    }

    /// <summary>The record with a key, when there is one.</summary>
    public bool TryFind(string key, [NotNullWhen(true)] out SandboxRecord? record) => (record = Find(key)) is not null;

    /// <summary>The records of an owner in the order they were added, where records have one.</summary>
    public ImmutableArray<SandboxRecord> Of(string owner)
    {
        lock (gate) return byOwner.TryGetValue(owner, out var records) ? [.. records] : [];
    }

    /// <summary>Adds a record, created now by the sandbox's clock.</summary>
    /// <exception cref="ArgumentException">The key is in use.</exception>
    public SandboxRecord Add(string key, IEnumerable<KeyValuePair<string, object?>> values) => Add(key, values, Now());

    /// <summary>Edits a record and stamps it as changed now; false when there is none.</summary>
    public bool Change(string key, Action<SandboxRecord> edit) => Change(key, edit, stamp: true);

    /// <summary>Edits a record, and stamps it as changed now where the system would; false when there is none.</summary>
    public bool Change(string key, Action<SandboxRecord> edit, bool stamp)
    {
        ArgumentNullException.ThrowIfNull(edit);
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var record)) return false;
            var before = OwnerOf(record);
            edit(record);
            Move(record, before);
            if (stamp) record.Updated = Now();
            return true;
        }
    }

    /// <summary>Removes a record for good; false when there is none.</summary>
    public bool Remove(string key)
    {
        lock (gate)
        {
            if (!byKey.Remove(key, out var record)) return false;
            inOrder.Remove(record.Ordinal);
            if (OwnerOf(record) is { } of && byOwner.TryGetValue(of, out var records)) records.Remove(record);
            removed.Add(key);
            return true;
        }
    }

    /// <summary>Whether a record with this key once was there and was removed.</summary>
    public bool WasRemoved(string key)
    {
        lock (gate) return removed.Contains(key);
    }

    internal SandboxRecord Add(string key, IEnumerable<KeyValuePair<string, object?>> values, DateTimeOffset created)
    {
        lock (gate)
        {
            var record = new SandboxRecord(key, last + 1, created);
            byKey.Add(key, record);
            inOrder.Add(++last, record);
            record.Set(values);
            Move(record, null);
            return record;
        }
    }

    /// <summary>Keeps the records of each owner in the order they were added.</summary>
    private void Move(SandboxRecord record, string? before)
    {
        if (OwnerOf(record) is var now && now == before) return;
        if (before is not null && byOwner.TryGetValue(before, out var left)) left.Remove(record);
        if (now is null) return;
        var records = byOwner.TryGetValue(now, out var had) ? had : byOwner[now] = [];
        var place = records.FindLastIndex(other => other.Ordinal < record.Ordinal) + 1;
        records.Insert(place, record);
    }

    internal bool IsOwnedBy(string field) => owner == field;

    private string? OwnerOf(SandboxRecord record) => owner is null ? null : record.Text(owner);

    /// <summary>Time stamps keep milliseconds, so that what an answer shows can be asked for again to the tick.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
