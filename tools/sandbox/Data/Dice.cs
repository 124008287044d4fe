namespace Brygga.Sandbox.Data;

/// <summary>SplitMix64: the same seed rolls the same numbers on every machine and in every version of .NET.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of a record's own: what is drawn for it moves nothing else.</summary>
    public static Dice Of(string guid) => new(BitConverter.ToUInt64(System.Guid.Parse(guid).ToByteArray()));

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, but not including, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool OneIn(int chance) => Below(chance) == 0;

    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    public string Digits(int count) => string.Create(count, this, static (span, dice) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = (char)('0' + dice.Below(10));
    });

    /// <summary>A moment in the years the world was built in; fixed, so that the same seed gives the same time stamps whenever it is run.</summary>
    public DateTimeOffset Moment() => new DateTimeOffset(2021, 1, 4, 7, 0, 0, TimeSpan.Zero).AddDays(Below(1400)).AddSeconds(Below(9 * 3600));

    public string Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        return new Guid(bytes).ToString();
    }
}
