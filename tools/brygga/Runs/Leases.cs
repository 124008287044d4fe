using Brygga.Connectors.State.Leases;
using Brygga.Tool.Workspaces;

namespace Brygga.Tool.Runs;

/// <summary>Who works on a workspace's connection.</summary>
internal static class Leases
{
    public static Leasing Of(Workspace workspace, ILeases leases, Seams seams) =>
        new(leases, $"{workspace.State.Beside}.{Uri.EscapeDataString(workspace.Connection)}.lock", seams.Lease, seams.Clock, seams.Alive);

    public static Problem Held(Workspace workspace, Lease by) => new(
        ExitCode.PersonNeeded,
        $"Another brygga ({by.Holder}) has been working on '{workspace.Connection}' since {by.TakenAt:yyyy-MM-dd HH:mm:ss}Z.\nWait until it is done, or end it. What it does: brygga lock show. If it is frozen and can't be ended: brygga lock break");
}
