using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The types of settings: plain ones, ranges of accounts, and the records of either system.</summary>
internal static class SettingTypes
{
    private const string RangesWord = "ranges";

    private static readonly Seq<(string Word, ExprType Type)> Plain =
        Seq(("boolean", ExprType.Boolean), ("text", ExprType.Text), ("number", ExprType.Number), ("choice", ExprType.Text), (RangesWord, ExprType.Ranges));

    public static Shape Shape { get; } = Shape.Word([.. Plain]).Or(new Shape.Entity(Seq(Side.Severa, Side.Fortnox), IsQualified: true));

    public static Validation<(string Word, ExprType Type)> Read(CatalogueNames names, YamlNode.Mapping map) =>
        (map.Required("type", node => Type(names, node)), map.Optional("of", Seq<string>(), SettingsReader.Words))
        .Apply(static (type, words) => (type.Word, type.Type with { Words = words }));

    /// <summary>The value that a text stands for; a record is given by its id or its key.</summary>
    public static Option<Value> Value(DeclaredSetting setting, string text)
    {
        if (setting.Type.Kind == ValueKind.List) return Ranges.Read(text);
        if (setting.Type.Kind != ValueKind.Reference)
            return Literals.Read(setting.Type.Kind, setting.Type.Words, text).Filter(v => v.Kind != ValueKind.Number || IsWithin(setting, v.Number));
        return text.Length == 0 ? Option<Value>.None : Engine.Data.Value.Reference(new(setting.Type.RefersTo.Head, text), Row.None);
    }

    public static Seq<string> Wanted(DeclaredSetting setting) => setting.Type.Kind switch
    {
        ValueKind.List => Seq1("ranges of accounts: 4000-7999, 8310"),
        ValueKind.Reference => Seq1($"the id or the key of a {setting.Type.RefersTo.Head}"),
        ValueKind.Number => Seq1(Bounded(setting)),
        _ => Literals.Wanted(setting.Type.Kind, setting.Type.Words),
    };

    private static string Bounded(DeclaredSetting setting) => setting.Declaration.Match(
        static d => $"a number{d.Min.Match(static m => $" from {m}", static () => "")}{d.Max.Match(static m => $" up to {m}", static () => "")}",
        static () => "a number");

    private static bool IsWithin(DeclaredSetting setting, decimal number) =>
        setting.Declaration.ForAll(d => d.Min.ForAll(min => number >= min) && d.Max.ForAll(max => number <= max));

    private static Validation<(string Word, ExprType Type)> Type(CatalogueNames names, YamlNode node) => node.AsScalar().Bind(s =>
        Plain.Find(t => t.Word == s.Text).Match(
            static t => Valid<(string, ExprType)>(t),
            () => names.Qualified(s.Text).Match(
                entity => Valid<(string, ExprType)>((s.Text, ExprType.Reference(entity))),
                () => Mistakes.UnknownWord(s.At, s.Text, Plain.Mapped(static t => t.Word) + names.AllQualified))));
}
