using System.Text.RegularExpressions;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>docs:</c>: the requirements behind a rule or a setting, <c>M13</c> or a list of them.</summary>
internal static partial class Docs
{
    private const string Requirement = "M[0-9]+";

    public static MapKey Key { get; } = MapKey.May("docs", Shape.OneOrList(Shape.OfForm(Requirement, "M13")), "The requirements behind it: M13, or a list of them.");

    public static Validation<Diagnostic, Seq<string>> Read(YamlNode node) => node is YamlNode.Sequence several
        ? several.Items.Each(Number)
        : Number(node).Map(static number => Seq1(number));

    private static Validation<Diagnostic, string> Number(YamlNode node) => node.AsScalar().Bind(static s =>
        Form().IsMatch(s.Text) ? Success<Diagnostic, string>(s.Text) : Mistakes.NotOfForm(s.At, s.Text, "the number of a requirement (M13)"));

    [GeneratedRegex($@"\A{Requirement}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
