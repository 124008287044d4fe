using System.CommandLine;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga rules repl</c>: expressions against a record, one a line.</summary>
internal static class RulesReplCommand
{
    private const string Prompt = "> ";

    private const string Words = """
        An expression         its value on the record at hand
        :type EXPR            its type
        :reads EXPR           what it looks at
        :record FILE          take another record
        :of ENTITY            take a record of another kind: severa.customer, fortnox.customer ..
        :help                 these lines
        :quit                 end; so does the end of the input
        """;

    public static Command Make(Surroundings surroundings)
    {
        var (workspace, record, of) = (Options.AnyWorkspace(), Options.Record(), Options.Of());
        var command = new Command("repl", $"Try expressions on a record, one a line.\n\nExample: brygga rules repl --record ada.json\n         echo 'name | upper' | brygga rules repl --record ada.json\n\n{Words}")
        {
            record, of, workspace,
        };
        command.SetAction(parsed => surroundings.Ends(
            RuleSource.Open(Options.Folder(parsed.GetValue(workspace)))
                .Bind(rules => Playground.Open(rules, parsed.GetValue(of)!, Prelude.Optional(parsed.GetValue(record)).Map(static f => f.FullName)))
                .Map(playground => Talk(surroundings, playground))));
        return command;
    }

    private static int Talk(Surroundings surroundings, Playground playground)
    {
        var asks = !Console.IsInputRedirected;
        if (asks) surroundings.Error.Say($"Fields of {playground.Evaluation.Schema.Entity} are bare names; :help for more.");
        while (Line(surroundings, asks) is { } line && line != ":quit")
        {
            var (word, rest) = Split(line);
            if (word == ":record") playground = Take(surroundings, playground, playground.With(rest));
            else if (word == ":of") playground = Take(surroundings, playground, playground.Of(rest));
            else if (line.Length > 0) surroundings.Out.Say(Answer(playground, word, rest));
        }
        return ExitCode.Done;
    }

    private static Playground Take(Surroundings surroundings, Playground playground, Either<Problem, Playground> other) => other.Match(
        static taken => taken,
        problem =>
        {
            surroundings.Say(problem);
            return playground;
        });

    private static string Answer(Playground playground, string word, string rest) => word switch
    {
        ":type" => Try(playground, rest, static (expression, _) => expression.Type),
        ":reads" => Try(playground, rest, static (_, result) => string.Join('\n', Playground.Reads(result))),
        ":help" => Words,
        _ when word.Length > 0 => $"There is no {word}.\n{Words}",
        _ => Try(playground, rest, static (_, result) => Playground.Shown(result.Value)),
    };

    private static string Try(Playground playground, string expression, Func<Brygga.Rules.Evaluable, Brygga.Rules.Evaluated, string> shown) =>
        playground.Try(expression).Match(tried => shown(tried.Expression, tried.Result), static mistakes => mistakes.TrimEnd());

    private static string? Line(Surroundings surroundings, bool asks)
    {
        if (asks) surroundings.Error.Profile.Out.Writer.Write(Prompt);
        return Console.In.ReadLine()?.Trim();
    }

    /// <summary>A word that begins with a colon, and what follows it.</summary>
    private static (string Word, string Text) Split(string line)
    {
        if (!line.StartsWith(':')) return ("", line);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line, "") : (line[..space], line[(space + 1)..].Trim());
    }
}
