using System.Data;
using System.Data.Common;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.Tables;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>A unit of work in a transaction of the server.</summary>
internal sealed record Work(SqlTransaction Transaction, string Connection, CancellationToken Stop) : IWork
{
    /// <summary>Longer than anybody waits for a lock, so that a wait ends with an answer.</summary>
    private const int Seconds = 120;

    public static LogWords LogWords { get; } = new("AND (CHARINDEX(@about, item) > 0 OR CHARINDEX(@about, message) > 0)", "OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY");

    public LogWords Words => LogWords;

    private SqlConnection Server => Transaction.Connection ?? throw new InvalidOperationException("the unit of work has ended");

    public int Run(string sql, object? parameters = null) => Server.Execute(Command(sql, With(parameters)));

    public int Run(SetStatement statement, IEnumerable<object?[]> rows, params (string Name, string Value)[] parameters)
    {
        var sql = RowSet.Text(statement);
        return RowSet.Parts(statement.Columns, rows).Sum(part =>
        {
            var all = With(null);
            foreach (var (name, value) in parameters) all.Add(name, value);
            all.Add("rows", part.Rows, DbType.String, size: -1);
            all.Add("bytes", part.Bytes, DbType.Binary, size: -1);
            return Server.Execute(Command(sql, all));
        });
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
