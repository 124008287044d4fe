using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>docs:</c>: the requirements behind a rule or a setting, <c>M13</c> or a list of them.</summary>
internal static class Docs
{
    public static MapKey Key { get; } = MapKey.May("docs", Shape.OneOrList(Shape.OfForm("M[0-9]+", "M13")), "The requirements behind it: M13, or a list of them.");

    public static Validation<Seq<string>> Read(YamlNode node) => node is YamlNode.Sequence several
        ? several.Items.Each(Number)
        : Number(node).Map(static number => Seq1(number));

    private static Validation<string> Number(YamlNode node) => node.AsScalar().Bind(static s =>
        IsNumber(s.Text) ? Valid<string>(s.Text) : Mistakes.NotOfForm(s.At, s.Text, "the number of a requirement (M13)"));

    private static bool IsNumber(string text) => text is ['M', _, ..] && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
