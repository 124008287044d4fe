using System.CommandLine;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga state</c>: where the state is, how far it was brought up to date, and how it moves from one store to another.</summary>
internal static class StateCommand
{
    public static Command Make(Surroundings surroundings) => new("state", """
        Look at what Brygga keeps of a workspace, and move it: from a SQLite file to SQL Server, or back.

        Example: brygga state status --workspace acme
        Example: brygga state export acme.jsonl --workspace acme
        """)
    {
        StateStatusCommand.Make(surroundings),
        StateMigrateCommand.Make(surroundings),
        StateExportCommand.Make(surroundings),
        StateImportCommand.Make(surroundings),
    };
}
