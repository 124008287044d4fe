using System.Buffers.Binary;
using System.Numerics;

namespace Brygga.Engine.Scoring;

/// <summary>Numbers distinct sequences of bytes, from 0 in the order in which they are first seen. Equal bytes have equal numbers, and no others.</summary>
internal sealed class Interner
{
    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <summary>In each slot the upper half of a hash, which tells the slot, and a number, plus one.</summary>
    private ulong[] _slots = new ulong[1 << 10];
    private int[] _ends = new int[1 << 9];
    private byte[] _bytes = new byte[1 << 13];

    /// <summary>Keeps what <see cref="Look"/> reads from being taken for needless.</summary>
    private int _looked;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(Start(number), _ends[number] - Start(number));

    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length * Spread;
        if (bytes.Length < sizeof(ulong)) return Mix(hash, Short(bytes));
        var last = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]);
        for (; bytes.Length > sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        return Mix(hash, last);
    }

    /// <summary>Brings into the cache what <see cref="Number(ReadOnlySpan{byte}, ulong)"/> will need for these hashes: the memory is asked for all of it at once.</summary>
    public void Look(ReadOnlySpan<ulong> hashes)
    {
        var ends = 0;
        foreach (var hash in hashes)
            if (_slots[Place(hash)] is var slot and not 0) ends += _ends[Number(slot)];
        _looked = ends;
    }

    /// <summary>The number of these bytes, a new one where they were never seen.</summary>
    /// <param name="hash">Their <see cref="Hash"/>.</param>
    public int Number(ReadOnlySpan<byte> bytes, ulong hash)
    {
        var place = Place(hash);
        for (; _slots[place] is var slot and not 0; place = (place + 1) & (_slots.Length - 1))
            if (slot >> 32 == hash >> 32 && this[Number(slot)].SequenceEqual(bytes)) return Number(slot);
        return Add(bytes, hash, place);
    }

    private int Add(ReadOnlySpan<byte> bytes, ulong hash, int place)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length) Array.Resize(ref _ends, 2 * Count);
        if (start + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, start + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + bytes.Length;
        _slots[place] = (hash >> 32 << 32) | (uint)++Count;
        if (2 * Count > _slots.Length) Widen();
        return Count - 1;
    }

    private void Widen()
    {
        var slots = _slots;
        _slots = new ulong[2 * slots.Length];
        foreach (var slot in slots)
        {
            if (slot == 0) continue;
            var place = Place(slot);
            while (_slots[place] != 0) place = (place + 1) & (_slots.Length - 1);
            _slots[place] = slot;
        }
    }

    private int Place(ulong hash) => (int)(hash >> 32) & (_slots.Length - 1);

    private static int Number(ulong slot) => (int)(uint)slot - 1;

    private int Start(int number) => number == 0 ? 0 : _ends[number - 1];

    private static ulong Short(ReadOnlySpan<byte> bytes)
    {
        var word = 0UL;
        foreach (var one in bytes) word = (word << 8) | one;
        return word;
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * Spread;
        return hash ^ BitOperations.RotateRight(hash, 29);
    }
}
