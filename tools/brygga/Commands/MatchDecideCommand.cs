using System.CommandLine;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Tool.Deciding;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match accept</c>, <c>reject</c>, <c>new</c> and <c>defer</c>: one decision each.</summary>
internal static class MatchDecideCommand
{
    private const int Shown = 10;

    public static Command Accept(Surroundings surroundings) => OfTwo(
        surroundings,
        Judgement.Accept,
        "Say that two records are one, whatever the rules find.\n\nExample: brygga match accept customers/1001 customers/K-1001 --because \"same company, new number\"\nThe next run links them, and so does: brygga adopt");

    public static Command Reject(Surroundings surroundings) => OfTwo(
        surroundings,
        Judgement.Reject,
        "Say that two records are never one, whatever the rules find.\n\nExample: brygga match reject customers/1001 customers/1001 --because \"a namesake\"");

    public static Command New(Surroundings surroundings)
    {
        var (record, side) = (DecisionOptions.Record(), DecisionOptions.In());
        var command = new Command("new", "Say that a record has no partner: neither a way to link nor half a match keeps it from being created on the other side.\n\nExample: brygga match new products/ARB-12 --in severa --because \"another product under an old number\"\nIt is still not created with a key that is in use there.")
        {
            record, side,
        };
        return Finished(surroundings, command, Judgement.CreateNew, parsed => Wish.Of(parsed.GetValue(record)!, None, DecisionOptions.SideOf(parsed.GetValue(side))));
    }

    public static Command Defer(Surroundings surroundings)
    {
        var (record, other, side) = (DecisionOptions.Record(), DecisionOptions.Other(), DecisionOptions.In());
        var command = new Command("defer", "Leave a record, or two, alone until somebody decides: neither linked nor created, and every plan says so.\n\nExample: brygga match defer customers/1001 customers/1001 --because \"the customer is asked which number is right\"")
        {
            record, other, side,
        };
        return Finished(surroundings, command, Judgement.Defer, parsed => Wish.Of(parsed.GetValue(record)!, Optional(parsed.GetValue(other)), DecisionOptions.SideOf(parsed.GetValue(side))));
    }

    private static Command OfTwo(Surroundings surroundings, Judgement judgement, string help)
    {
        var (severa, fortnox) = (DecisionOptions.Severa(), DecisionOptions.Fortnox());
        return Finished(surroundings, new Command(DecisionWords.Of(judgement), help) { severa, fortnox }, judgement, parsed => Wish.Of(parsed.GetValue(severa)!, parsed.GetValue(fortnox)!, None));
    }

    private static Command Finished(Surroundings surroundings, Command command, Judgement judgement, Func<ParseResult, Either<Problem, Wish>> asked)
    {
        var (workspace, why, by) = (Options.Workspace(), DecisionOptions.Because(), DecisionOptions.By());
        command.Add(why);
        command.Add(by);
        command.Add(workspace);
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, asked(parsed), new("", "", "", DecisionWords.Of(judgement), parsed.GetValue(why)!.Trim(), parsed.GetValue(by)!.Trim()), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, Either<Problem, Wish> asked, DecisionRow row, CancellationToken stop)
    {
        if (asked.Case is not Wish wish) return (Problem)asked.Case;
        var read = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Read(company, whole: false, progress, stop));
        if (read.Case is not Taken taken) return (Problem)read.Case;
        var kept = await Keeping.Keep(company, taken, resolver => wish.Fill(resolver, row), stop);
        if (kept.Case is not Kept found) return Problem.Usage($"Nothing was decided: {((Seq<FileMistake>)kept.Case).Head.Message}.", "Records are named by number or id, as for: brygga why customers/1001");
        DecisionsText.Print(surroundings.Out, found.Decisions, found.Names);
        Tell(surroundings, (await PlanRun.Of(company, taken, stop)).Plan, found.Decisions);
        return ExitCode.Done;
    }

    /// <summary>What the next run says of the records, for which nothing more can be done here.</summary>
    public static void Tell(Surroundings surroundings, Plan plan, Seq<Decision> decisions)
    {
        var records = decisions.Bind(static decision => decision.Of.Records.Map(record => (decision.Of.Flow, record))).ToHashSet();
        FindingsText.Print(surroundings.Out, plan.Findings.Filter(finding => finding.Records.Exists(record => records.Contains((finding.Flow, record)))).Strict(), Seq<Finding>(), Shown);
    }
}
