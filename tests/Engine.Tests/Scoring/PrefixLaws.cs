using Brygga.Engine.Scoring.Kernels;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Engine.Tests.Kernels;

[Properties(Arbitrary = [typeof(TextPair)], MaxTest = 400)]
public sealed class PrefixLaws : KernelLaws
{
    [Theory]
    [InlineData("12345", "12399", 0.6)]
    [InlineData("123", "123456", 0.5)]
    [InlineData("1", "2", 0)]
    public void It_is_the_share_of_the_longer_text_that_both_begin_with(string a, string b, double share) => Assert.Equal(share, Prefix.Of(a, b));

    protected override double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Prefix.Of(a, b);

    protected override double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) => Prefix.Of(a, b);

    protected override double Bound(int a, int b) => Prefix.Bound(a, b);

    protected override double Oracle(string a, string b) =>
        a == b ? 1 : (double)a.Zip(b, static (x, y) => x == y).TakeWhile(static same => same).Count() / Math.Max(a.Length, b.Length);
}
