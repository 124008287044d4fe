using System.CommandLine;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Tool.Deciding;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match forget</c>: takes a decision back. It calls nobody, so that a decision of what is gone can be taken back too.</summary>
internal static class MatchForgetCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (record, other, why, by, workspace) = (DecisionOptions.Record(), DecisionOptions.Other(), DecisionOptions.Because(), DecisionOptions.By(), Options.Workspace());
        var command = new Command("forget", "Take a decision back: the rules alone decide again. It stays in the transfer log.\n\nExample: brygga match forget customers/1001 customers/K-1001 --because \"two companies after all\"\nA link that came of it stays.")
        {
            record, other, why, by, workspace,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, Wish.Of(parsed.GetValue(record)!, Optional(parsed.GetValue(other)), None), parsed.GetValue(why)!.Trim(), parsed.GetValue(by)!.Trim(), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, Either<Problem, Wish> asked, string why, string who, CancellationToken stop)
    {
        if (asked.Case is not Wish wish) return (Problem)asked.Case;
        if (why.Length == 0) return Problem.Usage("It does not say why.", "Say it with --because.");
        var names = await MirroredNames.Of(company.State, company.Rules, stop);
        var decisions = (await company.State.LoadMemory(company.Rules, stop)).Decisions.Filter(decision => decision.Of.Flow == wish.Flow).Strict();
        var meant = decisions.Filter(decision => IsMeant(names, wish, decision.Of)).Strict();
        if (meant is not [var only]) return NotOne(surroundings, wish, meant.IsEmpty ? decisions.Filter(decision => decision.Of.Records.Exists(record => IsCalled(names, record, wish.Key))).Strict() : meant, names);
        await company.State.Withdraw(Seq1(new Withdrawal(only.Of, who, company.Clock.GetUtcNow(), why)), stop);
        surroundings.Out.WriteLine("Forgotten:");
        DecisionsText.Print(surroundings.Out, Seq1(only), names);
        return ExitCode.Done;
    }

    private static Problem NotOne(Surroundings surroundings, Wish wish, Seq<Decision> near, RecordNames names)
    {
        DecisionsText.Print(surroundings.Error, near, names);
        return near.IsEmpty
            ? Problem.Usage($"Nothing was decided of '{wish.Flow}/{wish.Key}'.", "See what was decided with: brygga match list")
            : Problem.Usage("It is not clear which of these is meant.", "Name the records of one of them, as brygga match export does.");
    }

    private static bool IsMeant(RecordNames names, Wish wish, Subject of) => wish.Other.Match(
        other => of.Severa.Exists(record => IsCalled(names, record, wish.Key)) && of.Fortnox.Exists(record => IsCalled(names, record, other)),
        () => of.Records is [var only] && IsCalled(names, only, wish.Key));

    /// <summary>Also one that is no longer there, by its id.</summary>
    private static bool IsCalled(RecordNames names, RecordRef record, string key) => record.ToString() == key || record.Id == key || names[record] == key;
}
