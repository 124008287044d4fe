namespace Brygga.Nordic;

/// <summary>
/// Chance out of a seed (SplitMix64). Of our own, because what it throws must be the same in every runtime: a hash of what is
/// generated is pinned.
/// </summary>
internal struct Dice
{
    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>Dice for one purpose of one company: what they throw depends on no other company.</summary>
    public static Dice Of(int seed, int company, int purpose)
    {
        var dice = new Dice((((ulong)(uint)seed << 32) | (uint)company) ^ ((ulong)purpose << 58));
        return new(dice.Next());
    }

    public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    public bool Chance(double rate) => Fraction() < rate;

    /// <summary>One of them, the first ones far more often: as cities and surnames are.</summary>
    public T Common<T>(T[] from)
    {
        var fraction = Fraction();
        return from[(int)(fraction * fraction * from.Length)];
    }

    public T Pick<T>(T[] from) => from[Below(from.Length)];

    /// <summary>Puts them in another order.</summary>
    public void Shuffle(Span<int> numbers)
    {
        for (var i = numbers.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }
    }

    private double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
