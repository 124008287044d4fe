using System.CommandLine;
using System.Text.Json.Nodes;
using Brygga.Rules.JsonSchemas;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga rules schema</c>: JSON Schemas, so that an editor completes and checks YAML files while they are written.</summary>
internal static class RulesSchemaCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.AnyWorkspace(), Options.Json());
        var name = new Argument<string?>("NAME") { Description = "flow, flow-overlay, workspace ...; without it they are listed.", Arity = ArgumentArity.ZeroOrOne };
        var folder = new System.CommandLine.Option<DirectoryInfo?>("--out") { Description = "Write all of them into this folder, in place of those that are there." };
        var command = new Command("schema", $"JSON Schemas of the YAML files, for completion and checks in an editor.\n\nExamples: brygga rules schema flow-overlay\n          brygga rules schema --workspace acme --out acme/{EditorSchemas.Folder}\nThey offer the entities and settings of the workspace's rules. How an editor uses them: docs/rules.md")
        {
            name, folder, workspace, json,
        };
        command.SetAction(parsed => surroundings.Ends(
            from rules in RuleSource.Open(Options.Folder(parsed.GetValue(workspace)))
            from schemas in EditorSchemas.Of(rules)
            from said in Said(schemas, parsed.GetValue(name), parsed.GetValue(folder), parsed.GetValue(json))
            select Say(surroundings, said)));
        return command;
    }

    private static Either<Problem, string> Said(Seq<SchemaFile> schemas, string? name, DirectoryInfo? folder, bool json) => (name, folder) switch
    {
        (not null, not null) => Problem.Usage("NAME and --out exclude each other.", "Name a schema to print it, or a folder to write all of them."),
        (null, not null) => Written(schemas, folder, json),
        (not null, null) => schemas.Find(s => s.Name == name).Map(static s => s.Text)
            .ToEither(Problem.Usage($"There is no schema '{name}'.", $"There are: {string.Join(", ", schemas.Map(static s => s.Name))}.")),
        _ => json ? Diagnostics.Text(Json(schemas)) : string.Join('\n', schemas.Map(static s => $"{s.Name,-18}{s.Files}")),
    };

    private static string Written(Seq<SchemaFile> schemas, DirectoryInfo folder, bool json)
    {
        var names = EditorSchemas.Write(folder.FullName, schemas);
        return json ? Diagnostics.Text(Json(schemas)) : string.Join('\n', names.Map(name => $"wrote  {Path.Combine(folder.ToString(), name)}"));
    }

    private static JsonObject Json(Seq<SchemaFile> schemas) => new()
    {
        ["format"] = Diagnostics.Format,
        ["schemas"] = new JsonArray(schemas.Map(static s => (JsonNode)new JsonObject { ["name"] = s.Name, ["file"] = s.FileName, ["of"] = s.Files }).ToArray()),
    };

    private static int Say(Surroundings surroundings, string text)
    {
        surroundings.Out.Say(text.TrimEnd());
        return ExitCode.Done;
    }
}
