using System.CommandLine;
using Brygga.Engine.Explaining;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Tool.Deciding;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga adopt</c>: remembers the pairs that there are, and changes neither system.</summary>
internal static class AdoptCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, all, yes, whole, by) = (Options.Workspace(), Options.Json(), Options.All(), Options.Yes(), Options.Whole(), DecisionOptions.By());
        var flow = new Argument<string?>("FLOW") { Description = "Of this flow alone.", Arity = ArgumentArity.ZeroOrOne };
        var file = new System.CommandLine.Option<FileInfo?>("--out", "-o") { Description = "Save the plan to a file, for: brygga apply FILE" };
        var from = new System.CommandLine.Option<FileInfo?>("--from") { Description = "First take the decisions of a CSV file, as: brygga match import FILE.csv" };
        var command = new Command("adopt", "Remember which records are one: those that people have accepted, and those that the rules link. Neither system is changed.\n\nExample: brygga adopt customers --workspace acme --from decided.csv\nWhat differs between them stands, and is shown by: brygga plan. It may be done before brygga activate.")
        {
            flow, from, file, by, workspace, json, all, yes, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(
                surroundings,
                company,
                new(Optional(parsed.GetValue(flow)), parsed.GetValue(from), parsed.GetValue(by)!.Trim(), parsed.GetValue(file), parsed.GetValue(json), parsed.GetValue(all), parsed.GetValue(yes), parsed.GetValue(whole)),
                stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, Wishes wishes, CancellationToken stop)
    {
        if (Refusal(surroundings, company, wishes).Case is Problem refusal) return refusal;
        var opened = wishes.From is { } file ? MatchImportCommand.Open(file, wishes.By) : Seq<NumberedRow>();
        if (opened.Case is not Seq<NumberedRow> rows) return (Problem)opened.Case;
        var read = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Read(company, wishes.Whole, progress, stop));
        if (read.Case is not Taken taken) return (Problem)read.Case;
        if (wishes.From is { } decided && (await MatchImportCommand.Import(surroundings, company, taken, decided, rows, stop)).Case is Problem mistake) return mistake;
        var planned = await PlanRun.Of(company, taken, stop);
        return await Adopt(surroundings, company, Adoption.Of(planned.Plan, wishes.Flow), new(company.Rules, planned.Snapshot), planned.ReadAt, wishes, stop);
    }

    private static async Task<int> Adopt(Surroundings surroundings, Company company, Plan plan, RecordNames names, DateTimeOffset readAt, Wishes wishes, CancellationToken stop)
    {
        if (!wishes.Json) PlanText.Print(surroundings.Out, Shown(plan, wishes.Flow), names, wishes.All, Acceptance.Nothing);
        if (wishes.Out is { } file)
        {
            Files.WriteWhole(file.FullName, PlanJson.Write(plan));
            surroundings.Error.WriteLine($"Saved as {file.Name}. Apply exactly this with: brygga apply {file.Name}");
        }
        return plan.Steps.IsEmpty || wishes.Yes || await Agreed(surroundings, stop)
            ? await Applying.Apply(surroundings, company, plan, readAt, Acceptance.Nothing, wishes.Json, stop)
            : ExitCode.ChangesPlanned;
    }

    private static async Task<bool> Agreed(Surroundings surroundings, CancellationToken stop) => surroundings.Error.Profile.Capabilities.Interactive
        && await new ConfirmationPrompt("Remember these pairs?") { DefaultValue = false }.ShowAsync(surroundings.Error, stop);

    /// <summary>The plan keeps the findings of other flows, which stand; here they are not asked about.</summary>
    private static Plan Shown(Plan plan, LanguageExt.Option<string> flow) => plan with { Findings = plan.Findings.Filter(finding => flow.ForAll(name => name == finding.Flow)).Strict() };

    private static LanguageExt.Option<Problem> Refusal(Surroundings surroundings, Company company, Wishes wishes)
    {
        if (wishes.Flow.Case is string name && !company.Rules.Flows.Exists(flow => flow.Name == name))
            return Problem.Usage($"There is no flow '{name}' between registers.", $"There are: {string.Join(", ", company.Rules.Flows.Map(static flow => flow.Name))}");
        return wishes.Yes || wishes.Out is not null || surroundings.Error.Profile.Capabilities.Interactive
            ? None
            : Problem.Usage("Nothing was adopted: there is no terminal to ask on.", "Say --yes, or save the plan with --out FILE and apply that.");
    }

    /// <summary>What is wanted of the plan.</summary>
    private sealed record Wishes(LanguageExt.Option<string> Flow, FileInfo? From, string By, FileInfo? Out, bool Json, bool All, bool Yes, bool Whole);
}
