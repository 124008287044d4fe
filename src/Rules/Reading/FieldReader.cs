using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>A field of an entity, with the words of a choice.</summary>
internal sealed record DeclaredField(Field Field, Seq<string> Choices);

internal static class FieldReader
{
    private static readonly (string, WriteMode)[] WriteModes = [("always", WriteMode.Always), ("create", WriteMode.Create), ("never", WriteMode.Never)];

    public static Validation<Diagnostic, DeclaredField> Read(YamlPair pair, HashMap<string, FieldType> types) => pair.Value.AsMappingOf("type", "of", "max", "required", "write", "given", "default").Bind(map =>
        (Free(pair.Key),
         map.Required("type", node => TypeReader.Find(types, node)),
         map.Optional("of", Seq<string>(), SettingsReader.Words),
         map.Optional("max", YamlShapes.AsWholeNumber),
         map.Optional("required", false, YamlShapes.AsBoolean),
         map.Optional("write", WriteMode.Always, static node => node.AsWord(WriteModes)),
         map.Optional("given", false, YamlShapes.AsBoolean))
        .Apply((_, type, choices, max, required, write, given) => new DeclaredField(
            new Field(pair.Key.Text, type, max, required, write, given, None, pair.Key.At), choices))
        .Bind(field => map.Optional("default", node => Default(field, node))
            .Map(value => field with { Field = field.Field with { Default = value } })));

    private static Validation<Diagnostic, Unit> Free(YamlNode.Scalar name) =>
        Language.Words.IsTaken(name.Text) ? Mistakes.ReservedName(name.At, name.Text) : unit;

    private static Validation<Diagnostic, Value> Default(DeclaredField field, YamlNode node) => node.AsScalar().Bind(s =>
        Literals.Read(field.Field.Type.Kind, field.Choices, s.Text)
            .ToValidation(Mistakes.NotOfForm(s.At, s.Text, string.Join(" or ", Literals.Wanted(field.Field.Type.Kind, field.Choices)))));
}
