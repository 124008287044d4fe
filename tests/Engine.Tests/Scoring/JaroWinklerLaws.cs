using Brygga.Engine.Scoring.Kernels;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Engine.Tests.Kernels;

[Properties(Arbitrary = [typeof(TextPair)], MaxTest = 400)]
public sealed class JaroWinklerLaws : KernelLaws
{
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.9611)]
    [InlineData("DWAYNE", "DUANE", 0.8400)]
    [InlineData("DIXON", "DICKSONX", 0.8133)]
    [InlineData("JONES", "JOHNSON", 0.8324)]
    [InlineData("ABCVWXYZ", "CABVWXYZ", 0.9583)]
    [InlineData("A", "B", 0)]
    public void The_similarity_is_the_one_in_the_books(string a, string b, double similarity) => Assert.Equal(similarity, JaroWinkler.Of(a, b), 4);

    [Fact]
    public void A_common_beginning_raises_nothing_up_to_seven_tenths() => Assert.InRange(JaroWinkler.Of("abcdefgh", "abxxxxxx"), 0.49, 0.51);

    protected override double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => JaroWinkler.Of(a, b);

    protected override double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) => JaroWinkler.Of(a, b);

    protected override double Bound(int a, int b) => JaroWinkler.Bound(a, b);

    protected override double Oracle(string a, string b)
    {
        var jaro = Jaro(a, b);
        var prefix = a.Zip(b, static (x, y) => x == y).Take(4).TakeWhile(static same => same).Count();
        return jaro > 0.7 ? jaro + (prefix * 0.1 * (1 - jaro)) : jaro;
    }

    private static double Jaro(string a, string b)
    {
        if (a == b) return 1;
        var reach = Math.Max((Math.Max(a.Length, b.Length) / 2) - 1, 0);
        var (takenA, takenB) = (new bool[a.Length], new bool[b.Length]);
        for (var i = 0; i < a.Length; i++)
            for (var j = Math.Max(0, i - reach); j < b.Length && j <= i + reach && !takenA[i]; j++)
                if (a[i] == b[j] && !takenB[j])
                    takenA[i] = takenB[j] = true;
        var (commonA, commonB) = (a.Where((_, i) => takenA[i]).ToArray(), b.Where((_, j) => takenB[j]).ToArray());
        double common = commonA.Length;
        var transpositions = commonA.Zip(commonB, static (x, y) => x != y).Count(static differ => differ) / 2;
        return common == 0 ? 0 : ((common / a.Length) + (common / b.Length) + ((common - transpositions) / common)) / 3;
    }
}
