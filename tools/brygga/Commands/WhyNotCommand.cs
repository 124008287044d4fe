using System.CommandLine;
using Brygga.Engine.Data;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga why-not FLOW/KEY KEY</c>: why two records are not one.</summary>
internal static class WhyNotCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, whole) = (Options.Workspace(), Options.Json(), Options.Whole());
        var severa = new Argument<string>("FLOW/SEVERA_KEY") { Description = "The record of Severa, by its number or id: customers/1001." };
        var fortnox = new Argument<string>("FORTNOX_KEY") { Description = "The record of Fortnox, by its number or id." };
        var command = new Command("why-not", "Explain why two records are not one: comparison by comparison, what keeps them from being linked, and the least that would link them.\n\nExample: brygga why-not customers/1001 2001 --workspace acme\nReads both systems as plan does; changes nothing.")
        {
            severa, fortnox, workspace, json, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, parsed.GetValue(severa)!, parsed.GetValue(fortnox)!, parsed.GetValue(json), parsed.GetValue(whole), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, string severa, string fortnox, bool json, bool whole, CancellationToken stop)
    {
        var name = severa.Split('/')[0];
        if (severa.Length <= name.Length + 1) return Problem.Usage($"'{severa}' names no record.", "Write the flow and the record's number or id: customers/1001");
        var flows = Comparisons.Flows(company.Rules, name);
        if (flows.Case is not Seq<Flow> known) return (Problem)flows.Case;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, progress, stop));
        return planned.Bind(read => WhyNots.Explain(company.Rules, read, known.Head, severa[(name.Length + 1)..], WithoutFlow(fortnox, name))).Map(answer =>
        {
            if (json) surroundings.Out.Say(WhyNotJson.Of(answer));
            else WhyNotText.Print(surroundings.Out, answer);
            return ExitCode.Done;
        });
    }

    /// <summary>The flow may be written before the second record too.</summary>
    private static string WithoutFlow(string key, string flow) => key.StartsWith(flow + "/", StringComparison.Ordinal) ? key[(flow.Length + 1)..] : key;
}
