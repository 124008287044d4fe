using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>pick_up:</c>: which documents are read at all; equalities on fields by which the API can filter.</summary>
internal static class PickUpReader
{
    public static Shape Shape { get; } = Shape.NamesOf(Shape.Expression);

    public static Validation<Seq<Draft<PickUp>>> Read(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.EachOf("pick_up", pair => Equality(flow, flow.Head[from].Head, pair));

    private static Validation<Draft<PickUp>> Equality(FlowScopes flow, EntityType source, YamlPair pair) =>
        (new EntityFields(source.Ref, source.Fields).Find(pair.Key).Bind(field => Filtered(source, pair.Key, field)), flow.Expression(pair.Value, flow.NoRecord))
        .Apply(static (field, value) => (field, value))
        .Bind(p => ExprType.Of(p.field).Fits(p.value.Type)
            ? Valid<Draft<PickUp>>(new(
                new FieldName(source.Ref, p.field.Name).Cons(p.value.Draft.Fields), schemas => new(p.field.Name, p.value.Draft.Compile(schemas), pair.Key.At)))
            : Mistakes.WrongKind(p.value.At, p.field.Name, ExprType.Of(p.field).Word, p.value.Type.Word, ""));

    private static Validation<Field> Filtered(EntityType source, YamlNode.Scalar name, Field field) =>
        source.Read.Filter.ContainsKey(field.Name)
            ? Valid<Field>(field)
            : Mistakes.NotPickedUpBy(name.At, field.Name, toSeq(source.Read.Filter.Keys).Strict());
}
