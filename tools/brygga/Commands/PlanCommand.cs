using System.CommandLine;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga plan</c>: shows what would be done. It knows no writer.</summary>
internal static class PlanCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, all, whole) = (Options.Workspace(), Options.Json(), Options.All(), Options.Whole());
        var file = new System.CommandLine.Option<FileInfo?>("--out", "-o") { Description = "Also save the plan to a file, for: brygga apply FILE" };
        var command = new Command("plan", "Read both systems and show what would be done; change nothing.\n\nExample: brygga plan --workspace acme --out monday.json\nEnds with 0 (nothing to do), 2 (changes planned) or 3 (findings only).")
        {
            workspace, file, json, all, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, parsed.GetValue(file), parsed.GetValue(json), parsed.GetValue(all), parsed.GetValue(whole), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, FileInfo? file, bool json, bool all, bool whole, CancellationToken stop)
    {
        if (file is { Directory.Exists: false }) return Problem.Usage($"There is no folder {file.DirectoryName} to save the plan in.", "Make it, or name another file with --out.");
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, progress, stop));
        return planned.Map(p => Show(surroundings, p.Plan, file, json, all));
    }

    private static int Show(Surroundings surroundings, Plan plan, FileInfo? file, bool json, bool all)
    {
        if (json) surroundings.Out.Profile.Out.Writer.Write(PlanJson.Write(plan));
        else PlanText.Print(surroundings.Out, plan, all);
        if (file is not null)
        {
            Files.WriteWhole(file.FullName, PlanJson.Write(plan));
            surroundings.Error.WriteLine($"Saved as {file.Name}. Apply exactly this with: brygga apply {file.Name}");
        }
        return Endings.OfPlan(plan);
    }
}

internal static class Files
{
    /// <summary>Writes beside and renames: a file is there whole or not at all.</summary>
    public static void WriteWhole(string path, string text)
    {
        var beside = path + ".part";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }
}
