using Brygga.Engine.Scoring.Kernels;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Engine.Tests.Kernels;

[Properties(Arbitrary = [typeof(TextPair)], MaxTest = 400)]
public sealed class RatioLaws : KernelLaws
{
    [Theory]
    [InlineData("this is a test", "this is a test!", 97)]
    [InlineData("fuzzy wuzzy was a bear", "wuzzy fuzzy was a bear", 91)]
    [InlineData("abc", "xyz", 0)]
    public void The_ratio_is_that_of_fuzzywuzzy_in_percent(string a, string b, int percent) => Assert.Equal(percent, Math.Round(100 * Ratio.Of(a, b)));

    [Fact]
    public void Texts_with_their_words_sorted_differ_by_no_order() =>
        Assert.Equal(1, Ratio.Of(Tokens.Sorted("Bygg & Konsult AB"), Tokens.Sorted("  AB Konsult\t& Bygg ")));

    protected override double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Ratio.Of(a, b);

    protected override double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) => Ratio.Of(a, b);

    protected override double Bound(int a, int b) => Ratio.Bound(a, b);

    protected override double Oracle(string a, string b) => a == b ? 1 : 2.0 * CommonSubsequence(a, b) / (a.Length + b.Length);

    /// <summary>The whole table, a cell at a time.</summary>
    internal static int CommonSubsequence(string a, string b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
                common[i, j] = a[i - 1] == b[j - 1] ? common[i - 1, j - 1] + 1 : Math.Max(common[i - 1, j], common[i, j - 1]);
        return common[a.Length, b.Length];
    }
}
