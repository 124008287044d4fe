using System.CommandLine;
using Brygga.Engine.Explaining;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga apply [PLAN]</c>: applies a saved plan, exactly it; without one it plans, shows and asks.</summary>
internal static class ApplyCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, all, yes, whole, accept) = (Options.Workspace(), Options.Json(), Options.All(), Options.Yes(), Options.Whole(), AcceptOptions.New());
        var file = new Argument<FileInfo?>("PLAN") { Description = "A plan saved by: brygga plan --out FILE", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("apply", "Apply a saved plan, exactly it and once; or plan, show and ask.\n\nExample: brygga apply monday.json\nStarted but unfinished, it resumes; finished, it ends with 6. What would be stopped ends with 5, and nothing is applied.")
        {
            file, workspace, json, all, yes, whole,
        };
        accept.AddTo(command);
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => parsed.GetValue(file) is { } saved
                ? Saved(surroundings, company, saved, parsed.GetValue(json), accept.Of(parsed), stop)
                : Fresh(surroundings, company, parsed.GetValue(json), parsed.GetValue(all), parsed.GetValue(yes), parsed.GetValue(whole), accept.Of(parsed), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Saved(Surroundings surroundings, Company company, FileInfo file, bool json, Acceptance accepted, CancellationToken stop)
    {
        if (!file.Exists) return Problem.Usage($"There is no file {file.FullName}.", "Make one with: brygga plan --out FILE");
        var read = PlanJson.Read(await File.ReadAllTextAsync(file.FullName, stop)).MapLeft(why => Problem.Usage($"{file.Name}: {why}.", "Make a new one with: brygga plan --out FILE"));
        if (read.Case is not Plan plan) return (Problem)read.Case;
        if ((ApplyRuns.Refusal(company, plan) || (Adoption.IsOne(plan) ? None : await Activations.Refusal(company, stop))).Case is Problem refusal) return refusal;
        if ((await Companies.Check(company, stop)).Case is Problem other) return other;
        if (!json) SafetyText.Print(surroundings.Out, plan.Safety, accepted);
        return await Applying.Apply(surroundings, company, plan, None, accepted, json, stop);
    }

    private static async Task<Either<Problem, int>> Fresh(Surroundings surroundings, Company company, bool json, bool all, bool yes, bool whole, Acceptance accepted, CancellationToken stop)
    {
        if ((await Activations.Refusal(company, stop)).Case is Problem off) return off;
        if (!yes && !CanAsk(surroundings)) return Problem.Usage("Nothing was applied: there is no terminal to ask on.", "Say --yes, or save the plan with 'brygga plan --out FILE' and apply that.");
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, accepted, progress, stop));
        if (planned.Case is not Planned found) return (Problem)planned.Case;
        if (!json) PlanText.Print(surroundings.Out, found.Plan, new RecordNames(company.Rules, found.Snapshot), all, accepted);
        return found.Plan.Steps.IsEmpty || yes || !accepted.Left(found.Plan).IsEmpty || await new ConfirmationPrompt("Apply this plan?") { DefaultValue = false }.ShowAsync(surroundings.Error, stop)
            ? await Applying.Apply(surroundings, company, found.Plan, found.ReadAt, accepted, json, stop)
            : ExitCode.ChangesPlanned;
    }

    private static bool CanAsk(Surroundings surroundings) => surroundings.Error.Profile.Capabilities.Interactive;
}

/// <summary>Applies a plan with progress and prints what came of it.</summary>
internal static class Applying
{
    public static async Task<int> Apply(Surroundings surroundings, Company company, Plan plan, LanguageExt.Option<DateTimeOffset> readAt, Acceptance accepted, bool json, CancellationToken stop)
    {
        var report = await ProgressLines.Applying(surroundings.Error, progress => ApplyRuns.Apply(company, plan, readAt, accepted, progress, stop));
        if (json) surroundings.Out.Profile.Out.Writer.WriteLine(ReportText.Json(plan, report));
        else if (!plan.Steps.IsEmpty || !report.Unaccepted.IsEmpty) ReportText.Print(surroundings.Out, plan, report);
        return Endings.OfApplying(plan, report, stop.IsCancellationRequested);
    }
}
