using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Which company of each system the connection is with.</summary>
internal static class CompanyTable
{
    public static Option<string> Find(Work work, Side system) => work
        .Read<string>("SELECT company_id FROM companies WHERE connection = @connection AND system = @system", new { system = system.Word() })
        .HeadOrNone();

    public static void Keep(Work work, Side system, string id, DateTimeOffset at) => work.Run(
        "INSERT INTO companies (connection, system, company_id, seen_at) VALUES (@connection, @system, @id, @at) ON CONFLICT (connection, system) DO NOTHING",
        new { system = system.Word(), id, at = Stored.Instant(at) });
}
