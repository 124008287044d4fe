using System.CommandLine;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match</c>: how records find their partners.</summary>
internal static class MatchCommand
{
    public static Command Make(Surroundings surroundings) => new("match", "See how records of two registers find their partners.\n\nExample: brygga match analyse customers --workspace acme")
    {
        MatchAnalyseCommand.Make(surroundings),
    };
}
