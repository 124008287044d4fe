using System.Globalization;
using DuckDB.NET.Data;

namespace Brygga.Bench.HeadToHead;

/// <summary>A script for DuckDB, in a database of its own that is gone afterwards.</summary>
internal sealed class SqlJob(string script) : IMatchingJob
{
    public long Run()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
        command.CommandText = "select count(*) from pairs";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
