namespace Brygga.Engine.Scoring;

/// <summary>How all comparisons of a pair came out, two bits each.</summary>
internal readonly record struct OutcomePattern(UInt128 Bits)
{
    /// <summary>Nothing is said of it: a value is missing.</summary>
    public const int Silent = 0;
    public const int Equal = 1;
    public const int Alike = 2;
    public const int Differs = 3;

    public int this[int comparison] => (int)(Bits >> (2 * comparison)) & Differs;

    public OutcomePattern With(int comparison, int outcome) => new(Bits | ((UInt128)(uint)outcome << (2 * comparison)));
}

/// <summary>How often each pattern was seen among pairs that are one, that are not, and of which nobody knows.</summary>
internal sealed class OutcomeCounts
{
    private readonly Dictionary<OutcomePattern, double[]> _counts = [];

    public int Pairs { get; private set; }

    public IEnumerable<(OutcomePattern Pattern, double One, double Apart, double Open)> Counts =>
        _counts.OrderBy(static count => count.Key.Bits).Select(static count => (count.Key, count.Value[0], count.Value[1], count.Value[2]));

    /// <param name="isOne">Null where nobody knows.</param>
    public void Add(OutcomePattern pattern, bool? isOne)
    {
        if (!_counts.TryGetValue(pattern, out var counts)) _counts.Add(pattern, counts = new double[3]);
        counts[isOne switch { true => 0, false => 1, null => 2 }]++;
        Pairs++;
    }
}
