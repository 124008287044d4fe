using System.CommandLine;
using Brygga.Rules.JsonSchemas;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga init</c>: writes a workspace to start from.</summary>
internal static class InitCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Where to; the folder is made when it is not there.", DefaultValueFactory = static _ => new DirectoryInfo(".") };
        var command = new Command("init", "Write a workspace: brygga.yaml, and a folder mappings/ that changes the shipped rules by name. Never overwrites a file.\n\nExample: brygga init acme\nThen fill in brygga.yaml, and: brygga rules check --workspace acme")
        {
            folder,
        };
        command.SetAction(parsed => surroundings.Ends(EditorSchemas.Shipped().Bind(schemas => Write(surroundings, parsed.GetValue(folder)!, schemas))));
        return command;
    }

    private static Either<Problem, int> Write(Surroundings surroundings, DirectoryInfo folder, Seq<SchemaFile> schemas)
    {
        if (File.Exists(Path.Combine(folder.FullName, WorkspaceFile.Name)))
            return Problem.Usage($"{folder.FullName} holds a workspace already.", "Name another folder; nothing was written.");
        foreach (var (name, text) in NewWorkspace.Files)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (File.Exists(path)) surroundings.Error.Say($"kept   {name}, which was there");
            else
            {
                File.WriteAllText(path, text);
                surroundings.Out.Say($"wrote  {name}");
            }
        }
        EditorSchemas.Write(Path.Combine(folder.FullName, EditorSchemas.Folder), schemas);
        surroundings.Out.Say($"wrote  {EditorSchemas.Folder}, by which an editor completes and checks these files");
        surroundings.Out.Say($"Fill in {WorkspaceFile.Name}, then: brygga rules check --workspace {folder}");
        return ExitCode.Done;
    }
}
