using System.CommandLine;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga match</c>: what people decide of pairs that the rules can't tell (M10), and how records find their partners.</summary>
internal static class MatchCommand
{
    public static Command Make(Surroundings surroundings) => new("match", """
        Decide which records are one, and which are not, where the rules can't tell. Decisions outlive every rule.

        Example: brygga match accept customers/1001 customers/K-1001 --because "same company, new number"
        Then: brygga adopt
        """)
    {
        MatchDecideCommand.Accept(surroundings),
        MatchDecideCommand.Reject(surroundings),
        MatchDecideCommand.New(surroundings),
        MatchDecideCommand.Defer(surroundings),
        MatchForgetCommand.Make(surroundings),
        MatchListCommand.List(surroundings),
        MatchListCommand.Export(surroundings),
        MatchImportCommand.Make(surroundings),
        MatchAnalyseCommand.Make(surroundings),
        MatchTuneCommand.Make(surroundings),
    };
}
