using System.CommandLine;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga connect</c>: lets Brygga into the two companies (M36).</summary>
internal static class ConnectCommand
{
    public static Command Make(Surroundings surroundings) => new("connect", "Let Brygga into a system, and see which company answers.\n\nExample: brygga connect fortnox --workspace acme")
    {
        ConnectFortnoxCommand.Make(surroundings),
        ConnectSeveraCommand.Make(surroundings),
    };
}
