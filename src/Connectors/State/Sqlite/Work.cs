using System.Data.Common;
using Brygga.Connectors.State.Reads;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>One unit of work of one connection: all its statements or none. <c>@connection</c> is bound in every statement.</summary>
internal sealed record Work(SqliteTransaction Transaction, string Connection, CancellationToken Stop) : IReads
{
    private SqliteConnection File => Transaction.Connection ?? throw new InvalidOperationException("the unit of work has ended");

    /// <summary>Runs a statement once; returns how many rows it touched.</summary>
    public int Run(string sql, object? parameters = null) => File.Execute(sql, With(parameters), Transaction);

    public IReadOnlyList<T> Read<T>(string sql, object? parameters = null) => File.Query<T>(sql, With(parameters), Transaction).AsList();

    /// <summary>A statement that runs many times with other values.</summary>
    public Statement Prepare(string sql, params string[] names) => new(Command(sql), names);

    public IEnumerable<DbDataReader> Stream(string sql, params (string Name, string Value)[] parameters)
    {
        using var command = Command(sql);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            Stop.ThrowIfCancellationRequested();
            yield return reader;
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = new SqliteCommand(sql, File, Transaction);
        command.Parameters.AddWithValue("@connection", Connection);
        return command;
    }

    private DynamicParameters With(object? parameters)
    {
        var all = new DynamicParameters(parameters);
        all.Add("connection", Connection);
        return all;
    }
}

/// <summary>A prepared statement: compiled once, its values set by position.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public Statement(SqliteCommand command, string[] names)
    {
        _command = command;
        _parameters = Array.ConvertAll(names, name => command.Parameters.Add(new(name, DBNull.Value)));
        command.Prepare();
    }

    public int Run(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _parameters.Length; i++) _parameters[i].Value = values[i] ?? DBNull.Value;
        return _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();
}
