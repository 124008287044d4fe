using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The first line of every rule file: <c>rules: 1</c>.</summary>
internal static class RuleFileHeads
{
    public const string Version = "rules";

    private const string Known = "1";

    public static MapKey Key { get; } = MapKey.Must(Version, Shape.Word((Known, unit)), "The version of the rules language.") with { IsOfEveryFile = true };

    public static Validation<Unit> Check(YamlNode.Mapping file) => file.Required(Version, static node => node.AsScalar().Bind(static s =>
        string.Equals(s.Text, Known, StringComparison.Ordinal) ? Valid<Unit>(unit) : Mistakes.UnknownVersion(s.At, s.Text)));
}
