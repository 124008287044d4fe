using Brygga.Engine.Scoring.Kernels;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Engine.Tests.Kernels;

[Properties(Arbitrary = [typeof(TextPair)], MaxTest = 400)]
public sealed class TokenSetLaws : KernelLaws
{
    [Theory]
    [InlineData("fuzzy was a bear", "fuzzy fuzzy was a bear", 1)]
    [InlineData("volvo", "volvo sverige aktiebolag", 0.95)]
    [InlineData("bygg norr", "bygg syd", 0.95 * 2 * 4 / (4 + 8))]
    [InlineData("a", "b", 0)]
    [InlineData("", "b", 0)]
    public void Words_of_one_text_alone_cost_little_but_never_nothing(string a, string b, double similarity) =>
        Assert.Equal(similarity, TokenSet.Of(Tokens.Distinct(a), Tokens.Distinct(b)), 10);

    protected override double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => TokenSet.Of(a, b);

    protected override double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) => TokenSet.Of(a, b);

    protected override double Bound(int a, int b) => TokenSet.Bound(a, b);

    protected override string Prepared(string text) => Tokens.Distinct(text);

    /// <summary>Shared words first, then each text's own; the shared ones alone count 95 % against either.</summary>
    protected override double Oracle(string a, string b)
    {
        var (wordsA, wordsB) = (a.Split(' ', StringSplitOptions.RemoveEmptyEntries), b.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string[] both = [.. wordsA.Intersect(wordsB)];
        var shared = string.Join(' ', both);
        var allA = string.Join(' ', both.Concat(wordsA.Except(both)));
        var allB = string.Join(' ', both.Concat(wordsB.Except(both)));
        return Math.Max(Ratio(allA, allB), both.Length == 0 ? 0 : 0.95 * Math.Max(Ratio(shared, allA), Ratio(shared, allB)));
    }

    private static double Ratio(string a, string b) => a == b ? 1 : 2.0 * RatioLaws.CommonSubsequence(a, b) / (a.Length + b.Length);
}
