using System.Text;
using Brygga.Engine.Scoring.Kernels;
using Brygga.Nordic;

namespace Brygga.Bench.Benchmarks;

/// <summary>Two names that share four letters, as texts and as what a comparison makes of each once: bytes, and its words in order.</summary>
internal sealed record NamePair(string A, string B, byte[] BytesA, byte[] BytesB, byte[] SortedA, byte[] SortedB);

/// <summary>Pairs as candidates of a comparison are: of the names of 20,000 companies, those in plain letters, as DuckDB compares bytes.</summary>
internal static class NamePairs
{
    private const int Companies = 20_000;
    private const int Shared = 4;

    public static NamePair[] Make(int count)
    {
        var registers = new TwoRegisters(Companies, seed: 3, Noise.Usual);
        var groups = Enumerable.Range(0, Companies).SelectMany(i => (string[])[registers.Left(i).Name, registers.Right(i).Name])
            .Where(static name => name.Length >= Shared && Ascii.IsValid(name)).Select(static name => name.ToLowerInvariant())
            .GroupBy(static name => name[..Shared], StringComparer.Ordinal).Select(static group => group.Distinct(StringComparer.Ordinal).ToArray()).Where(static group => group.Length > 1).ToArray();
        var random = new Random(3);
        return Enumerable.Range(0, count).Select(_ =>
        {
            var group = groups[random.Next(groups.Length)];
            var first = random.Next(group.Length);
            return Pair(group[first], group[(first + 1 + random.Next(group.Length - 1)) % group.Length]);
        }).ToArray();
    }

    private static NamePair Pair(string a, string b) => new(a, b, Bytes(a), Bytes(b), Bytes(Tokens.Sorted(a)), Bytes(Tokens.Sorted(b)));

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
