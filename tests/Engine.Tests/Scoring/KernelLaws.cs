using System.Numerics;
using Brygga.Engine.Scoring.Kernels;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Engine.Tests.Kernels;

/// <summary>What every similarity of texts promises.</summary>
public abstract class KernelLaws
{
    protected abstract double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b);

    protected abstract double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryInteger<T>;

    protected abstract double Bound(int a, int b);

    protected abstract double Oracle(string a, string b);

    /// <summary>The form in which the kernel takes a text.</summary>
    protected virtual string Prepared(string text) => text;

    [Property]
    public void It_is_what_the_plain_definition_says(TextPair pair)
    {
        var (a, b) = (Prepared(pair.A), Prepared(pair.B));
        Assert.Equal(Oracle(a, b), Of(a, b));
    }

    [Property]
    public void It_is_symmetric(TextPair pair)
    {
        var (a, b) = (Prepared(pair.A), Prepared(pair.B));
        Assert.Equal(Of(a, b), Of(b, a));
    }

    [Property]
    public void It_lies_between_0_and_1(TextPair pair) => Assert.InRange(Of(Prepared(pair.A), Prepared(pair.B)), 0, 1);

    [Property]
    public void It_is_1_for_equal_texts_and_only_for_those(TextPair pair)
    {
        var (a, b) = (Prepared(pair.A), Prepared(pair.B));
        Assert.Equal(1, Of(a, new string(a)));
        Assert.Equal(a == b, Of(a, b) == 1);
    }

    [Property]
    public void It_never_exceeds_the_bound_of_the_lengths(TextPair pair)
    {
        var (a, b) = (Prepared(pair.A), Prepared(pair.B));
        Assert.InRange(Of(a, b), 0, Bound(a.Length, b.Length));
    }

    /// <summary>Texts of one letter come near every bound.</summary>
    [Property]
    public void It_never_exceeds_the_bound_where_one_text_goes_on_like_the_other(byte a, byte b) =>
        Assert.InRange(Of(new string('x', a), new string('x', b)), 0, Bound(a, b));

    [Property]
    public void The_bound_is_symmetric_and_lies_between_0_and_1(byte a, byte b)
    {
        Assert.InRange(Bound(a, b), 0, 1);
        Assert.Equal(Bound(a, b), Bound(b, a));
    }

    [Property]
    public void Prepared_columns_give_the_same(TextPair pair)
    {
        var (a, b) = (Prepared(pair.A), Prepared(pair.B));
        var onColumns = SymbolTexts.Of([a, b]) switch
        {
            SymbolTexts.Narrow narrow => Of(narrow.Column[0], narrow.Column[1]),
            SymbolTexts.Wide wide => Of(wide.Column[0], wide.Column[1]),
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        };
        Assert.Equal(Of(a, b), onColumns);
    }

    [Fact]
    public void A_pair_costs_no_memory()
    {
        foreach (var length in (int[])[0, 5, 31, 33, 64, 65, 128, 1000])
        {
            var (a, b) = (Prepared(Varied(length, 7)), Prepared(Varied(length, 11)));
            var (bytesA, bytesB) = (Array.ConvertAll(a.ToCharArray(), static unit => (byte)unit), Array.ConvertAll(b.ToCharArray(), static unit => (byte)unit));
            Both(a, b, bytesA, bytesB);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Both(a, b, bytesA, bytesB);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private double Both(string a, string b, byte[] bytesA, byte[] bytesB) => Of(a, b) + Of<byte>(bytesA, bytesB);

    /// <summary>Letters and spaces, no two words alike.</summary>
    private static string Varied(int length, int step) => new([.. Enumerable.Range(0, length).Select(i => i % 7 == 6 ? ' ' : (char)('a' + (i * step / 7 % 26)))]);
}
