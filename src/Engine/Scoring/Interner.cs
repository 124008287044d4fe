using System.Buffers.Binary;
using System.Numerics;

namespace Brygga.Engine.Scoring;

/// <summary>Numbers distinct sequences of bytes, from 0 in the order in which they are first seen. Equal bytes have equal numbers, and no others.</summary>
internal sealed class Interner
{
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private int[] _slots = new int[1 << 10];
    private ulong[] _hashes = new ulong[1 << 9];
    private int[] _ends = new int[1 << 9];
    private byte[] _bytes = new byte[1 << 13];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(Start(number), _ends[number] - Start(number));

    /// <summary>The number of these bytes, a new one where they were never seen.</summary>
    public int Number(ReadOnlySpan<byte> bytes)
    {
        var hash = Hash(bytes);
        var slot = (int)hash & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            if (_hashes[number] == hash && this[number].SequenceEqual(bytes)) return number;
        }
        return Add(bytes, hash, slot);
    }

    private int Add(ReadOnlySpan<byte> bytes, ulong hash, int slot)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _hashes, 2 * Count);
        }
        if (start + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, start + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(start));
        (_ends[Count], _hashes[Count]) = (start + bytes.Length, hash);
        _slots[slot] = ++Count;
        if (2 * Count > _slots.Length) Widen();
        return Count - 1;
    }

    private void Widen()
    {
        _slots = new int[2 * _slots.Length];
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)_hashes[number] & (_slots.Length - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number + 1;
        }
    }

    private int Start(int number) => number == 0 ? 0 : _ends[number - 1];

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length * Spread;
        if (bytes.Length < sizeof(ulong)) return Mix(hash, Short(bytes));
        var last = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]);
        for (; bytes.Length > sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        return Mix(hash, last);
    }

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
