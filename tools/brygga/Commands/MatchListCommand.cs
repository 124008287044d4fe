using System.CommandLine;
using System.Text;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Tool.Deciding;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match list</c> and <c>export</c>: what was decided. They call nobody and need no lock.</summary>
internal static class MatchListCommand
{
    public static Command List(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var flow = new Argument<string?>("FLOW") { Description = "Of this flow alone.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("list", "Show what was decided, by whom, when and why.\n\nExample: brygga match list customers --workspace acme")
        {
            flow, workspace, json,
        };
        command.SetAction((parsed, stop) => Run(surroundings, parsed.GetValue(workspace)!.FullName, Optional(parsed.GetValue(flow)), parsed.GetValue(json) ? ShowJson : Show, stop));
        return command;

        void ShowJson(Seq<Decision> decisions, RecordNames names) => surroundings.Out.Say(DecisionsText.Json(decisions, names));

        void Show(Seq<Decision> decisions, RecordNames names)
        {
            DecisionsText.Print(surroundings.Out, decisions, names);
            if (decisions.IsEmpty) surroundings.Error.Say("Nothing was decided yet.");
        }
    }

    public static Command Export(Surroundings surroundings)
    {
        var workspace = Options.Workspace();
        var file = new Argument<FileInfo?>("FILE.csv") { Description = "Where to write; standard output if nothing is said.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Write what was decided as CSV, for a spreadsheet or another workspace.\n\nExample: brygga match export decided.csv --workspace acme\nbrygga match import reads it.")
        {
            file, workspace,
        };
        command.SetAction((parsed, stop) => Run(surroundings, parsed.GetValue(workspace)!.FullName, None, (decisions, names) => Write(surroundings, parsed.GetValue(file), DecisionFile.Write(DecisionsText.Rows(decisions, names))), stop));
        return command;
    }

    /// <summary>A file begins with the mark by which spreadsheets know UTF-8.</summary>
    private static void Write(Surroundings surroundings, FileInfo? file, string text)
    {
        if (file is null) surroundings.Out.Profile.Out.Writer.Write(text);
        else
        {
            File.WriteAllText(file.FullName, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            surroundings.Error.WriteLine($"Saved as {file.Name}.");
        }
    }

    private static async Task<int> Run(Surroundings surroundings, string folder, LanguageExt.Option<string> flow, Action<Seq<Decision>, RecordNames> show, CancellationToken stop)
    {
        var opened = from workspace in WorkspaceFile.Open(folder)
                     from files in RuleSource.Of(workspace)
                     from rules in files.Compile().ToEither().MapLeft(mistakes => Problem.Of(mistakes, files.Files))
                     from known in flow.ForAll(name => rules.Flows.Exists(one => one.Name == name))
                         ? Right<Problem, Unit>(unit)
                         : Problem.Usage($"There is no flow '{flow.IfNone("")}' between registers.", $"There are: {string.Join(", ", rules.Flows.Map(static one => one.Name))}")
                     select (workspace, rules);
        if (opened.Case is not (Workspace of, RuleBook book)) return surroundings.Say((Problem)opened.Case);
        if (!States.IsThere(of))
        {
            show(Seq<Decision>(), new(book, Snapshot.Empty));
            return ExitCode.Done;
        }
        var place = await States.Open(of, surroundings.Seams, stop);
        if (place.Case is not OpenState found) return surroundings.Say((Problem)place.Case);
        await using var state = found.Store;
        var decisions = (await state.LoadMemory(book, stop)).Decisions.Filter(decision => flow.ForAll(name => name == decision.Of.Flow)).Strict();
        show(decisions, await MirroredNames.Of(state, book, stop));
        return ExitCode.Done;
    }
}
