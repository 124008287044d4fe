namespace Brygga.Fuzz;

/// <summary>A kind of input: how one is made, what must hold of any, and how it is written down so that it can be tried again.</summary>
/// <param name="Name">The folder of the kind's inputs that were worth keeping.</param>
/// <param name="Make">The same dice make the same input.</param>
/// <param name="Law">Throws what the product throws, or what the assertion says; yields whether the input was taken as sound.</param>
/// <param name="Size">In bytes: what it may allocate is measured by it.</param>
internal sealed record Kind<T>(string Name, Func<Random, T> Make, Func<T, bool> Law, Func<T, byte[]> Write, Func<byte[], T> Read, Func<T, long> Size)
{
    /// <summary>How many of the usual number of inputs are made of this kind: some cost much.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How long one may take, in time of the processor: what else the machine does is no fault of the input's.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes that any input may allocate, however small.</summary>
    public long Room { get; init; } = 4_000_000;

    /// <summary>Bytes that it may allocate for each of its own.</summary>
    public long RoomPerByte { get; init; } = 1_000;
}

internal static class Kinds
{
    public static Kind<string> OfText(string name, Func<Random, string> make, Func<string, bool> law) =>
        new(name, make, law, Texts.Write, Texts.Read, static text => 2L * text.Length);

    public static Kind<byte[]> OfBytes(string name, Func<Random, byte[]> make, Func<byte[], bool> law) =>
        new(name, make, law, static bytes => bytes, static bytes => bytes, static bytes => bytes.Length);
}
