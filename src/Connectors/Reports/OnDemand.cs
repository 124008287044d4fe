using System.Collections;

namespace Brygga.Connectors.Reports;

/// <summary>A list for templates whose items are made when they are looked at, and not kept: fifty thousand of them cost what is looked at.</summary>
internal sealed class OnDemand<T>(IReadOnlyList<T> items, Func<T, object?> of) : IList
{
    public int Count => items.Count;

    public bool IsFixedSize => true;

    public bool IsReadOnly => true;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public object? this[int index]
    {
        get => of(items[index]);
        set => throw Fixed();
    }

    public IEnumerator GetEnumerator() => items.Select(of).GetEnumerator();

    public void CopyTo(Array array, int index)
    {
        foreach (var item in this) array.SetValue(item, index++);
    }

    public bool Contains(object? value) => IndexOf(value) >= 0;

    /// <summary>An item is made anew each time, and so equal to no other.</summary>
    public int IndexOf(object? value) => -1;

    public int Add(object? value) => throw Fixed();

    public void Clear() => throw Fixed();

    public void Insert(int index, object? value) => throw Fixed();

    public void Remove(object? value) => throw Fixed();

    public void RemoveAt(int index) => throw Fixed();

    private static NotSupportedException Fixed() => new("what a report shows can't be changed");
}
