using System.CommandLine;
using System.Text;
using Brygga.Engine.Data;
using Brygga.Tool.Deciding;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match import FILE.csv</c>: many decisions at once, all of them or none.</summary>
internal static class MatchImportCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, by) = (Options.Workspace(), DecisionOptions.By());
        var file = new Argument<FileInfo>("FILE.csv") { Description = "Columns: flow, severa, fortnox, decision (accept, reject, new, defer), why, and by if others decided." };
        var command = new Command("import", "Take decisions from a CSV file, as a spreadsheet saves it: all of them, or none where a line is wrong.\n\nExample: brygga match import decided.csv --workspace acme\nbrygga match export writes the same format.")
        {
            file, by, workspace,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName, company => Run(surroundings, company, parsed.GetValue(file)!, parsed.GetValue(by)!, stop), stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, FileInfo file, string who, CancellationToken stop)
    {
        if (Open(file, who).Case is not Seq<NumberedRow> rows) return (Problem)Open(file, who).Case;
        var read = await ProgressLines.Reading(surroundings.Error, progress => PlanRun.Read(company, whole: false, progress, stop));
        if (read.Case is not Taken taken) return (Problem)read.Case;
        return await (await Import(surroundings, company, taken, file, rows, stop)).MapAsync(async decisions =>
        {
            MatchDecideCommand.Tell(surroundings, (await PlanRun.Of(company, taken, stop)).Plan, decisions);
            return ExitCode.Done;
        });
    }

    /// <summary>The rows of a file, or all that is wrong with it.</summary>
    /// <param name="who">Who has decided where a row does not say.</param>
    public static Either<Problem, Seq<NumberedRow>> Open(FileInfo file, string who)
    {
        if (!file.Exists) return Problem.Usage($"There is no file {file.FullName}.", "Make one with: brygga match export FILE.csv");
        try
        {
            return DecisionFile.Read(File.ReadAllText(file.FullName, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)))
                .Map(rows => rows.Map(row => row.Row.By.Length > 0 ? row : row with { Row = row.Row with { By = who } }).Strict())
                .MapLeft(mistakes => Refused(file, mistakes));
        }
        catch (DecoderFallbackException)
        {
            return Problem.Usage($"{file.Name} is not in UTF-8.", "Save it from the spreadsheet as: CSV UTF-8.");
        }
    }

    /// <summary>Keeps the rows' decisions, and tells how many there are.</summary>
    public static async Task<Either<Problem, Seq<Decision>>> Import(Surroundings surroundings, Company company, Taken taken, FileInfo file, Seq<NumberedRow> rows, CancellationToken stop) =>
        (await Keeping.Keep(company, taken, _ => rows, stop)).MapLeft(mistakes => Refused(file, mistakes)).Map(kept =>
        {
            surroundings.Error.WriteLine($"Took {kept.Decisions.Count} decisions from {file.Name}.");
            return kept.Decisions;
        });

    private static Problem Refused(FileInfo file, Seq<FileMistake> mistakes) =>
        Problem.Usage($"Nothing was taken from {file.Name}:\n  {string.Join("\n  ", mistakes)}", "Mend these lines, and import the file again.");
}
