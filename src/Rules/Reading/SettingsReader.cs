using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>settings.yaml: what can be set, and what it is when nobody sets it.</summary>
internal static class SettingsReader
{
    /// <summary>Without one of these it is no setting.</summary>
    public static readonly string[] Makes = ["type"];

    private static readonly MapShape Keys = MapShape.Of(
        "setting",
        MapKey.Must("type", SettingTypes.Shape, "What its value is: boolean, text, number, choice (of), ranges of accounts, or a record of a system."),
        MapKey.May("of", Shape.ListOf(Shape.Text), "The words of a choice."),
        MapKey.May("default", Shape.Text, "Its value when nobody sets it."),
        MapKey.May("required", Shape.Boolean, "A flow that is switched on can't do without it."),
        MapKey.May("min", Shape.Number, "The least number."),
        MapKey.May("max", Shape.Number, "The greatest number."),
        MapKey.May("label", Shape.Text, "What a person reads beside it."),
        Docs.Key)
        .AsRule();

    public static MapShape FileKeys { get; } = MapShape.Of(
        "settings file",
        RuleFileHeads.Key,
        MapKey.Must("settings", Shape.NamesOf(Shape.NamesOf(Keys)), "What can be set, by section: customers, then enabled."),
        LexiconReader.TablesKey,
        LexiconReader.FunctionsKey);

    public static Validation<DeclaredSettings> Read(YamlNode.Mapping file, CatalogueNames names) =>
        (file.Only(FileKeys),
         file.Required("settings", node => node.AsMapping().Bind(sections => sections.Each(section => Section(names, section)))))
        .Apply(static (_, sections) => new DeclaredSettings(toHashMap(sections.Bind(static s => s).Map(static s => (s.Name, s)))));

    /// <summary>The declarations with values from elsewhere; a value for nothing and a value of the wrong type are mistakes.</summary>
    public static Validation<DeclaredSettings> Override(DeclaredSettings declared, Seq<SettingValue> values) =>
        values.Each(v => Override(declared, v))
            .Map(changed => changed.Fold(declared, static (all, s) => new(all.All.AddOrUpdate(s.Name, s))))
            .Bind(RequiredAreSet);

    private static Validation<DeclaredSetting> Override(DeclaredSettings declared, SettingValue value) =>
        declared.All.Find(value.Name).Match(
            setting => SettingTypes.Value(setting, value.Text).Match(
                v => Valid<DeclaredSetting>(setting with { Value = v, At = value.At }),
                () => Mistakes.BadSettingValue(value.At, value.Name, value.Text, SettingTypes.Wanted(setting))),
            () => Mistakes.UnknownSetting(value.At, value.Name, declared.Names));

    /// <summary>What a flow that is switched on can't do without.</summary>
    private static Validation<DeclaredSettings> RequiredAreSet(DeclaredSettings settings)
    {
        var mistakes = toSeq(from s in settings.All.Values
                             where s.Value.IsNothing && s.Declaration.Exists(static d => d.Required)
                             let section = s.Name[..s.Name.IndexOf('.', StringComparison.Ordinal)]
                             from enabled in settings.All.Find($"{section}.enabled").Filter(static e => e.Value.IsTrue).ToSeq()
                             select Mistakes.SettingIsRequired(enabled.At, s.Name, enabled.Name)).Strict();
        return mistakes.IsEmpty ? settings : Invalid<DeclaredSettings>(mistakes);
    }

    private static Validation<Seq<DeclaredSetting>> Section(CatalogueNames names, YamlPair section) =>
        (Free(section.Key), section.Value.AsMapping().Bind(m => m.Each(pair => Setting(names, section.Key.Text, pair)))).Apply(static (_, settings) => settings);

    private static Validation<DeclaredSetting> Setting(CatalogueNames names, string section, YamlPair pair) =>
        pair.Value.AsMappingOf(Keys).Bind(map =>
            (Free(pair.Key), SettingTypes.Read(names, map), Bounds(map), map.Optional("label", "", YamlShapes.AsText), map.Optional("docs", Seq<string>(), Docs.Read))
            .Apply((_, type, bounds, label, docs) => new DeclaredSetting($"{section}.{pair.Key.Text}", type.Type, Value.Nothing)
            {
                At = pair.Key.At,
                Declaration = new SettingDeclaration(
                    $"{section}.{pair.Key.Text}", type.Word, type.Type.Words, Value.Nothing, bounds.Required, bounds.Min, bounds.Max, label, docs, pair.Key.At),
            })
            .Bind(setting => map.Optional("default", node => Default(setting, node)).Map(value => WithDefault(setting, value))));

    private static Validation<(bool Required, Option<decimal> Min, Option<decimal> Max)> Bounds(YamlNode.Mapping map) =>
        (map.Optional("required", false, YamlShapes.AsBoolean), map.Optional("min", YamlNumbers.AsNumber), map.Optional("max", YamlNumbers.AsNumber))
        .Apply(static (required, min, max) => (required, min, max));

    /// <summary>A setting with a default, and one that is required, is never nothing.</summary>
    private static DeclaredSetting WithDefault(DeclaredSetting setting, Option<(Value Value, Origin At)> given) => setting with
    {
        Type = setting.Type with { MayBeNothing = given.IsNone && !setting.Declaration.Exists(static d => d.Required) },
        Value = given.Map(static g => g.Value).IfNone(Value.Nothing),
        At = given.Map(static g => g.At).IfNone(setting.At),
        Declaration = setting.Declaration.Map(d => d with { Default = given.Map(static g => g.Value).IfNone(Value.Nothing) }),
    };

    private static Validation<(Value Value, Origin At)> Default(DeclaredSetting setting, YamlNode node) => node.AsScalar().Bind(s =>
        SettingTypes.Value(setting, s.Text).Map(value => (value, s.At))
            .OrMistake(() => Mistakes.BadSettingValue(s.At, setting.Name, s.Text, SettingTypes.Wanted(setting))));

    private static Validation<Unit> Free(YamlNode.Scalar name) =>
        Language.Words.IsTaken(name.Text) ? Mistakes.ReservedName(name.At, name.Text) : unit;

    internal static Validation<Seq<string>> Words(YamlNode node) =>
        node.AsItems(YamlShapes.AsText);
}
