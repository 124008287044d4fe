using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Which company of each system the connection is with.</summary>
internal static class CompanyTable
{
    public static void Keep(Work work, Side system, string id, DateTimeOffset at) => work.Run(
        "INSERT INTO companies (connection, system, company_id, seen_at) VALUES (@connection, @system, @id, @at) ON CONFLICT (connection, system) DO NOTHING",
        new { system = system.Word(), id, at = Stored.Instant(at) });
}
