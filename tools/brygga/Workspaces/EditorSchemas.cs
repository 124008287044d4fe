using Brygga.Rules;
using Brygga.Rules.JsonSchemas;
using Brygga.Tool.Commands;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Workspaces;

/// <summary>The JSON Schemas of every YAML file that a person writes: the rules' own, and that of brygga.yaml.</summary>
internal static class EditorSchemas
{
    /// <summary>Where a workspace has them; the files that <c>brygga init</c> writes name them from there.</summary>
    public const string Folder = ".brygga/schemas";

    public static Either<Problem, Seq<SchemaFile>> Of(RuleSource rules) => Of(rules.Shipped, rules.Overlay, rules.Files);

    /// <summary>Of the shipped rules alone.</summary>
    public static Either<Problem, Seq<SchemaFile>> Shipped() => MappingFiles.Read(MappingFiles.Shipped).Bind(static files => Of(files, Seq<RuleFile>(), files));

    /// <summary>Writes each whole, in place of the one that is there; yields their names.</summary>
    public static Seq<string> Write(string folder, Seq<SchemaFile> schemas)
    {
        Directory.CreateDirectory(folder);
        foreach (var schema in schemas) Files.WriteWhole(Path.Combine(folder, schema.FileName), schema.Text);
        return schemas.Map(static s => s.FileName).Strict();
    }

    private static Either<Problem, Seq<SchemaFile>> Of(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<RuleFile> quoted) =>
        KnownNames.Of(shipped, overlay).ToEither()
            .MapLeft(mistakes => Problem.Of(mistakes, quoted))
            .Map(static known => RuleSchemas.All(known)
                .Add(SchemaFile.Of("workspace", "Two companies and how they are reached: brygga.yaml.", WorkspaceFile.Keys, known)));
}
