using System.CommandLine;
using Brygga.Rules;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga rules show</c>: the rules in force, the overlay laid over the shipped ones.</summary>
internal static class RulesShowCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var workspace = Options.AnyWorkspace();
        var name = new Argument<string?>("NAME") { Description = "customers, settings, systems/severa ...; without it the names are listed.", Arity = ArgumentArity.ZeroOrOne };
        var origin = new System.CommandLine.Option<bool>("--origin") { Description = "Say of every line where it was written." };
        var command = new Command("show", "Show the rules in force: the workspace's changes laid over the shipped rules.\n\nExample: brygga rules show customers --origin --workspace acme")
        {
            name, origin, workspace,
        };
        command.SetAction(parsed => surroundings.Ends(RuleSource.Open(Options.Folder(parsed.GetValue(workspace)))
            .Bind(rules => Shown(rules, parsed.GetValue(name), parsed.GetValue(origin)))
            .Map(text =>
            {
                surroundings.Out.Say(text.TrimEnd());
                return ExitCode.Done;
            })));
        return command;
    }

    private static Either<Problem, string> Shown(RuleSource rules, string? name, bool origins) => name is null
        ? string.Join('\n', RuleBooks.Names(rules.Shipped, rules.Overlay).Map(static n => Path.ChangeExtension(n, null)))
        : RuleBooks.Show(rules.Shipped, rules.Overlay, name, origins).ToEither().MapLeft(mistakes => Problem.Of(mistakes, rules.Files));
}
