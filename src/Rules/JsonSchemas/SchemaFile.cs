using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Rules.Shapes;

namespace Brygga.Rules.JsonSchemas;

/// <summary>A JSON Schema by which an editor completes and checks a kind of YAML file.</summary>
/// <param name="Name"><c>flow</c>, <c>flow-overlay</c>.</param>
/// <param name="Files">What files it is for, as a sentence.</param>
/// <param name="Text">The schema, draft-07.</param>
public sealed record SchemaFile(string Name, string Files, string Text)
{
    /// <summary>The dialect that YAML editors understand best.</summary>
    public const string Dialect = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string FileName => $"{Name}.schema.json";

    /// <summary>The schema of files with one shape.</summary>
    public static SchemaFile Of(string name, string files, MapShape shape, KnownNames known) =>
        Made(name, files, new SchemaWriter(known, isOverlay: false), writer => writer.Map(shape));

    internal static SchemaFile Made(string name, string files, SchemaWriter writer, Func<SchemaWriter, JsonObject> body)
    {
        var root = new JsonObject
        {
            ["$schema"] = Dialect,
            ["$comment"] = "Made from the parser's own definitions by: brygga rules schema. Not to be edited.",
            ["title"] = $"Brygga: {name}",
            ["description"] = files,
        };
        var shaped = body(writer);
        foreach (var (key, value) in shaped.ToArray())
        {
            shaped.Remove(key);
            root[key] = value;
        }
        root["definitions"] = writer.TakeDefinitions();
        return new(name, files, root.ToJsonString(Pretty) + "\n");
    }
}

/// <summary>Names that the schemas offer: those of the rules for which they are made. Others are not refused, for an overlay may add some.</summary>
public sealed record KnownNames(Seq<EntityRef> Entities, Seq<SettingDeclaration> Settings)
{
    /// <summary>Those of rules whose settings and catalogues are sound, whatever is wrong with their flows.</summary>
    public static Validation<KnownNames> Of(Seq<RuleFile> shipped, Seq<RuleFile> overlay) =>
        RuleBooks.Lexicon(shipped, overlay, Seq<SettingValue>()).Map(static lexicon => new KnownNames(
            toSeq(lexicon.Entities.Keys.OrderBy(static e => e.Side).ThenBy(static e => e.Name, StringComparer.Ordinal)).Strict(),
            toSeq(lexicon.Settings.Declarations.OrderBy(static d => d.Name, StringComparer.Ordinal)).Strict()));
}
