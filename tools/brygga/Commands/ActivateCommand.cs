using System.CommandLine;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga activate</c> and <c>brygga deactivate</c>: switch the integration on and off (M37).</summary>
internal static class ActivateCommand
{
    private const int Shown = 10;

    public static Command Activate(Surroundings surroundings)
    {
        var (workspace, yes) = (Options.Workspace(), Options.Yes());
        var command = new Command("activate", "Switch the integration on: what both systems hold now is remembered as having been there before.\n\nExample: brygga activate --workspace acme --yes\nShows first what stands in the way of linking, and how the registers compare; writes nothing to either system. Ends with 0, or 7 where it can't ask.")
        {
            workspace, yes,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName, company => On(surroundings, company, parsed.GetValue(yes), stop), stop));
        return command;
    }

    public static Command Deactivate(Surroundings surroundings)
    {
        var workspace = Options.Workspace();
        var command = new Command("deactivate", "Switch the integration off: nothing is written until it is switched on again. Links and what was agreed are kept.\n\nExample: brygga deactivate --workspace acme\nWhat is made meanwhile counts as made before the next activation, unless it is linked.")
        {
            workspace,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName, company => Off(surroundings, company, stop), stop));
        return command;
    }

    private static async Task<Either<Problem, int>> On(Surroundings surroundings, Company company, bool yes, CancellationToken stop)
    {
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole: true, progress, stop));
        if (planned.Case is not Planned found) return (Problem)planned.Case;
        var open = found.Plan.Findings.Filter(static f => f.Kind is FindingKind.Refuse or FindingKind.Tie).Strict();
        FindingsText.Print(surroundings.Out, open, LanguageExt.Seq<Finding>.Empty, Shown);
        var compared = Comparisons.Of(company.Rules, found, company.Rules.Flows.Filter(static flow => flow.Score.IsSome).Strict());
        compared.Reviews.Iter(review => CompareText.Numbers(surroundings.Out, review));
        surroundings.Out.WriteLine($"{found.Plan.Steps.Count(static step => step.Verb == Verb.Link)} pairs will be linked; {open.Count} points are open; {compared.Open} items of the comparison need a person: brygga compare shows them.");
        if (!yes && !await Agreed(surroundings, open.Count, compared.Open, stop)) return new Problem(ExitCode.PersonNeeded, "It was not switched on.\nMend what is listed, or accept it with --yes.");
        if ((await Activations.Switch(company, found.Snapshot, found.ReadAt, stop)).Case is Problem refusal) return refusal;
        surroundings.Out.WriteLine($"'{company.Workspace.Connection}' is switched on. From now on: brygga sync");
        FirstRun(surroundings, found.Plan);
        return ExitCode.Done;
    }

    /// <summary>A first run may be more than the limits allow: how to let it pass is said before it is stopped.</summary>
    private static void FirstRun(Surroundings surroundings, Plan plan)
    {
        if (plan.Safety.IsEmpty) return;
        surroundings.Out.WriteLine($"The first run does so much that it will be stopped. Look at it with 'brygga plan', then let it pass with: brygga sync {string.Join(' ', plan.Safety.Map(static verdict => $"--accept {verdict.Code}").Distinct(StringComparer.Ordinal))}");
        SafetyText.Print(surroundings.Out, plan.Safety, Acceptance.Nothing);
    }

    /// <summary>Who switches it on has seen the comparison, and accepts what is unresolved in it (M8).</summary>
    private static async Task<bool> Agreed(Surroundings surroundings, int open, int unresolved, CancellationToken stop) => surroundings.Error.Profile.Capabilities.Interactive
        && await new ConfirmationPrompt(open + unresolved == 0 ? "Switch it on?" : $"Switch it on with {open} open points, and accept {unresolved} items of the comparison as they are?") { DefaultValue = false }.ShowAsync(surroundings.Error, stop);

    private static async Task<Either<Problem, int>> Off(Surroundings surroundings, Company company, CancellationToken stop)
    {
        await company.State.Deactivate(company.Clock.GetUtcNow(), stop);
        surroundings.Out.WriteLine($"'{company.Workspace.Connection}' is switched off.");
        return ExitCode.Done;
    }
}
