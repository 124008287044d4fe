using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The first line of every rule file: <c>rules: 1</c>.</summary>
internal static class RuleFileHeads
{
    public const string Version = "rules";

    public static Validation<Diagnostic, Unit> Check(YamlNode.Mapping file) => file.Required(Version, static node => node.AsScalar().Bind(static s =>
        string.Equals(s.Text, "1", StringComparison.Ordinal) ? Success<Diagnostic, Unit>(unit) : Mistakes.UnknownVersion(s.At, s.Text)));
}
