using System.Reflection;
using System.Text.RegularExpressions;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.SqlServer;
using Brygga.Connectors.State.Tables;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>One statement or batch that the store sends.</summary>
internal sealed record Statement(string Name, string Sql)
{
    public override string ToString() => Name;
}

/// <summary>Every statement that the store sends to SQL Server: what the nested classes named Sql hold, and what is put together.</summary>
internal static partial class Statements
{
    private static readonly string[] Folders = ["Brygga.Connectors.State", "Brygga.Connectors.State.Copying", "Brygga.Connectors.State.Reads", "Brygga.Connectors.State.SqlServer", "Brygga.Connectors.State.Tables"];

    public static IReadOnlyList<Type> Types { get; } = typeof(IStateStore).Assembly.GetTypes().Where(static type => Folders.Contains(type.Namespace, StringComparer.Ordinal)).ToArray();

    /// <summary>Questions to the log with each condition alone, and with all of them.</summary>
    public static IReadOnlyList<LogQuery> Queries { get; } =
    [
        new(1),
        new(1) { Since = DateTimeOffset.UnixEpoch },
        new(1) { Until = DateTimeOffset.UnixEpoch },
        new(1) { Levels = LogLevels.All },
        new(1) { Flow = "customers" },
        new(1) { About = "1001" },
        new(1) { Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch, Levels = LogLevels.All, Flow = "customers", About = "1001" },
    ];

    public static IReadOnlyList<Statement> All { get; } = [.. Constants(), .. Sets().Select(static set => new Statement(set.Name, RowSet.Text(set.Of))), .. LogQueries(), .. Copying()];

    /// <summary>Statements over sets of rows, before a store puts its source of rows there.</summary>
    public static IEnumerable<(string Name, SetStatement Of)> Sets() =>
        from field in Fields()
        where field.FieldType == typeof(SetStatement)
        select (NameOf(field), (SetStatement)field.GetValue(null)!);

    private static IEnumerable<Statement> Constants() =>
        from field in Fields()
        where field is { IsLiteral: true } && field.FieldType == typeof(string)
        select new Statement(NameOf(field), (string)field.GetRawConstantValue()!);

    private static IEnumerable<FieldInfo> Fields() =>
        from type in Types
        where type is { Name: "Sql", DeclaringType: not null }
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        select field;

    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.DeclaringType!.Name}.{field.Name}";

    private static IEnumerable<Statement> LogQueries() =>
        Queries.Select(static (query, i) => new Statement($"LogReads.Find{i}", ListAsParameters(LogReads.Sql(query, Work.LogWords))));

    private static IEnumerable<Statement> Copying() => StateTables.All.AsEnumerable().SelectMany(static table => new[]
    {
        new Statement($"CopyOuts.Select {table.Name}", CopyOuts.Select(table)),
        new Statement($"CopyOuts.Count {table.Name}", CopyOuts.Count(table)),
        new Statement($"CopyIns.Insert {table.Name}", RowSet.Text(CopyIns.Insert(table))),
    });

    /// <summary>As Dapper writes a list.</summary>
    public static string ListAsParameters(string sql) => List().Replace(sql, "IN (@${name}1, @${name}2)");

    [GeneratedRegex("IN @(?<name>[a-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();
}
