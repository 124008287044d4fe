using Brygga.Engine.Scoring.Kernels;
using FsCheck.Xunit;
using Xunit;

namespace Brygga.Engine.Tests.Kernels;

[Properties(Arbitrary = [typeof(TextPair)], MaxTest = 200)]
public sealed class TokensAndSymbols
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData(" \t ", "", "")]
    [InlineData("norr  bygg\u00A0i\nnorr", "bygg i norr norr", "bygg i norr")]
    [InlineData("å ä Z a", "Z a ä å", "Z a ä å")]
    public void Words_come_in_ordinal_order_with_one_space_between(string text, string sorted, string distinct) =>
        Assert.Equal((sorted, distinct), (Tokens.Sorted(text), Tokens.Distinct(text)));

    [Property]
    public bool Preparing_twice_is_preparing_once(TextPair pair) =>
        Tokens.Sorted(Tokens.Sorted(pair.A)) == Tokens.Sorted(pair.A) && Tokens.Distinct(Tokens.Distinct(pair.A)) == Tokens.Distinct(pair.A);

    [Property]
    public void A_column_holds_each_text_in_as_many_symbols_equal_where_the_texts_are(TextPair[] pairs)
    {
        string[] texts = [.. pairs.SelectMany(static pair => (string[])[pair.A, pair.B])];
        var held = SymbolTexts.Of(texts) switch
        {
            SymbolTexts.Narrow narrow => Enumerable.Range(0, narrow.Column.Count).Select(i => Array.ConvertAll(narrow.Column[i].ToArray(), static code => (int)code)),
            SymbolTexts.Wide wide => Enumerable.Range(0, wide.Column.Count).Select(i => Array.ConvertAll(wide.Column[i].ToArray(), static unit => (int)unit)),
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        };
        Assert.Equal(texts.Select(static text => text.Length), held.Select(static symbols => symbols.Length));

        var (units, codes) = (texts.SelectMany(static text => text).ToArray(), held.SelectMany(static symbols => symbols).ToArray());
        var met = units.Zip(codes, static (unit, code) => (unit, code)).Distinct().Count();
        Assert.Equal(met, units.Distinct().Count());
        Assert.Equal(met, codes.Distinct().Count());
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_byte_a_symbol_lasts_for_255_units_and_the_space(int units, bool narrow)
    {
        var text = new string([' ', .. Enumerable.Range('A', units).Select(static unit => (char)unit)]);
        Assert.Equal(narrow, SymbolTexts.Of([text, "A"]) is SymbolTexts.Narrow);
    }
}
