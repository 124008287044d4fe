using Brygga.Rules.Yaml;

namespace Brygga.Rules.Tests;

public sealed class PositionTests
{
    /// <summary>In each file the word X is looked up in the value; where it stands in the file is line and column.</summary>
    [Theory]
    [InlineData("plain", "a: one X two", 1, 8)]
    [InlineData("plain in a deeper map", "a:\n  b:   X", 2, 8)]
    [InlineData("plain, folded by hand", "a: one\n  two\n  X three", 3, 3)]
    [InlineData("plain in braces", "a: { b: one | X, c: d }", 1, 15)]
    [InlineData("plain after letters beyond ASCII", "å: öl 😀 X", 1, 10)]
    [InlineData("single-quoted", "a: 'one X'", 1, 9)]
    [InlineData("single-quoted with quotes", "a: 'it''s ''X'", 1, 13)]
    [InlineData("single-quoted over lines", "a: 'one\n  two X'", 2, 7)]
    [InlineData("double-quoted", "a: \"one X\"", 1, 9)]
    [InlineData("double-quoted with escapes", "a: \"\\t\\x41\\u00e5\\\"X\"", 1, 19)]
    [InlineData("double-quoted with a wide escape", "a: \"\\U0001F600 X\"", 1, 16)]
    [InlineData("double-quoted, line joined", "a: \"one \\\n    X\"", 2, 5)]
    [InlineData("folded", "a: >-\n  one two\n  three X", 3, 9)]
    [InlineData("folded with a comment at its head", "a: >- # why\n  one X", 2, 7)]
    [InlineData("folded with a blank line", "a: >-\n  one\n\n  two  X", 4, 8)]
    [InlineData("folded with a deeper line", "a: >-\n  one\n    two\n  X", 4, 3)]
    [InlineData("literal", "a: |\n  one\n  X", 3, 3)]
    [InlineData("literal with a deeper line", "a: |\n  one\n      X", 3, 7)]
    [InlineData("literal with an indentation indicator", "a: |2\n    X", 2, 5)]
    [InlineData("Windows line ends", "a: >-\r\n  one\r\n  X", 3, 3)]
    public void A_place_inside_a_value_is_a_place_in_the_file(string style, string yaml, int line, int column)
    {
        var scalar = Value(yaml);
        var at = scalar.Place(scalar.Text.IndexOf('X', StringComparison.Ordinal), 1);
        Assert.Equal((style, line, column, 1), (style, at.Line, at.Column, at.Length));
    }

    [Fact]
    public void A_stretch_that_is_folded_is_cut_at_the_end_of_its_line()
    {
        var scalar = Value("a: >-\n  one two\n  three");
        Assert.Equal(new Origin("t.yaml", 2, 7, 3), scalar.Place(4, 9));
    }

    [Fact]
    public void The_end_of_a_value_has_a_place() =>
        Assert.Equal(new Origin("t.yaml", 1, 7, 1), Value("a: one").Place(3, 0));

    private static YamlNode.Scalar Value(string yaml)
    {
        var root = YamlReader.Read(new("t.yaml", yaml)).Bind(YamlShapes.AsMapping).Match(static m => m, static e => throw new Xunit.Sdk.XunitException(e.Head.Message));
        var node = root.Pairs.Head.Value;
        while (node is YamlNode.Mapping inner) node = inner.Pairs.Head.Value;
        return Assert.IsType<YamlNode.Scalar>(node);
    }
}
