using System.Globalization;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>How an entity is written, what can be done to its records, and what can be attached to them.</summary>
internal static class ChangeReader
{
    private static readonly string[] Methods = ["put", "post", "patch", "delete"];

    private static readonly (string, Seq<string>)[] AnyFile = [("any", Seq<string>())];

    private static readonly Shape Size = Shape.OfForm("[0-9]+MB", "10MB");

    public static MapShape WriteKeys { get; } = MapShape.Of(
        "writing",
        MapKey.May("create", Shape.Text, "The path to which a new record is sent."),
        MapKey.May("update", Shape.Text, "The path to which a change is sent; {id} is the record's."),
        MapKey.May("while", Shape.Condition, "A record may be changed only while this holds."))
        .With(KeyChoice.Some("create", "update"));

    public static MapShape ActionKeys { get; } = MapShape.Of(
        "action",
        [
            .. Methods.Select(static m => MapKey.May(m, Shape.Text, $"The path that is called with {m.ToUpperInvariant()}.")),
            MapKey.May("may", Shape.Condition, "It may be done only while this holds."),
            MapKey.May("done", Shape.Condition, "Holds once it was done."),
            MapKey.May("makes", new Shape.Names(Shape.Text) { Exactly = 1 }, "The entity that it makes, with the field of this one that names it afterwards."),
        ])
        .With(KeyChoice.One(Methods));

    private static readonly MapShape SameKeys = MapShape.Of(
        "same file", MapKey.Must("same", Shape.ListOf(Shape.Text), "The fields by which a file is found again whose upload got no answer."));

    public static MapShape AttachmentKeys { get; } = MapShape.Of(
        "attachments",
        MapKey.May("list", Shape.Text, "The path that lists what is attached."),
        MapKey.Must("add", Shape.Text, "The path that attaches a file."),
        MapKey.May("as", Shape.Text, "How files are sent."),
        MapKey.May("kind", Shape.Text, "What the API calls a record of this kind where files are connected to it."),
        MapKey.May("folder", Shape.Text, "The folder in which the file is kept."),
        MapKey.May("accepts", Shape.Word(AnyFile).Or(Shape.ListOf(Shape.Text)), "The content types that are taken, or any."),
        MapKey.May("max_files", Shape.WholeNumber, "How many files a record may have."),
        MapKey.May("max_size", Size, "How large a file may be."),
        MapKey.May("max_total", Size, "How large all files of a record may be."),
        MapKey.May("recover", SameKeys, "How a file is found again whose upload got no answer."));

    /// <summary>Left out: the system can't create such records, or can't change them.</summary>
    public static Validation<WriteAccess> Write(ApiPaths paths, YamlNode node) =>
        node.AsMappingOf(WriteKeys).Bind(map =>
            map.Find("create").IsNone && map.Find("update").IsNone
                ? Mistakes.OneOfKeys(map.At, Seq("create", "update"))
                : (map.Optional("create", "", paths.Any), map.Optional("update", "", paths.OfRecord))
                  .Apply(static (create, update) => new WriteAccess(create, update)));

    /// <summary>An action without its conditions, which are read once all fields are known.</summary>
    public static Validation<(string, RemoteAction)> Action(ApiPaths paths, SystemTypes types, YamlPair pair) =>
        pair.Value.AsMappingOf(ActionKeys).Bind(map => Method(pair.Key, map).Bind(method =>
            (map.Required(method, paths.Any), map.Optional("makes", node => Makes(paths.Fields, types, node)))
            .Apply((path, makes) => (pair.Key.Text, new RemoteAction(method.ToUpperInvariant(), path, None, None, makes)))));

    private static Validation<string> Method(YamlNode.Scalar name, YamlNode.Mapping map)
    {
        var used = toSeq(Methods).Filtered(m => map.Find(m).IsSome);
        return used.Count == 1 ? used.Head : Mistakes.OneOfKeys(name.At, toSeq(Methods).Strict());
    }

    /// <summary>The record that an action makes, and the field of this one that names it afterwards.</summary>
    private static Validation<(EntityRef Entity, string Field)> Makes(EntityFields fields, SystemTypes types, YamlNode node) =>
        node.AsMapping().Bind(map => map.Pairs.Count != 1
            ? Mistakes.WrongShape(map.At, "one entity with the field that names it")
            : (types.Entities.Find(types.Side, map.Pairs.Head.Key), fields.Name(map.Pairs.Head.Value)).Apply(static (entity, field) => (entity, field)));

    public static Validation<Attachments> Attachments(ApiPaths paths, YamlNode node) =>
        node.AsMappingOf(AttachmentKeys).Bind(map =>
            (map.Optional("list", paths.Any),
             map.Required("add", paths.Any),
             map.Optional("as", "", YamlShapes.AsText),
             map.Optional("accepts", Seq<string>(), Accepts),
             Limits(map),
             (map.Optional("folder", YamlShapes.AsText), map.Optional("kind", YamlShapes.AsText)).Apply(static (folder, kind) => (folder, kind)),
             map.Optional("recover", Seq<string>(), static r => r.AsMappingOf(SameKeys).Bind(static m => m.Required("same", SettingsReader.Words))))
            .Apply(static (list, add, how, accepts, limits, place, same) =>
                new Attachments(list, add, how, accepts, limits.Files, limits.Size, limits.Total) { Folder = place.folder, Kind = place.kind, RecoverBySame = same }));

    private static Validation<(Option<int> Files, Option<long> Size, Option<long> Total)> Limits(YamlNode.Mapping map) =>
        (map.Optional("max_files", YamlShapes.AsWholeNumber), map.Optional("max_size", Bytes), map.Optional("max_total", Bytes))
        .Apply(static (files, size, total) => (files, size, total));

    private static Validation<Seq<string>> Accepts(YamlNode node) => node is YamlNode.Scalar
        ? node.AsWord(AnyFile)
        : SettingsReader.Words(node);

    private static Validation<long> Bytes(YamlNode node) => node.AsScalar().Bind(static s =>
        s.Text.EndsWith("MB", StringComparison.Ordinal)
        && int.TryParse(s.Text.AsSpan(0, s.Text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
            ? Valid<long>(megabytes * 1024L * 1024L)
            : Mistakes.NotOfForm(s.At, s.Text, "a size (10MB)"));
}
