using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>Numbers that are written out in a rule file.</summary>
internal static class YamlNumbers
{
    /// <summary>With a point, and maybe below zero.</summary>
    public static Validation<decimal> AsNumber(this YamlNode node) => node.AsScalar().Bind(static s =>
        Lexemes.ToNumber(s.Text).OrMistake(() => Mistakes.NotOfForm(s.At, s.Text, "a number")));

    public static Validation<decimal> AsNumberOf(this YamlNode node, decimal least, decimal most) => node.AsNumber().Bind(number =>
        number >= least && number <= most ? Valid<decimal>(number) : Mistakes.OutsideOf(node.At, number.Shown(), $"{least.Shown()} to {most.Shown()}"));

    /// <summary>As a diagnostic writes it.</summary>
    public static string Shown(this decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
