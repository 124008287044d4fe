namespace Brygga.Engine.Scoring;

/// <summary>Sums of points over a set of comparisons, each a bit: one look at a table for every eight of them.</summary>
internal sealed class PointSums
{
    private const int Bits = 8;
    private readonly int[] _sums;

    public PointSums(IReadOnlyList<int> points)
    {
        _sums = new int[(points.Count + Bits - 1) / Bits << Bits];
        for (var i = 0; i < _sums.Length; i++)
            for (var bit = 0; bit < Bits; bit++)
                if ((i >> bit & 1) != 0 && (i >> Bits) * Bits + bit is var at && at < points.Count) _sums[i] += points[at];
    }

    public int this[ulong comparisons]
    {
        get
        {
            var sum = 0;
            for (var at = 0; at < _sums.Length; at += 1 << Bits, comparisons >>= Bits) sum += _sums[at | (int)(comparisons & byte.MaxValue)];
            return sum;
        }
    }
}
