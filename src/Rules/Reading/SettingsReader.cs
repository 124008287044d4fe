using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>settings.yaml: what can be set, and what it is when nobody sets it.</summary>
internal static class SettingsReader
{
    private static readonly (string, ValueKind)[] Types =
        [("boolean", ValueKind.Boolean), ("text", ValueKind.Text), ("number", ValueKind.Number), ("choice", ValueKind.Text)];

    public static Validation<Diagnostic, DeclaredSettings> Read(YamlNode.Mapping file) =>
        (RuleFileHeads.Check(file),
         file.Only(RuleFileHeads.Version, "settings"),
         file.Required("settings", static node => node.AsMapping().Bind(static sections => sections.Each(Section))))
        .Apply(static (_, _, sections) => new DeclaredSettings(toHashMap(sections.Bind(static s => s).Map(static s => (s.Name, s)))));

    /// <summary>The declarations with values from elsewhere; a value for nothing and a value of the wrong type are mistakes.</summary>
    public static Validation<Diagnostic, DeclaredSettings> Override(DeclaredSettings declared, Seq<SettingValue> values) =>
        values.Map(v => Override(declared, v)).Strict().Sequence()
            .Map(changed => changed.Fold(declared, static (all, s) => new(all.All.AddOrUpdate(s.Name, s))));

    private static Validation<Diagnostic, DeclaredSetting> Override(DeclaredSettings declared, SettingValue value) =>
        declared.All.Find(value.Name).Match(
            setting => Literals.Read(setting.Type.Kind, setting.Type.Words, value.Text).Match(
                v => Success<Diagnostic, DeclaredSetting>(setting with { Value = v }),
                () => Mistakes.BadSettingValue(value.At, value.Name, value.Text, Literals.Wanted(setting.Type.Kind, setting.Type.Words))),
            () => Mistakes.UnknownSetting(value.At, value.Name, declared.Names));

    private static Validation<Diagnostic, Seq<DeclaredSetting>> Section(YamlPair section) =>
        (Free(section.Key), section.Value.AsMapping().Bind(m => m.Each(pair => Setting(section.Key.Text, pair)))).Apply(static (_, settings) => settings);

    private static Validation<Diagnostic, DeclaredSetting> Setting(string section, YamlPair pair) => pair.Value.AsMappingOf("type", "of", "default", "label", "docs").Bind(map =>
        (Free(pair.Key),
         map.Required("type", static node => node.AsWord(Types)),
         map.Optional("of", Seq<string>(), Words))
        .Apply(static (_, kind, words) => (kind, words))
        .Bind(t => map.Optional("default", Value.Nothing, node => Default($"{section}.{pair.Key.Text}", t.kind, t.words, node))
            .Map(value => new DeclaredSetting(
                $"{section}.{pair.Key.Text}", ExprType.Of(t.kind, !map.Find("default").IsSome) with { Words = t.words }, value))));

    private static Validation<Diagnostic, Value> Default(string name, ValueKind kind, Seq<string> words, YamlNode node) => node.AsScalar().Bind(s =>
        Literals.Read(kind, words, s.Text).ToValidation(Mistakes.BadSettingValue(s.At, name, s.Text, Literals.Wanted(kind, words))));

    private static Validation<Diagnostic, Unit> Free(YamlNode.Scalar name) =>
        Language.Words.IsTaken(name.Text) ? Mistakes.ReservedName(name.At, name.Text) : unit;

    internal static Validation<Diagnostic, Seq<string>> Words(YamlNode node) =>
        node.AsSequence().Bind(static list => list.Items.Map(YamlShapes.AsText).Strict().Sequence());
}
