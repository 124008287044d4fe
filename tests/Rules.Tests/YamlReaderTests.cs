using System.Globalization;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Tests;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("", "BRY0012 1:1")]
    [InlineData("# only a comment", "BRY0012 1:1")]
    [InlineData("a: 'x' | f", "BRY0001 1:8")]
    [InlineData("a: {b: c", "BRY0001 1:9")]
    [InlineData("a: 1\nb: &anchor 2", "BRY0004 2:4")]
    [InlineData("a: 1\nb: *anchor", "BRY0004 2:4")]
    [InlineData("a: 1\nb: !tag 2", "BRY0004 2:4")]
    [InlineData("a: 1\n---\nb: 2", "BRY0004 2:1")]
    [InlineData("a: 1\nb: 2\na: 3\nb: 4", "BRY0005 3:1, BRY0005 4:1")]
    [InlineData("a: {b: c,\n9}", "BRY0001 1:9")]
    [InlineData("? [a, b]\n: 1", "BRY0013 1:3")]
    public void What_is_not_plain_data_is_a_mistake_with_its_place(string yaml, string expected) =>
        Assert.Equal(expected, Summary(yaml));

    [Fact]
    public void Words_stay_text_as_they_are_written()
    {
        var map = YamlReader.Read(new("t.yaml", "a: no\nb: 010\nc: ~\nd: null")).Bind(YamlShapes.AsMapping);
        Assert.Equal(["no", "010", "~", "null"], map.Match(static m => m.Pairs.Map(static p => ((YamlNode.Scalar)p.Value).Text), static _ => Seq<string>()), StringComparer.Ordinal);
    }

    [Fact]
    public void A_file_of_a_megabyte_is_a_mistake() =>
        Assert.Equal("BRY0002 1:1", Summary("a: " + new string('x', 1_000_000)));

    [Fact]
    public void Ten_thousand_open_brackets_are_a_mistake_where_they_become_too_many() =>
        Assert.Equal("BRY0003 1:67", Summary("a: " + new string('[', 10_000)));

    [Fact]
    public void Ten_thousand_closed_brackets_are_a_mistake_too() =>
        Assert.Equal("BRY0003 1:67", Summary("a: " + new string('[', 10_000) + new string(']', 10_000)));

    private static string Summary(string yaml) => YamlReader.Read(new("t.yaml", yaml)).Match(
        static _ => "",
        static mistakes => string.Join(", ", mistakes.Map(static d => string.Create(CultureInfo.InvariantCulture, $"{d.Code} {d.At.Line}:{d.At.Column}"))));
}
