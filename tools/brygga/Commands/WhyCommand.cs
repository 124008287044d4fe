using System.CommandLine;
using Brygga.Engine.Data;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga why FLOW/KEY</c>: explains one record.</summary>
internal static class WhyCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, whole) = (Options.Workspace(), Options.Json(), Options.Whole());
        var asked = new Argument<string>("FLOW/KEY") { Description = "A record of a flow, by its number or id: customers/1001, products/severa.product/ID." };
        var side = new System.CommandLine.Option<string?>("--in") { Description = "The system whose record is meant." }.AcceptOnlyFromAmong(Side.Severa.Word(), Side.Fortnox.Word());
        var command = new Command("why", "Explain one record: its partner, what each rule says of it and of which values, and what the next run would do.\n\nExample: brygga why customers/1001 --workspace acme\nReads both systems as plan does; changes nothing.")
        {
            asked, side, workspace, json, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, parsed.GetValue(asked)!, Optional(parsed.GetValue(side)).Map(static word => Sides.Parse(word)), parsed.GetValue(json), parsed.GetValue(whole), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, string asked, LanguageExt.Option<Side> side, bool json, bool whole, CancellationToken stop)
    {
        if (NameOf(company.Rules, asked).Case is not string name) return (Problem)NameOf(company.Rules, asked).Case;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, progress, stop));
        return planned.Bind(found => Explain(company.Rules, found, name, asked[(name.Length + 1)..], side)).Map(answer =>
        {
            if (json) surroundings.Out.Say(WhyJson.Of(answer));
            else WhyText.Print(surroundings.Out, answer);
            return ExitCode.Done;
        });
    }

    private static Either<Problem, WhyAnswer> Explain(RuleBook rules, Planned planned, string flow, string key, LanguageExt.Option<Side> side) =>
        rules.Flows.Find(one => one.Name == flow).Match(
            registers => Why.Explain(rules, planned, registers, key, side),
            () => Why.Explain(rules, planned, rules.Documents.Filter(one => one.Name == flow).Head, key, side));

    private static Either<Problem, string> NameOf(RuleBook rules, string asked)
    {
        var name = asked.Split('/')[0];
        if (!asked.Contains('/', StringComparison.Ordinal) || asked.Length == name.Length + 1)
            return Problem.Usage($"'{asked}' names no record.", "Write the flow and the record's number or id: customers/1001");
        if (rules.Documents.Exists(flow => flow.Name == name && !flow.Enabled))
            return Problem.Usage($"The flow '{name}' is switched off, so that none of its documents is read.", $"Switch it on: its setting is in {rules.Documents.Filter(flow => flow.Name == name).Head.At.File}, enabled:");
        var names = (rules.Flows.Map(static flow => flow.Name) + rules.Documents.Map(static flow => flow.Name)).Strict();
        return names.Exists(known => known == name) ? name : Problem.Usage($"There is no flow '{name}'.", $"There are: {string.Join(", ", names)}");
    }
}
