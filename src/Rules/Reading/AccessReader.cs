using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>How an entity is read and written.</summary>
internal static class AccessReader
{
    private static readonly string[] ReadKeys = ["list", "one", "paging", "since", "with", "lists", "tells"];

    private static readonly (string, Paging)[] Pagings =
        [("none", Paging.None), ("token", Paging.Token), ("first_row", Paging.FirstRow), ("number", Paging.Number)];

    public static Validation<Diagnostic, ReadAccess> Read(EntityFields fields, string id, YamlNode node) => node.AsMappingOf(ReadKeys).Bind(map =>
        (map.Required("list", YamlShapes.AsText),
         map.Optional("one", path => Path(id, path)),
         map.Optional("paging", Paging.None, static word => word.AsWord(Pagings)),
         map.Optional("since", YamlShapes.AsText),
         map.Optional("with", Seq<(string, string)>(), static pairs => pairs.AsMapping().Bind(static with => with.Each(Parameter))),
         map.Optional("lists", Option<HashMap<string, string>>.None, names => Lists(fields, names)),
         map.Optional("tells", Seq<Tell>(), pairs => pairs.AsMapping().Bind(tells => tells.Each(t => Tell(fields, t)))))
        .Apply(static (list, one, paging, since, with, lists, tells) => new ReadAccess(list, one, paging, since, toHashMap(with), lists, tells)));

    public static Validation<Diagnostic, WriteAccess> Write(string id, YamlNode node) => node.AsMappingOf("create", "update").Bind(map =>
        (map.Required("create", YamlShapes.AsText), map.Required("update", path => Path(id, path)))
        .Apply(static (create, update) => new WriteAccess(create, update)));

    /// <summary>A path names the id by its field; connectors know it as <c>{Id}</c>.</summary>
    private static Validation<Diagnostic, string> Path(string id, YamlNode node) => node.AsScalar().Bind(s =>
        s.Text.Contains($"{{{id}}}", StringComparison.Ordinal)
            ? Success<Diagnostic, string>(s.Text.Replace($"{{{id}}}", "{Id}", StringComparison.Ordinal))
            : Mistakes.NotTheId(s.At, s.Text, id));

    private static Validation<Diagnostic, (string, string)> Parameter(YamlPair pair) => pair.Value.AsText().Map(value => (pair.Key.Text, value));

    /// <summary><c>all</c>, or the fields of a list row, each under its own name or under another: <c>{ Phone1: Phone }</c>.</summary>
    private static Validation<Diagnostic, Option<HashMap<string, string>>> Lists(EntityFields fields, YamlNode node) => node is YamlNode.Scalar
        ? node.AsWord(("all", Option<HashMap<string, string>>.None))
        : node.AsSequence()
            .Bind(list => list.Items.Map(item => ListField(fields, item)).Strict().Sequence())
            .Map(static names => Some(toHashMap(names.Bind(static n => n))));

    private static Validation<Diagnostic, Seq<(string, string)>> ListField(EntityFields fields, YamlNode item) => item is YamlNode.Mapping renamed
        ? renamed.Each(pair => (fields.Name(pair.Key), pair.Value.AsText()).Apply(static (field, name) => (field, name)))
        : fields.Name(item).Map(static name => Seq1((name, name)));

    private static Validation<Diagnostic, Tell> Tell(EntityFields fields, YamlPair pair) =>
        (fields.Find(pair.Key), pair.Value.AsMapping())
        .Apply(static (field, lists) => (field, lists))
        .Bind(static p => p.lists.Each(parameter => TellLists(p.field, parameter)).Map(lists => new Tell(p.field.Name, lists.Bind(static l => l).Strict())));

    private static Validation<Diagnostic, Seq<TellList>> TellLists(Field field, YamlPair parameter) => parameter.Value.AsMapping().Bind(words =>
        words.Each(word => word.Value.AsScalar().Bind(s => Literals.Read(field.Type.Kind, Seq<string>(), s.Text)
            .Map(means => new TellList(parameter.Key.Text, word.Key.Text, means))
            .ToValidation(Mistakes.NotOfForm(s.At, s.Text, $"a value of {field.Name}")))));
}
