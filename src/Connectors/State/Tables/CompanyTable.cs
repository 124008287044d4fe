using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Tables;

/// <summary>Which company of each system the connection is with.</summary>
internal static class CompanyTable
{
    public static void Keep(IWork work, Side system, string id, DateTimeOffset at) =>
        work.Run(Sql.Keep, new { system = system.Word(), id, at = Stored.Instant(at) });

    public static class Sql
    {
        public const string Keep =
            """
            INSERT INTO companies (connection, system, company_id, seen_at) SELECT @connection, @system, @id, @at
            WHERE NOT EXISTS (SELECT 1 FROM companies WHERE connection = @connection AND system = @system);
            """;
    }
}
