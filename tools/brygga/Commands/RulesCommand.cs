using System.CommandLine;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga rules</c>: everything about the rule files alone; no system is called.</summary>
internal static class RulesCommand
{
    public static Command Make(Surroundings surroundings) =>
        new("rules", "Check, test and try out the mapping rules; no system is called.\n\nExample: brygga rules check --workspace acme")
        {
            RulesCheckCommand.Make(surroundings),
            RulesTestCommand.Make(surroundings),
            RulesShowCommand.Make(surroundings),
            RulesEvalCommand.Make(surroundings),
            RulesReplCommand.Make(surroundings),
            RulesSchemaCommand.Make(surroundings),
        };
}
