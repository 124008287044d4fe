using Microsoft.Data.SqlClient;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Which errors of SQL Server go away by themselves: then the whole unit of work is done again.</summary>
internal static class Transient
{
    /// <summary>From this severity on, the server has ended the connection.</summary>
    private const byte Fatal = 20;

    public static bool Is(SqlException fault) => Is(fault.Number, fault.Class);

    /// <param name="number">The error's number.</param>
    /// <param name="severity">Its class, as SqlClient calls it.</param>
    public static bool Is(int number, byte severity) => severity >= Fatal || Numbers.Contains(number);

    public static IReadOnlyList<int> Numbers { get; } =
    [
        -2, // the time for the answer ran out: the outcome is unknown
        -1, 0, 2, 53, 64, 121, 233, 258, 10053, 10054, 10060, 10061, 11001, // the connection was lost, or never came to be
        1205, // chosen as the victim of a deadlock
        1222, // a lock was not to be had in time
        4060, 4221, 10928, 10929, 40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920, // Azure SQL moves, restarts or is busy
    ];
}
