using Brygga.Engine.Scoring.Kernels;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Engine.Tests.Kernels;

[Properties(Arbitrary = [typeof(TextPair)], MaxTest = 400)]
public sealed class LevenshteinLaws : KernelLaws
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("flaw", "lawn", 2)]
    public void The_distance_is_the_one_in_the_books(string a, string b, int distance) =>
        Assert.Equal(1 - ((double)distance / Math.Max(a.Length, b.Length)), Levenshtein.Of(a, b));

    protected override double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Levenshtein.Of(a, b);

    protected override double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) => Levenshtein.Of(a, b);

    protected override double Bound(int a, int b) => Levenshtein.Bound(a, b);

    /// <summary>The whole table, a cell at a time.</summary>
    protected override double Oracle(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                distance[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1,
                        distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        return a == b ? 1 : 1 - ((double)distance[a.Length, b.Length] / Math.Max(a.Length, b.Length));
    }
}
