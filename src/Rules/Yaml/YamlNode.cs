namespace Brygga.Rules.Yaml;

/// <summary>A YAML value with its place in the file. Every scalar is text, exactly as written.</summary>
public abstract record YamlNode(Origin At)
{
    /// <summary>A single value: a word, a path, an expression or a text.</summary>
    /// <param name="Map">Where the characters of the text stand in the file.</param>
    public sealed record Scalar(string Text, Origin At, ScalarMap Map) : YamlNode(At)
    {
        /// <summary>The place in the file of a stretch of the value.</summary>
        public Origin Place(int start, int length) => Map.Place(start, length);
    }

    /// <summary>Keys with values, in the order in which they are written.</summary>
    /// <param name="Braced">Written as <c>{ }</c>, where a comma ends a value.</param>
    public sealed record Mapping(Seq<YamlPair> Pairs, bool Braced, Origin At) : YamlNode(At);

    /// <summary>A list, <c>[a, b]</c> or with dashes.</summary>
    public sealed record Sequence(Seq<YamlNode> Items, Origin At) : YamlNode(At);
}

/// <summary>A key and its value.</summary>
public sealed record YamlPair(YamlNode.Scalar Key, YamlNode Value);
