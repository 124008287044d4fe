using System.Data;
using System.Data.Common;
using Brygga.Connectors.State.Reads;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>One unit of work of one connection: all its statements or none. <c>@connection</c> is bound in every statement.</summary>
internal sealed record Work(SqlTransaction Transaction, string Connection, CancellationToken Stop) : IReads
{
    /// <summary>Longer than anybody waits for a lock, so that a wait ends with an answer.</summary>
    private const int Seconds = 120;

    private SqlConnection Server => Transaction.Connection ?? throw new InvalidOperationException("the unit of work has ended");

    /// <summary>Runs a statement once; returns how many rows it touched.</summary>
    public int Run(string sql, object? parameters = null) => Server.Execute(Command(sql, With(parameters)));

    /// <summary>Runs a statement once for all rows of a set; returns how many rows it touched.</summary>
    public int Run(string sql, RowSet set, object? parameters = null)
    {
        var all = With(parameters);
        all.Add("rows", set.Rows, DbType.String, size: -1);
        all.Add("bytes", set.AllBytes, DbType.Binary, size: -1);
        return Server.Execute(Command(sql, all));
    }

    public IReadOnlyList<T> Read<T>(string sql, object? parameters = null) => Server.Query<T>(Command(sql, With(parameters))).AsList();

    public IEnumerable<DbDataReader> Stream(string sql, params (string Name, string Value)[] parameters)
    {
        using var command = new SqlCommand(sql, Server, Transaction) { CommandTimeout = Seconds };
        command.Parameters.AddWithValue("@connection", Connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            Stop.ThrowIfCancellationRequested();
            yield return reader;
        }
    }

    private CommandDefinition Command(string sql, DynamicParameters parameters)
    {
        Stop.ThrowIfCancellationRequested();
        return new(sql, parameters, Transaction, Seconds);
    }

    private DynamicParameters With(object? parameters)
    {
        var all = new DynamicParameters(parameters);
        all.Add("connection", Connection);
        return all;
    }
}
