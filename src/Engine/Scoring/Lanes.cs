using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>
/// A register as the scorer sees it: for each record a line of numbers, one a comparison. A line is a cache line for up to sixteen
/// comparisons, so that one look at two records tells all that is equal.
/// </summary>
internal sealed class Lanes
{
    /// <summary>Numbers in one cache line.</summary>
    private const int Line = 16;

    private readonly uint[] _numbers;
    private readonly ulong[] _nothing;
    private readonly ulong[] _silent;
    private readonly ulong[] _notConcerned;

    private Lanes(int records, int comparisons)
    {
        (Count, Stride) = (records, Math.Max(1, (comparisons + Line - 1) / Line) * Line);
        (_numbers, _nothing, _silent, _notConcerned) = (new uint[records * Stride], new ulong[records], new ulong[records], new ulong[records]);
        _numbers.AsSpan().Fill(ComparedColumn.NotConcerned);
    }

    public static Lanes Of(Side side, Seen[] records, ComparedColumn[] columns)
    {
        var lanes = new Lanes(records.Length, columns.Length);
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, records.Length)), range =>
        {
            for (var record = range.Item1; record < Math.Min(records.Length, range.Item2); record++)
            {
                for (var at = 0; at < columns.Length; at++) lanes._numbers[(record * lanes.Stride) + at] = columns[at].Of(side, record, records[record].Ref.Entity);
                lanes.Close(record);
            }
        });
        return lanes;
    }

    public int Count { get; }

    private int Stride { get; }

    public uint this[int record, int comparison] => _numbers[(record * Stride) + comparison];

    /// <summary>The comparisons in which the record has nothing.</summary>
    public ulong Nothing(int record) => _nothing[record];

    /// <summary>The comparisons that are not about the record.</summary>
    public ulong NotConcerned(int record) => _notConcerned[record];

    /// <summary>The comparisons in which the record has nothing to compare, for whatever reason.</summary>
    public ulong Silent(int record) => _silent[record];

    private void Close(int record)
    {
        var line = _numbers.AsSpan(record * Stride, Stride);
        for (var i = 0; i < Math.Min(line.Length, 64); i++)
        {
            if (line[i] == NumberedValues.Nothing) _nothing[record] |= 1UL << i;
            if (line[i] == ComparedColumn.NotConcerned) _notConcerned[record] |= 1UL << i;
            if (line[i] >= ComparedColumn.NotConcerned) _silent[record] |= 1UL << i;
        }
    }

    /// <summary>The comparisons in which two records have the same number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Same(Lanes left, int one, Lanes right, int other)
    {
        ref var a = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(left._numbers), one * left.Stride);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(right._numbers), other * right.Stride);
        var same = 0UL;
        for (var at = 0; at < left.Stride; at += Line)
            same |= Vector512.Equals(Vector512.LoadUnsafe(ref a, (nuint)at), Vector512.LoadUnsafe(ref b, (nuint)at)).ExtractMostSignificantBits() << at;
        return same;
    }

    /// <summary>The lowest of some comparisons.</summary>
    public static int First(ulong comparisons) => BitOperations.TrailingZeroCount(comparisons);
}
