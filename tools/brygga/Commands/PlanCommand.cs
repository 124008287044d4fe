using System.CommandLine;
using Brygga.Connectors.Reports;
using Brygga.Connectors.State;
using Brygga.Engine.Explaining;
using Brygga.Engine.Guarding;
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
        var report = new System.CommandLine.Option<FileInfo?>("--report") { Description = "Also write a report to a file for people to read: plan.html, plan.txt, or by a template of your own." };
        var accept = AcceptOptions.New();
        var command = new Command("plan", "Read both systems and show what would be done; change nothing.\n\nExample: brygga plan --workspace acme --out monday.json --report monday.html\nEnds with 0 (nothing to do), 2 (changes planned), 3 (findings only) or 5 (it would be stopped).")
        {
            workspace, file, report, json, all, whole,
        };
        accept.AddTo(command);
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, new(parsed.GetValue(file), parsed.GetValue(report), parsed.GetValue(json), parsed.GetValue(all), accept.Of(parsed)), parsed.GetValue(whole), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, Wishes wishes, bool whole, CancellationToken stop)
    {
        var opened = Reports.Open(company.Workspace, "plan", wishes.Report);
        if (opened.Case is Problem mistake) return mistake;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, wishes.Accepted, progress, stop));
        if (planned.Case is not Planned found) return (Problem)planned.Case;
        if (AcceptanceLines.Of(wishes.Accepted, found.Plan, found.ReadAt) is { IsEmpty: false } accepted) await company.State.Log(accepted, stop);
        var names = new RecordNames(company.Rules, found.Snapshot);
        var report = opened.Bind(reports => reports.Map(one => one.Render(new PlanReport(found.Plan, names), stop)).Sequence());
        Show(surroundings, found.Plan, names, wishes);
        return report.Map(text =>
        {
            text.IfSome(written => Files.SaveReport(surroundings, wishes.Report!, written));
            return Endings.OfPlan(found.Plan, wishes.Accepted);
        });
    }

    private static void Show(Surroundings surroundings, Plan plan, RecordNames names, Wishes wishes)
    {
        if (wishes.Json) surroundings.Out.Profile.Out.Writer.Write(PlanJson.Write(plan));
        else PlanText.Print(surroundings.Out, plan, names, wishes.All, wishes.Accepted);
        if (wishes.Out is not { } file) return;
        Files.WriteWhole(file.FullName, PlanJson.Write(plan));
        surroundings.Error.WriteLine($"Saved as {file.Name}. Apply exactly this with: brygga apply {file.Name}");
    }

    /// <summary>What is wanted of the plan.</summary>
    private sealed record Wishes(FileInfo? Out, FileInfo? Report, bool Json, bool All, Acceptance Accepted);
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

    public static void SaveReport(Surroundings surroundings, FileInfo file, string report)
    {
        WriteWhole(file.FullName, report);
        surroundings.Error.WriteLine($"Wrote the report {file.Name}.");
    }
}
