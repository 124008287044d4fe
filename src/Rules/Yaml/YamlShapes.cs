using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;

namespace Brygga.Rules.Yaml;

/// <summary>What a rule file expects of a node, each with its diagnostic: shapes, keys, words. Combine the results with Apply.</summary>
public static class YamlShapes
{
    public static Validation<YamlNode.Mapping> AsMapping(this YamlNode node) =>
        node is YamlNode.Mapping mapping ? mapping : Mistakes.WrongShape(node.At, "a map of names (key: value)");

    /// <summary>A map that has no other keys than these; where it has, its other mistakes wait until that is mended.</summary>
    public static Validation<YamlNode.Mapping> AsMappingOf(this YamlNode node, MapShape shape) =>
        node.AsMapping().Bind(mapping => mapping.Only(shape).Map(_ => mapping));

    public static Validation<YamlNode.Sequence> AsSequence(this YamlNode node) =>
        node is YamlNode.Sequence sequence ? sequence : Mistakes.WrongShape(node.At, "a list [a, b]");

    /// <summary>A list of which every item is read; a mistake in one does not hide those of the others.</summary>
    public static Validation<Seq<T>> AsItems<T>(this YamlNode node, Func<YamlNode, Validation<T>> read) =>
        node.AsSequence().Bind(list => list.Items.Each(read));

    /// <summary>A scalar that is not empty.</summary>
    public static Validation<YamlNode.Scalar> AsScalar(this YamlNode node) =>
        node is YamlNode.Scalar { Text.Length: > 0 } scalar ? scalar : Mistakes.WrongShape(node.At, "a text on one line, or under >-");

    public static Validation<string> AsText(this YamlNode node) => node.AsScalar().Map(static s => s.Text);

    public static Validation<bool> AsBoolean(this YamlNode node) =>
        node.AsWord(("true", true), ("false", false));

    public static Validation<int> AsWholeNumber(this YamlNode node) => node.AsScalar().Bind(static s =>
        int.TryParse(s.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Valid<int>(number)
            : Mistakes.NotOfForm(s.At, s.Text, "a whole number"));

    /// <summary>One of a few words, each with its meaning.</summary>
    public static Validation<T> AsWord<T>(this YamlNode node, params (string Word, T Means)[] words) => node.AsScalar().Bind(s =>
    {
        foreach (var (word, means) in words)
            if (string.Equals(word, s.Text, StringComparison.Ordinal)) return Valid(means);
        return Mistakes.UnknownWord(s.At, s.Text, toSeq(System.Array.ConvertAll(words, static w => w.Word)));
    });

    public static Option<YamlNode> Find(this YamlNode.Mapping mapping, string key)
    {
        foreach (var pair in mapping.Pairs)
            if (string.Equals(pair.Key.Text, key, StringComparison.Ordinal)) return pair.Value;
        return None;
    }

    public static Validation<T> Required<T>(this YamlNode.Mapping mapping, string key, Func<YamlNode, Validation<T>> read) =>
        mapping.Find(key).Case is YamlNode node ? read(node) : Mistakes.MissingKey(mapping.At, key);

    public static Validation<Option<T>> Optional<T>(this YamlNode.Mapping mapping, string key, Func<YamlNode, Validation<T>> read) =>
        mapping.Find(key).Case is YamlNode node ? read(node).Map(Some) : Valid(Option<T>.None);

    public static Validation<T> Optional<T>(this YamlNode.Mapping mapping, string key, T without, Func<YamlNode, Validation<T>> read) =>
        mapping.Find(key).Case is YamlNode node ? read(node) : without;

    /// <summary>Reads every <c>name: value</c> of a map; a mistake in one does not hide those of the others.</summary>
    public static Validation<Seq<T>> Each<T>(this YamlNode.Mapping mapping, Func<YamlPair, Validation<T>> read) =>
        mapping.Pairs.Each(read);

    /// <summary>A section of names, each with its rule; it may be left out.</summary>
    public static Validation<Seq<T>> EachOf<T>(this YamlNode.Mapping mapping, string key, Func<YamlPair, Validation<T>> read) =>
        mapping.Optional(key, Seq<T>(), node => node.AsMapping().Bind(map => map.Each(read)));

    /// <summary>A key that is not among these is a mistake, with "did you mean", or with what cut an expression in two (BRY0007).</summary>
    public static Validation<Unit> Only(this YamlNode.Mapping mapping, MapShape shape)
    {
        var before = Option<YamlPair>.None;
        var mistakes = Seq<Diagnostic>();
        foreach (var pair in mapping.Pairs)
        {
            if (!shape.Has(pair.Key.Text))
                mistakes = mistakes.Add(mapping.Braced && CommaCuts.Made(before, pair.Key, pair.Value)
                    ? Mistakes.CutAtComma(pair.Key.At)
                    : Mistakes.UnknownKey(pair.Key.At, pair.Key.Text, shape.KeyNames));
            before = pair;
        }
        return mistakes.IsEmpty ? unit : mistakes;
    }
}
