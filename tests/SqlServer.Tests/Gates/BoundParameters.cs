using System.Data.Common;
using System.Text.Json;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.SqlServer;
using Brygga.Connectors.State.Tables;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>Stands in for the server, which is the only one to notice: each statement gets every parameter that it names, and every column of its rows.</summary>
internal sealed class BoundParameters : IWork
{
    /// <summary>The statements that came by.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public List<string> Missing { get; } = [];

    public LogWords Words => Work.LogWords;

    /// <summary>How many rows each statement is said to have touched: none, so that what adds a row is sent too.</summary>
    public int Touched { get; set; }

    public int Run(string sql, object? parameters = null)
    {
        Check(sql, Names(parameters));
        return Touched;
    }

    public int Run(SetStatement statement, IEnumerable<object?[]> rows, params (string Name, string Value)[] parameters)
    {
        var sql = RowSet.Text(statement);
        foreach (var part in RowSet.Parts(statement.Columns, rows))
        {
            Check(sql, [.. parameters.Select(static p => p.Name), "@rows", "@bytes"]);
            CheckColumns(sql, part.Rows);
        }
        return Touched;
    }

    public IReadOnlyList<T> Read<T>(string sql, object? parameters = null)
    {
        Check(sql, Names(parameters));
        return typeof(T) == typeof(long) ? [default!] : [];
    }

    public IEnumerable<DbDataReader> Stream(string sql, params (string Name, string Value)[] parameters)
    {
        Check(sql, parameters.Select(static p => p.Name));
        return [];
    }

    private static IEnumerable<string> Names(object? parameters) => parameters?.GetType().GetProperties().Select(static p => $"@{p.Name}") ?? [];

    private void Check(string sql, IEnumerable<string> bound)
    {
        Seen.Add(sql);
        var given = bound.Append("@connection").ToHashSet(StringComparer.Ordinal);
        Missing.AddRange(Parameters.Of(Statements.ListAsParameters(sql)).Where(name => !given.Contains(name.TrimEnd('1', '2'))).Select(name => $"{name} is not bound in\n{sql}"));
    }

    private void CheckColumns(string sql, string rows)
    {
        using var json = JsonDocument.Parse(rows);
        var given = json.RootElement.EnumerateArray().SelectMany(static row => row.EnumerateObject()).Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        var wanted = TSql.All<OpenJsonTableReference>(TSql.Tree(sql)).SelectMany(static o => o.SchemaDeclarationItems).Select(static c => c.ColumnDefinition.ColumnIdentifier.Value).ToHashSet(StringComparer.Ordinal);
        if (given.Count > 0 && !given.SetEquals(wanted)) Missing.Add($"rows have {string.Join(", ", given.Order())}, wanted are {string.Join(", ", wanted.Order())} in\n{sql}");
    }
}
