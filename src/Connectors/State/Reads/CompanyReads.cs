using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Reads;

/// <summary>Which company of each system the connection is with.</summary>
internal static class CompanyReads
{
    public static Option<string> Find(IReads reads, Side system) => reads.Read<string>(Sql.Find, new { system = system.Word() }).HeadOrNone();

    public static class Sql
    {
        public const string Find = "SELECT company_id FROM companies WHERE connection = @connection AND system = @system";
    }
}
