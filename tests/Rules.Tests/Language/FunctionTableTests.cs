using Brygga.Rules.Language;
using FsCheck.Xunit;

namespace Brygga.Rules.Tests.Language;

/// <summary>The edges of functions, beside the example that each has.</summary>
public sealed class FunctionTableTests
{
    [Theory]
    [InlineData("'<b>Fish</b> &amp; chips<br/>&#229;&auml; &unknown; 1 < 2' | plain", "Fish & chips\nåä &unknown; 1 < 2")]
    [InlineData("'<p>one</p><p>two</p>' | plain | lines | join('|')", "one|two")]
    [InlineData("'<script' | plain", "<script")]
    [InlineData("'a&#1114112;' | plain", "a&#1114112;")]
    [InlineData("'abc' | right(2)", "bc")]
    [InlineData("'a😀' | right(1)", "")]
    [InlineData("'7' | pad(3, ' ')", "  7")]
    [InlineData("'1234' | pad(3)", "1234")]
    [InlineData("'aaa' | replace('a', nothing)", "")]
    [InlineData("'aaa' | replace('', 'b')", "aaa")]
    [InlineData("'a,,b, ' | split(',') | join('|')", "a|b")]
    [InlineData("'a' | split('') | count", "1")]
    [InlineData("'O''Brien & Åkes-Bil 24' | words | join('|')", "O|Brien|Åkes|Bil|24")]
    [InlineData("'Ada' | ngrams(3) | join('|')", "Ada")]
    [InlineData("'Ad' | ngrams(3) | join('|')", "Ad")]
    [InlineData("'aaaa' | ngrams(2) | join('|')", "aa")]
    [InlineData("'a b' | ngrams(2) | join('|')", "a | b")]
    [InlineData("'a😀bc' | ngrams(2) | join('|')", "a😀|😀b|bc")]
    [InlineData("'😀😀' | ngrams(2) | join('|')", "😀😀")]
    [InlineData("fortnox.Name | ngrams(3)", "")]
    [InlineData("'one twothree' | wrap(5) | join('|')", "one|twoth|ree")]
    [InlineData("'😀😀' | wrap(1) | join('|')", "😀|😀")]
    [InlineData("['one two', 'three'] | wrap(4) | join('|')", "one|two|thre|e")]
    [InlineData("2.345 | round(2, 'half_even')", "2.34")]
    [InlineData("-2.5 | round(0)", "-3")]
    [InlineData("2.1 | round(0, 'up')", "3")]
    [InlineData("-2.1 | round(0, 'down')", "-3")]
    [InlineData("1.5 | round(1000)", "1.5")]
    [InlineData("'2024-02-30' | date", "")]
    [InlineData("'20240229' | date", "2024-02-29")]
    [InlineData("'2024-01-31' | date | format('yyyyMMdd ''yy-M-d')", "20240131 '24-1-31")]
    [InlineData("'2024-03-01' | date | add_days(-1)", "2024-02-29")]
    [InlineData("'2024-03-01' | date | add_days(1.9)", "2024-03-02")]
    [InlineData("'FI12345678' | vat_number", "FI12345678")]
    [InlineData("'SE556036079401' | vat_number", "")]
    [InlineData("'5560360793' | vat_number", "")]
    [InlineData("'12345' | postal_code", "123 45")]
    [InlineData("'DK-2100' | postal_code", "DK-2100")]
    [InlineData("'08-123 45 67' | phone", "081234567")]
    [InlineData("'+46 (0)70 123' | phone", "+4670123")]
    [InlineData("'112' | phone", "")]
    [InlineData("'finland' | country_code", "FI")]
    [InlineData("'no' | country_code", "NO")]
    [InlineData("'ÖSTERRIKE' | country_code", "AT")]
    [InlineData("'Atlantis' | country_code", "")]
    [InlineData("'7350000000001' | gln", "")]
    [InlineData("'0088:735000000000 9' | gln", "7350000000009")]
    [InlineData("[1, nothing, 2] | count", "3")]
    [InlineData("[] | sum", "0")]
    [InlineData("[] | join(', ')", "")]
    [InlineData("[] | first", "")]
    [InlineData("[true] | all(it)", "true")]
    [InlineData("[3, 1, 3] | group(it) | map('{it.key}: {it.items | count}') | join(', ')", "3: 2, 1: 1")]
    [InlineData("['a', 'b'] | skip(9) | count", "0")]
    [InlineData("fortnox.Name | words | any(it = 'x')", "false")]
    public void A_function_yields(string expression, string value) => Assert.Equal(value, Sample.Run(expression).ToString());

    [Fact]
    public void Every_function_says_how_it_is_written_and_what_it_does() => Assert.All(Functions.Known.Values, static f =>
    {
        Assert.StartsWith(f.Name, f.Usage, StringComparison.Ordinal);
        Assert.EndsWith(".", f.Doc, StringComparison.Ordinal);
        Assert.Contains($"| {f.Name}", f.Example.Expression, StringComparison.Ordinal);
    });

    [Property]
    public bool Wrapped_lines_fit_and_lose_only_spaces(string text, byte width)
    {
        var most = Math.Max(2, (int)width);
        var line = (text ?? "").Trim();
        var wrapped = Characters.Wrap(line, most).ToList();
        return wrapped.TrueForAll(l => l.Length <= most) && string.Concat(wrapped).Replace(" ", "", StringComparison.Ordinal) == line.Replace(" ", "", StringComparison.Ordinal);
    }

    [Property]
    public bool Markup_never_throws(string text) => Markup.Plain(text ?? "").Length <= (text ?? "").Length + 1;

    [Fact]
    public void A_key_that_two_records_have_names_neither()
    {
        var unit = new EntityRef(Side.Fortnox, "unit");
        var entity = Catalogues.Entity(Side.Fortnox, "unit", "Id", Catalogues.Field("Id", Catalogues.Type(ValueKind.Text)), Catalogues.Field("Code", Catalogues.Type(ValueKind.Text))) with
        {
            Keys = Seq1(new NaturalKey("Code", Uniqueness.No, Option<string>.None)),
        };
        var severa = Catalogues.Entity(Side.Severa, "x", "Id", Catalogues.Field("Id", Catalogues.Type(ValueKind.Text)));
        var world = new Ground([entity, severa], [new(unit, [("1", Coded("h")), ("2", Coded("h")), ("3", Coded("st"))], true), new(severa.Ref, [], true)], HashMap<string, Reading.DeclaredSetting>()).World;
        Assert.Equal((Value.Unknown, "3", Value.Nothing), (world.ByKey(unit, Value.Of("h")), world.ByKey(unit, Value.Of("st")).Referenced.Record.Id, world.ByKey(unit, Value.Of("kg"))));

        static Dictionary<string, Value> Coded(string code) => new(StringComparer.Ordinal) { ["Code"] = Value.Of(code) };
    }
}
