using System.CommandLine;
using Brygga.Connectors.Reports;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga compare</c>: how the two registers of a flow correspond, by points and by what links them (M8 to M10).</summary>
internal static class CompareCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, whole, all) = (Options.Workspace(), Options.Json(), Options.Whole(), Options.All());
        var flow = new Argument<string?>("FLOW") { Description = "The registers to compare: customers. Without it, all whose rules give points.", Arity = ArgumentArity.ZeroOrOne };
        var only = new System.CommandLine.Option<string?>("--only") { Description = "Show only records that stand so." }.AcceptOnlyFromAmong(Kinds.Keys.ToArray());
        var report = new System.CommandLine.Option<FileInfo?>("--report") { Description = "Also write a report to a file: comparison.html, .txt or .csv, or by a template of your own." };
        var command = new Command("compare", "Compare the two registers of a flow by points, and tell what would be linked and what needs a person; change nothing.\n\nExample: brygga compare customers --workspace acme --report customers.html\nEnds with 0 (everything is linked, or alone on purpose) or 3 (something needs a person).")
        {
            flow, workspace, report, only, json, all, whole,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(
                surroundings,
                company,
                new(Optional(parsed.GetValue(flow)), Optional(parsed.GetValue(only)).Map(static word => Kinds[word]), parsed.GetValue(report), parsed.GetValue(json), parsed.GetValue(all)),
                parsed.GetValue(whole),
                stop),
            stop));
        return command;
    }

    private static Dictionary<string, ReviewKind> Kinds { get; } =
        Enum.GetValues<ReviewKind>().ToDictionary(static kind => ReviewWords.Of(kind).Replace(' ', '-'), static kind => kind, StringComparer.Ordinal);

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, Wishes wishes, bool whole, CancellationToken stop)
    {
        var flows = Comparisons.Flows(company.Rules, wishes.Flow);
        if (flows.Case is Problem unknown) return unknown;
        var opened = Reports.Open(company.Workspace, "comparison", wishes.Report);
        if (opened.Case is Problem mistake) return mistake;
        var planned = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Plan(company, whole, progress, stop));
        if (planned.Case is not Planned read) return (Problem)planned.Case;
        var found = Comparisons.Of(company.Rules, read, (Seq<Flow>)flows.Case);
        Show(surroundings, found, wishes);
        return opened.Bind(reports => reports.Map(one => one.Render(new ComparisonReport(company.Workspace.Connection, read.ReadAt, found.Reviews, found.Blocked), stop)).Sequence()).Map(text =>
        {
            text.IfSome(written => Files.SaveReport(surroundings, wishes.Report!, written));
            return found.Open > 0 || !found.Blocked.IsEmpty ? ExitCode.Findings : ExitCode.Done;
        });
    }

    private static void Show(Surroundings surroundings, Comparisons found, Wishes wishes)
    {
        if (wishes.Json) surroundings.Out.Say(CompareJson.Of(found, wishes.Only));
        else CompareText.Print(surroundings.Out, found, wishes.Only, wishes.All);
    }

    /// <summary>What is wanted of the comparison.</summary>
    private sealed record Wishes(LanguageExt.Option<string> Flow, LanguageExt.Option<ReviewKind> Only, FileInfo? Report, bool Json, bool All);
}
