using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>How an entity is read.</summary>
internal static class AccessReader
{
    private static readonly (string, Paging)[] Pagings =
        [("none", Paging.None), ("token", Paging.Token), ("first_row", Paging.FirstRow), ("number", Paging.Number)];

    private static readonly (string, Option<HashMap<string, string>>)[] AllFields = [("all", Option<HashMap<string, string>>.None)];

    public static MapShape Keys { get; } = MapShape.Of(
        "reading",
        MapKey.May("list", Shape.Text, "The path that lists the records."),
        MapKey.May("one", Shape.Text, "The path of one record; {id} is the record's."),
        MapKey.May("of", Shape.OneOrList(Shape.Text), "The path under an owner, or one for each kind of owner."),
        MapKey.May("paging", Shape.Word(Pagings), "How a long list comes in pages."),
        MapKey.May("since", Shape.Text, "The parameter that asks for what has changed since; none: there is none."),
        MapKey.May("with", Shape.NamesOf(Shape.Text), "Parameters that are sent each time."),
        MapKey.May("lists", Shape.Word(AllFields).Or(Shape.ListOf(Shape.Text.Or(Shape.NamesOf(Shape.Text)))), "The fields that a row of the list has, each under its name or another; or all."),
        MapKey.May("tells", Shape.NamesOf(Shape.NamesOf(Shape.NamesOf(Shape.Text))), "What a list with a parameter tells of a field: field, parameter, word: value."),
        MapKey.May("filter", Shape.NamesOf(Shape.Text), "Field: the parameter that filters by it."),
        MapKey.May("content", Shape.Text, "The path of a file's content."))
        .With(KeyChoice.Some("list", "of"));

    /// <summary>An entity that has no way to be read of its own: a row inside another, one that the connector makes.</summary>
    public static ReadAccess Elsewhere { get; } = new("", None, Paging.None, None, HashMap<string, string>(), None, Seq<Tell>());

    /// <summary>The one record of an entity.</summary>
    public static Validation<ReadAccess> Single(YamlNode node) =>
        node.AsText().Map(static path => Elsewhere with { List = path, OneRecord = true });

    public static Validation<ReadAccess> Read(ApiPaths paths, YamlNode node) => node.AsMappingOf(Keys).Bind(map =>
        (Places(paths, map), Incremental(map), Contents(paths.Fields, map))
        .Apply(static (places, changes, contents) => places with
        {
            Paging = changes.Paging,
            Since = changes.Since,
            With = changes.With,
            Lists = contents.Lists,
            Tells = contents.Tells,
            Filter = contents.Filter,
        }));

    private static Validation<ReadAccess> Places(ApiPaths paths, YamlNode.Mapping map) => map.Find("list").IsNone && map.Find("of").IsNone
        ? Mistakes.MissingKey(map.At, "list")
        : (map.Optional("list", "", YamlShapes.AsText),
           map.Optional("one", paths.OfRecord),
           map.Optional("of", Seq<string>(), node => Owners(paths, node)),
           map.Optional("content", paths.Any))
          .Apply(static (list, one, of, content) => Elsewhere with
          {
              List = list,
              One = one,
              Of = of.HeadOrNone(),
              AlsoOf = of.Skip(1).Strict(),
              Content = content,
          });

    /// <summary>One path, or one for each kind of owner.</summary>
    private static Validation<Seq<string>> Owners(ApiPaths paths, YamlNode node) => node is YamlNode.Sequence several
        ? several.Items.Each(paths.Any)
        : paths.Any(node).Map(static one => Seq1(one));

    private static Validation<(Paging Paging, Option<string> Since, HashMap<string, string> With)> Incremental(YamlNode.Mapping map) =>
        (map.Optional("paging", Paging.None, static word => word.AsWord(Pagings)),
         map.Optional("since", YamlShapes.AsText),
         map.Optional("with", Seq<(string, string)>(), static pairs => pairs.AsMapping().Bind(static with => with.Each(Parameter))))
        .Apply(static (paging, since, with) => (paging, since.Filter(static s => s != "none"), toHashMap(with)));

    private static Validation<(Option<HashMap<string, string>> Lists, Seq<Tell> Tells, HashMap<string, string> Filter)> Contents(
        EntityFields fields, YamlNode.Mapping map) =>
        (map.Optional("lists", Option<HashMap<string, string>>.None, names => Lists(fields, names)),
         map.Optional("tells", Seq<Tell>(), pairs => pairs.AsMapping().Bind(tells => tells.Each(t => Tell(fields, t)))),
         map.Optional("filter", Seq<(string, string)>(), pairs => pairs.AsMapping().Bind(filters => filters.Each(f => Filter(fields, f)))))
        .Apply(static (lists, tells, filter) => (lists, tells, toHashMap(filter)));

    private static Validation<(string, string)> Parameter(YamlPair pair) => pair.Value.AsText().Map(value => (pair.Key.Text, value));

    private static Validation<(string, string)> Filter(EntityFields fields, YamlPair pair) =>
        (fields.Path(pair.Key), pair.Value.AsText()).Apply(static (field, parameter) => (field, parameter));

    /// <summary><c>all</c>, or the fields of a list row, each under its own name or under another: <c>{ Phone1: Phone }</c>.</summary>
    private static Validation<Option<HashMap<string, string>>> Lists(EntityFields fields, YamlNode node) => node is YamlNode.Scalar
        ? node.AsWord(AllFields)
        : node.AsSequence()
            .Bind(list => list.Items.Each(item => ListField(fields, item)))
            .Map(static names => Some(toHashMap(names.Bind(static n => n))));

    private static Validation<Seq<(string, string)>> ListField(EntityFields fields, YamlNode item) => item is YamlNode.Mapping renamed
        ? renamed.Each(pair => (fields.Name(pair.Key), pair.Value.AsText()).Apply(static (field, name) => (field, name)))
        : fields.Name(item).Map(static name => Seq1((name, name)));

    private static Validation<Tell> Tell(EntityFields fields, YamlPair pair) =>
        (fields.Find(pair.Key), pair.Value.AsMapping())
        .Apply(static (field, lists) => (field, lists))
        .Bind(static p => p.lists.Each(parameter => TellLists(p.field, parameter))
            .Map(lists => new Tell(p.field.Name, lists.Bound(static l => l))));

    private static Validation<Seq<TellList>> TellLists(Field field, YamlPair parameter) => parameter.Value.AsMapping().Bind(words =>
        words.Each(word => word.Value.AsScalar().Bind(s => Literals.Read(field, s.Text)
            .Map(means => new TellList(parameter.Key.Text, word.Key.Text, means))
            .OrMistake(() => Mistakes.NotOfForm(s.At, s.Text, $"a value of {field.Name}")))));
}
