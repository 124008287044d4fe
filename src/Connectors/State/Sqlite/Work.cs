using System.Data.Common;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.Tables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>A unit of work in a transaction of the file.</summary>
internal sealed record Work(SqliteTransaction Transaction, string Connection, CancellationToken Stop) : IWork
{
    public static LogWords LogWords { get; } = new("AND (instr(item, @about) > 0 OR instr(message, @about) > 0)", "LIMIT @most");

    public LogWords Words => LogWords;

    private SqliteConnection File => Transaction.Connection ?? throw new InvalidOperationException("the unit of work has ended");

    public int Run(string sql, object? parameters = null) => File.Execute(sql, With(parameters), Transaction);

    /// <summary>Row by row: the statement is compiled once, and each row is a set of one.</summary>
    public int Run(SetStatement statement, IEnumerable<object?[]> rows, params (string Name, string Value)[] parameters)
    {
        using var command = Command(statement.From($"(SELECT {string.Join(", ", statement.Columns.Map(static c => $"@{c.Name} AS {c.Name}"))})"), parameters);
        var columns = statement.Columns.Map(column => command.Parameters.Add(new($"@{column.Name}", DBNull.Value))).ToArray();
        command.Prepare();
        var touched = 0;
        foreach (var row in rows)
        {
            Stop.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Length; i++) columns[i].Value = row[i] ?? DBNull.Value;
            touched += command.ExecuteNonQuery();
        }
        return touched;
    }

    public IReadOnlyList<T> Read<T>(string sql, object? parameters = null) => File.Query<T>(sql, With(parameters), Transaction).AsList();

    public IEnumerable<DbDataReader> Stream(string sql, params (string Name, string Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            Stop.ThrowIfCancellationRequested();
            yield return reader;
        }
    }

    private SqliteCommand Command(string sql, (string Name, string Value)[] parameters)
    {
        var command = new SqliteCommand(sql, File, Transaction);
        command.Parameters.AddWithValue("@connection", Connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private DynamicParameters With(object? parameters)
    {
        var all = new DynamicParameters(parameters);
        all.Add("connection", Connection);
        return all;
    }
}
